import type { Interval } from '../math/interval.ts';
import { type BestRate, bestRates } from '../sweep/results/best-rate.ts';
import { rateScaling } from '../sweep/results/rate-scaling.ts';
import type { RunResult } from '../sweep/results/results.ts';
import { conditionText, unitText } from '../sweep/results/units.ts';
import type { SweepPlan } from '../sweep/sweep-plan.ts';

const short = (value: number) =>
  Number.isFinite(value) ? String(Number(value.toPrecision(4))).replace(/^-/, '−') : '–';

const bracketed = ({ low, high }: Interval) => `95 % [${short(low)}, ${short(high)}]`;

/** Prediction for new seeds at the η that was chosen on these. */
const forecast = ({ interval, unit }: BestRate) =>
  Number.isFinite(interval.low) ? ` (new ${unit}s: ${bracketed(interval)})` : '';

/** The best η of every B, one line each, and its scaling with B; empty for sweeps without `tune`. */
export function tuningLines(plan: SweepPlan, results: readonly RunResult[]): string[] {
  const { tune } = plan.spec;
  if (tune === undefined) return [];
  const lines = bestRates(plan, results, tune).map((best) => {
    const { batchSize, learningRate, value, edge } = best;
    const warning = edge ? `  the ${edge} η of the grid: extend it` : '';
    return `  B = ${batchSize}: best η ${short(learningRate)}, mean ${tune} there ${short(value)}${forecast(best)}${warning}`;
  });
  const condition = conditionText(plan);
  const { exponent, interval, units, unit } = rateScaling(plan, results, tune);
  const name = units > 1 ? `mean per-${unit.replace(' ', '-')} exponent of B` : 'exponent of B';
  const range = units > 1 ? `, ${bracketed(interval)}` : '';
  return [
    `Best η by ${tune}${condition && `, intervals ${condition}`}:`,
    ...lines,
    `  ${name}: ${short(exponent)}${range}, ${unitText(units, unit)} (linear scaling: 1)`,
  ];
}
