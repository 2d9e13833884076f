import { spearman } from '../../math/ranks.ts';
import { mean } from '../../math/statistics.ts';
import { heavyBallSharpnessLimit } from '../../theory/stability.ts';
import { BOUNDED_MEAN } from '../amendments.ts';
import { type Claim, type ClaimSize, type Criterion, type Evidence, levelOfEach } from '../claim.ts';
import { measurePerSeed } from '../network-runs.ts';
import { PAPERS } from '../papers.ts';
import { rankStatistic } from '../rank-measures.ts';
import { DESCENTS } from './descents.ts';
import { type WatchedDescent, WINDOW, watchDescents } from './watched-descents.ts';

const SEEDS: Record<ClaimSize, number> = { quick: 12, standard: 40, thorough: 200 };

const criteria: Criterion[] = [
  { name: 'Spearman ρ of step and λ₁ before it first reaches 2/η', predicted: { low: 0.9, high: 1 } },
];

const rise = ({ sharpness }: WatchedDescent) =>
  spearman(
    sharpness.map((_, look) => look),
    sharpness,
  );

function evidence(runs: readonly WatchedDescent[]): Evidence {
  const looks = Math.max(...runs.map(({ sharpness }) => sharpness.length));
  const { range, step } = rankStatistic(looks);
  const below = runs.filter(({ crossing }) => crossing === null).length;
  const shown = runs.slice(0, 1).flatMap(({ seed }) => runs.filter((run) => run.seed === seed));
  const last = Math.max(...shown.map(({ sharpness }) => (sharpness.length - 1) * WINDOW));
  return {
    measured: [measurePerSeed(runs, (of) => mean(of.map(rise)), levelOfEach(criteria.length), { range, step })],
    figure: {
      x: { label: 'step', scale: 'linear' },
      y: { label: 'λ₁η/2', scale: 'linear' },
      series: [
        ...shown.map(({ learningRate, seed, sharpness }) => ({
          name: `η = ${learningRate}, seed ${seed}`,
          kind: 'measured' as const,
          points: sharpness.map((value, look) => ({
            x: look * WINDOW,
            y: value / heavyBallSharpnessLimit(learningRate),
          })),
        })),
        { name: 'λ₁ = 2/η', kind: 'predicted', points: [0, last].map((x) => ({ x, y: 1 })) },
      ],
    },
    remarks: below > 0 ? [`λ₁ never reached 2/η in ${below} of ${runs.length} runs; they count as they are.`] : [],
  };
}

/** C21-1. */
export const progressiveSharpening: Claim<readonly WatchedDescent[]> = {
  id: 'C21-1',
  title: 'Sharpness rises as long as it is below 2/η',
  source: { ...PAPERS.edgeOfStability, place: "progressive sharpening; authors' code", provenance: 'read' },
  statement: 'Under full-batch gradient descent the sharpness rises as long as it is below 2/η.',
  symbols: 'λ₁ rises while λ₁ < 2/η',
  experiment: `${DESCENTS}: rank correlation of step and λ₁, looked at every ${WINDOW} steps until it first reaches 2/η.`,
  subject: 'network',
  criteria,
  replicate: 'seed',
  cost: {
    quick: { seconds: 5, work: '2 η × 12 seeds until λ₁ = 2/η' },
    standard: { seconds: 15, work: '2 η × 40 seeds until λ₁ = 2/η' },
    thorough: { seconds: 75, work: '2 η × 200 seeds until λ₁ = 2/η' },
  },
  amended: [BOUNDED_MEAN],
  pitfalls: [
    'It depends on the task: where gradient flow itself stays flat, there is nothing to rise.',
    'A start above 2/η gives a catapult, not this; η is chosen so that both start below.',
    'The very first steps may lower λ₁ by some per cent; looked at in log step they would count for half of the correlation.',
  ],
  perform: (size, context) => watchDescents({ size, seeds: SEEDS[size], until: 'crossing' }, context),
  evidence,
};
