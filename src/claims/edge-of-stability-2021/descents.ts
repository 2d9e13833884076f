import type { SweepSpecInput } from '../../sweep/spec/sweep-spec.ts';
import { heavyBallSharpnessLimit } from '../../theory/stability.ts';
import type { ClaimSize } from '../claim.ts';
import type { Figure } from '../figure.ts';
import type { NetworkRun } from '../network-runs.ts';
import { spiralDescent } from '../spiral-descent.ts';

/** Both start well below their 2/η (40 and 20 against about 7). */
const LEARNING_RATES = [0.05, 0.1];
const PLANS: Record<ClaimSize, { seeds: number; steps: number }> = {
  quick: { seeds: 4, steps: 6000 },
  standard: { seeds: 12, steps: 10_000 },
  thorough: { seeds: 50, steps: 20_000 },
};

/** Full-batch descents that rise to their edge. */
export const descents = (size: ClaimSize, seeds = PLANS[size].seeds): SweepSpecInput =>
  spiralDescent({ learningRates: LEARNING_RATES, steps: PLANS[size].steps, seeds });

export const DESCENTS =
  'MLP 2-32-32-2, tanh, squared error, on a two-armed spiral of 200 points, full batch, η = 0.05 and 0.1';

export const DESCENTS_COST = {
  quick: { seconds: 8, work: '2 η × 4 seeds × 6,000 steps' },
  standard: { seconds: 30, work: '2 η × 12 seeds × 10,000 steps' },
  thorough: { seconds: 250, work: '2 η × 50 seeds × 20,000 steps' },
} as const;

/** λ₁η/2 over the steps of the first seed's runs. */
export function edgeFigure(runs: readonly NetworkRun[]): Figure {
  const first = runs.filter(({ seed }) => seed === runs[0].seed);
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
        points: [
          { x: 1, y: 1 },
          { x: last, y: 1 },
        ],
      },
    ],
  };
}
