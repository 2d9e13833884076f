import type { SweepSpecInput } from '../../sweep/spec/sweep-spec.ts';
import { heavyBallSharpnessLimit } from '../../theory/stability.ts';
import { type BySize, sizesText } from '../define-claim.ts';
import type { Figure } from '../figure.ts';
import { firstSeed, type NetworkRun } from '../network-runs.ts';
import { listText } from '../number-text.ts';
import { SPIRAL_DESCENT, spiralDescent } from '../spiral-descent.ts';

/** Both start well below their 2/η (40 and 20 against about 7). */
export const DESCENT_RATES = [0.05, 0.1];
const STEPS: BySize<number> = { quick: 6000, standard: 10_000, thorough: 20_000 };

export interface DescentDesign {
  readonly seeds: number;
  readonly steps: number;
}

/** The same steps in every claim on these descents. */
export const descentDesign = (seeds: BySize<number>): BySize<DescentDesign> => ({
  quick: { seeds: seeds.quick, steps: STEPS.quick },
  standard: { seeds: seeds.standard, steps: STEPS.standard },
  thorough: { seeds: seeds.thorough, steps: STEPS.thorough },
});

/** Full-batch descents that rise to their edge. */
export const descents = (design: DescentDesign): SweepSpecInput =>
  spiralDescent({ learningRates: DESCENT_RATES, ...design });

/** `descents` in words. */
export const DESCENTS = `${SPIRAL_DESCENT}, full batch, η = ${listText(DESCENT_RATES)}`;
export const ALL_STEPS = sizesText(STEPS, (steps) => steps, 'steps');

/** λ₁η/2 over the steps of the first seed's runs. */
export function edgeFigure(runs: readonly NetworkRun[]): Figure {
  const first = firstSeed(runs);
  const last = Math.max(...first.map(({ step }) => step));
  return {
    x: { label: 'step', scale: 'log' },
    y: { label: 'λ₁η/2', scale: 'linear' },
    series: [
      ...first.map(({ learningRate, seed, sharpnessTrace }) => ({
        name: `η = ${learningRate}, seed ${seed}`,
        kind: 'measured' as const,
        points: sharpnessTrace
          .filter(({ step }) => step > 0)
          .map(({ step, value }) => ({ x: step, y: value / heavyBallSharpnessLimit(learningRate) })),
      })),
      {
        name: 'λ₁ = 2/η',
        kind: 'predicted',
        points: [1, last].map((x) => ({ x, y: 1 })),
      },
    ],
  };
}
