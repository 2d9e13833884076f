import { spearman } from '../../math/ranks.ts';
import { mean } from '../../math/statistics.ts';
import type { Trace } from '../../sweep/trace-store.ts';
import { heavyBallSharpnessLimit } from '../../theory/stability.ts';
import { type Claim, type Criterion, type Evidence, levelOfEach, type Size } from '../claim.ts';
import { measurePerSeed, type NetworkRun, outcomeRemarks, trainSweeps } from '../network-runs.ts';
import { PAPERS } from '../papers.ts';
import { lateSharpness, spiralDescent } from '../spiral-descent.ts';

/** Both start well below their 2/η (40 and 20 against about 7). */
const LEARNING_RATES = [0.05, 0.1];
const PLANS: Record<Size, { seeds: number; steps: number }> = {
  quick: { seeds: 4, steps: 6000 },
  standard: { seeds: 12, steps: 10_000 },
  thorough: { seeds: 50, steps: 20_000 },
};

const criteria: Criterion[] = [
  { name: 'Spearman ρ of step and λ₁ before it first reaches 2/η', predicted: { low: 0.9, high: 1 } },
  { name: 'late λ₁η/2', predicted: { low: 0.95, high: 1.15 } },
];

/** The trace up to where λ₁ first reaches 2/η; all of it where it never does. */
function beforeCrossing({ sharpnessTrace, learningRate }: NetworkRun): Trace {
  const crossing = sharpnessTrace.findIndex(({ value }) => value >= heavyBallSharpnessLimit(learningRate));
  return crossing < 0 ? sharpnessTrace : sharpnessTrace.slice(0, crossing + 1);
}

function evidence(runs: readonly NetworkRun[]): Evidence {
  const level = levelOfEach(criteria.length);
  const ended = runs.filter(({ outcome }) => outcome === 'budgetSpent');
  const rise = (run: NetworkRun) => {
    const before = beforeCrossing(run);
    return spearman(
      before.map(({ step }) => step),
      before.map(({ value }) => value),
    );
  };
  const late = (run: NetworkRun) => lateSharpness(run) / heavyBallSharpnessLimit(run.learningRate);
  const first = ended.filter(({ seed }) => seed === ended[0].seed);
  return {
    measured: [
      measurePerSeed(ended, (of) => mean(of.map(rise)), level, { range: { low: -1, high: 1 } }),
      measurePerSeed(ended, (of) => mean(of.map(late)), level),
    ],
    figure: {
      x: { label: 'step', scale: 'log' },
      y: { label: 'λ₁η/2', scale: 'linear' },
      series: first.map(({ learningRate, seed, sharpnessTrace }) => ({
        name: `η = ${learningRate}, seed ${seed}`,
        kind: 'measured',
        points: sharpnessTrace
          .filter(({ step }) => step > 0)
          .map(({ step, value }) => ({ x: step, y: value / heavyBallSharpnessLimit(learningRate) })),
      })),
    },
    remarks: outcomeRemarks(runs, 'budgetSpent'),
  };
}

/** C21-2, with C21-1. */
export const progressiveSharpening: Claim<readonly NetworkRun[]> = {
  id: 'C21-2',
  title: 'Sharpness rises to 2/η and stays there',
  source: { ...PAPERS.edgeOfStability, place: "abstract; authors' code", provenance: 'read' },
  statement:
    'Under full-batch gradient descent the sharpness rises as long as it is below 2/η, then hovers at or just above that ' +
    'limit instead of diverging.',
  symbols: 'λ₁ rises while λ₁ < 2/η; then λ₁ ≈ 2/η',
  experiment:
    'MLP 2-32-32-2, tanh, squared error, on a two-armed spiral of 200 points, full batch, η = 0.05 and 0.1: λ₁ over 10,000 ' +
    'steps (quick: 6,000).',
  subject: 'network',
  criteria,
  replicate: 'seed',
  cost: {
    quick: { seconds: 9, work: '2 η × 4 seeds × 6,000 steps' },
    standard: { seconds: 30, work: '2 η × 12 seeds × 10,000 steps' },
    thorough: { seconds: 250, work: '2 η × 50 seeds × 20,000 steps' },
  },
  pitfalls: [
    'It needs squared error: under cross-entropy λ₁ falls once the fit is good.',
    'A start above 2/η gives a catapult, not this; η is chosen so that both start below.',
    'λ₁ oscillates about the edge with period 2 in steps: a median over many late steps is taken.',
  ],
  perform: (size, context) => trainSweeps([spiralDescent({ learningRates: LEARNING_RATES, ...PLANS[size] })], context),
  evidence,
};
