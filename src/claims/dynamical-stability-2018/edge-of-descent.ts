import { log } from '../../math/elementary.ts';
import { pearson } from '../../math/ranks.ts';
import { heavyBallSharpnessLimit } from '../../theory/stability.ts';
import { BOUNDED_MEAN } from '../amendments.ts';
import { APPROXIMATE } from '../approximate.ts';
import { type Claim, type ClaimSize, type Criterion, type Evidence, levelOfEach } from '../claim.ts';
import { cellSeries, measurePerSeed, type NetworkRun, outcomeRemarks, rate, trainSweeps } from '../network-runs.ts';
import { PAPERS } from '../papers.ts';
import { lateSharpness, spiralDescent } from '../spiral-descent.ts';

const PLANS: Record<ClaimSize, { learningRates: number[]; seeds: number; steps: number }> = {
  quick: { learningRates: [0.1, 0.2, 0.4], seeds: 3, steps: 5000 },
  standard: { learningRates: [0.05, 0.1, 0.2, 0.4], seeds: 6, steps: 10_000 },
  thorough: { learningRates: [0.05, 0.1, 0.2, 0.4], seeds: 30, steps: 20_000 },
};

const criteria: Criterion[] = [
  { name: 'smallest λ₁η/2 over η', predicted: { low: 0.95, high: 1.05 }, approximate: APPROXIMATE.extreme },
  { name: 'largest λ₁η/2 over η', predicted: { low: 0.95, high: 1.05 }, approximate: APPROXIMATE.extreme },
  { name: "Pearson's r of log λ₁ and log 1/η", predicted: { low: 0.99, high: 1 } },
];

function evidence(runs: readonly NetworkRun[]): Evidence {
  const level = levelOfEach(criteria.length);
  const ended = runs.filter(({ outcome }) => outcome === 'budgetSpent');
  const ratios = (of: readonly NetworkRun[]) =>
    of.map((run) => lateSharpness(run) / heavyBallSharpnessLimit(run.learningRate));
  const correlation = (of: readonly NetworkRun[]) =>
    pearson(
      of.map((run) => log(lateSharpness(run))),
      of.map((run) => -log(run.learningRate)),
    );
  return {
    measured: [
      measurePerSeed(ended, (of) => Math.min(...ratios(of)), level),
      measurePerSeed(ended, (of) => Math.max(...ratios(of)), level),
      measurePerSeed(ended, correlation, level, { range: { low: -1, high: 1 } }),
    ],
    figure: {
      x: { label: 'learning rate η', scale: 'log' },
      y: { label: 'late sharpness λ₁', scale: 'log' },
      series: [
        cellSeries(ended, 'median over the last quarter, mean over seeds', rate, lateSharpness),
        {
          name: '2/η',
          kind: 'predicted',
          points: [...new Set(ended.map(rate))].map((x) => ({ x, y: heavyBallSharpnessLimit(x) })),
        },
      ],
    },
    remarks: outcomeRemarks(runs, 'budgetSpent'),
  };
}

/** W18-1. */
export const edgeOfDescent: Claim<readonly NetworkRun[]> = {
  id: 'W18-1',
  title: 'Gradient descent ends at the edge of stability',
  source: { ...PAPERS.dynamicalStability, place: "table of sharpness over η; authors' data", provenance: 'read' },
  statement:
    'The sharpness at which full-batch gradient descent ends is the largest that is stable at its learning rate.',
  symbols: 'a ≈ 2/η',
  experiment:
    'MLP 2-32-32-2, tanh, squared error, on a two-armed spiral of 200 points, full batch: median λ₁ over the last quarter ' +
    'of 10,000 steps (quick: 5,000) over η.',
  subject: 'network',
  criteria,
  replicate: 'seed',
  cost: {
    quick: { seconds: 10, work: '3 η × 3 seeds × 5,000 steps' },
    standard: { seconds: 55, work: '4 η × 6 seeds × 10,000 steps' },
    thorough: { seconds: 600, work: '4 η × 30 seeds × 20,000 steps' },
  },
  amended: [BOUNDED_MEAN],
  pitfalls: [
    'Only where gradient flow would get sharper than 2/η is there an edge to reach: easy tasks and small η never do.',
    'Squared error is ½‖f − y‖² per example; 2/η depends on that ½.',
    'λ₁ oscillates about the edge, so a median over many late steps is taken, not the last value.',
  ],
  differs:
    'Three seeds leave the largest of the medians uncertain by a little more than 5 %; nothing here speaks against the claim.',
  perform(size, context) {
    const { learningRates, seeds, steps } = PLANS[size];
    return trainSweeps([spiralDescent({ learningRates, seeds, steps })], context);
  },
  evidence,
};
