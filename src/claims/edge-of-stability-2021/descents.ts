import type { SweepSpecInput } from '../../sweep/spec/sweep-spec.ts';
import { heavyBallSharpnessLimit } from '../../theory/stability.ts';
import { type BySize, sizesText } from '../define-claim.ts';
import type { Figure } from '../figure.ts';
import { firstSeed } from '../network-runs.ts';
import { listText } from '../number-text.ts';
import { SPIRAL_DESCENT, spiralDescent } from '../spiral-descent.ts';

/** Runs at both start well below 2/η (40 and 20, initial sharpness about 7). */
export const DESCENT_RATES = [0.05, 0.1];
const STEPS: BySize<number> = { quick: 6000, standard: 10_000, thorough: 20_000 };

export interface DescentDesign {
  readonly seeds: number;
  readonly steps: number;
}

/** Experiment shared by the claims on these descents: equal steps, different seeds. */
export const descentDesign = (seeds: BySize<number>): BySize<DescentDesign> => ({
  quick: { seeds: seeds.quick, steps: STEPS.quick },
  standard: { seeds: seeds.standard, steps: STEPS.standard },
  thorough: { seeds: seeds.thorough, steps: STEPS.thorough },
});

/** Full-batch descents whose sharpness rises to the edge. */
export const descents = (design: DescentDesign): SweepSpecInput =>
  spiralDescent({ learningRates: DESCENT_RATES, ...design });

/** `descents` in words. */
export const DESCENTS = `${SPIRAL_DESCENT}, full batch, η = ${listText(DESCENT_RATES)}`;
export const ALL_STEPS = sizesText(STEPS, (steps) => steps, 'steps');

/** λ₁ along a run. */
interface SharpnessPath {
  readonly learningRate: number;
  readonly seed: number;
  readonly path: readonly { readonly step: number; readonly value: number }[];
}

/** λ₁η/2 over the steps of the first seed's runs, on a log axis from step 1. */
export function edgeFigure(runs: readonly SharpnessPath[], scale: 'linear' | 'log'): Figure {
  const from = scale === 'log' ? 1 : 0;
  const first = firstSeed(runs).map((run) => ({ ...run, path: run.path.filter(({ step }) => step >= from) }));
  const last = Math.max(...first.flatMap(({ path }) => path.map(({ step }) => step)));
  return {
    x: { label: 'step', scale },
    y: { label: 'λ₁η/2', scale: 'linear' },
    series: [
      ...first.map(({ learningRate, seed, path }) => ({
        name: `η = ${learningRate}, seed ${seed}`,
        kind: 'measured' as const,
        points: path.map(({ step, value }) => ({ x: step, y: value / heavyBallSharpnessLimit(learningRate) })),
      })),
      { name: 'λ₁ = 2/η', kind: 'predicted', points: [from, last].map((x) => ({ x, y: 1 })) },
    ],
  };
}
