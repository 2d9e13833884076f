import { bestRates } from '../sweep/best-rate.ts';
import type { SweepPlan } from '../sweep/plan.ts';
import { rateScaling } from '../sweep/rate-scaling.ts';
import type { RunResult } from '../sweep/results.ts';

const short = (value: number) => (Number.isFinite(value) ? String(Number(value.toPrecision(4))) : '–');

/** The best η of every B of a sweep that asks for it, one line each, and how it grows with B; nothing for other sweeps. */
export function tuningLines(plan: SweepPlan, results: readonly RunResult[]): string[] {
  const { tune } = plan.spec;
  if (tune === undefined) return [];
  const lines = bestRates(plan, results, tune).map(({ batchSize, learningRate, value, edge }) => {
    const warning = edge ? `  the ${edge} η of the grid: extend it` : '';
    return `  B = ${batchSize}: best η ${short(learningRate)}, ${tune} ${short(value)}${warning}`;
  });
  const { exponent, interval } = rateScaling(plan, results, tune);
  const range = interval ? ` [${short(interval.low)}, ${short(interval.high)}]` : '';
  return [`Best η by ${tune}:`, ...lines, `  exponent of B: ${short(exponent)}${range} (linear scaling: 1)`];
}
