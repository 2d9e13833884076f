import { distinct } from '../../math/distinct.ts';
import { log } from '../../math/elementary.ts';
import { pearson } from '../../math/ranks.ts';
import { heavyBallSharpnessLimit } from '../../theory/stability.ts';
import { BOUNDED_MEAN } from '../amendments.ts';
import { APPROXIMATE } from '../approximate.ts';
import { networkClaim, sizesText, workText } from '../define-claim.ts';
import { cellSeries } from '../figure-points.ts';
import { measurePerSeed, type NetworkRun, outcomeRemarks, rate, trainSweeps } from '../network-runs.ts';
import { PAPERS } from '../papers.ts';
import { lateSharpness, SPIRAL_DESCENT, spiralDescent } from '../spiral-descent.ts';

const DESIGN = {
  quick: { learningRates: [0.1, 0.2, 0.4], seeds: 3, steps: 5000 },
  standard: { learningRates: [0.05, 0.1, 0.2, 0.4], seeds: 6, steps: 10_000 },
  thorough: { learningRates: [0.05, 0.1, 0.2, 0.4], seeds: 30, steps: 20_000 },
};

const ratios = (runs: readonly NetworkRun[]) =>
  runs.map((run) => lateSharpness(run) / heavyBallSharpnessLimit(run.learningRate));

const correlation = (runs: readonly NetworkRun[]) =>
  pearson(
    runs.map((run) => log(lateSharpness(run))),
    runs.map((run) => -log(run.learningRate)),
  );

export const edgeOfDescent = networkClaim({
  id: 'W18-1',
  title: 'Gradient descent ends at the edge of stability',
  source: { ...PAPERS.dynamicalStability, place: "table of sharpness over η; authors' data", provenance: 'read' },
  statement:
    'The sharpness at which full-batch gradient descent ends is the largest that is stable at its learning rate.',
  symbols: 'a ≈ 2/η',
  experiment:
    `${SPIRAL_DESCENT}, full batch: median λ₁ over the last quarter ` +
    `of ${sizesText(DESIGN, ({ steps }) => steps, 'steps')} over η.`,
  design: DESIGN,
  seconds: { quick: 10, standard: 55, thorough: 600 },
  work: ({ learningRates, seeds, steps }) => workText({ η: learningRates, seeds, steps }),
  sweeps: (design) => [spiralDescent(design)],
  perform: trainSweeps,
  analyse: (runs) => ({ runs, ended: runs.filter(({ outcome }) => outcome === 'budgetSpent') }),
  criteria: [
    {
      name: 'smallest λ₁η/2 over η',
      predicted: { low: 0.95, high: 1.05 },
      approximate: APPROXIMATE.extreme,
      measure: ({ ended }, level) => measurePerSeed(ended, (of) => Math.min(...ratios(of)), level),
    },
    {
      name: 'largest λ₁η/2 over η',
      predicted: { low: 0.95, high: 1.05 },
      approximate: APPROXIMATE.extreme,
      measure: ({ ended }, level) => measurePerSeed(ended, (of) => Math.max(...ratios(of)), level),
    },
    {
      name: "Pearson's r of log λ₁ and log 1/η",
      predicted: { low: 0.99, high: 1 },
      measure: ({ ended }, level) => measurePerSeed(ended, correlation, level, { range: { low: -1, high: 1 } }),
    },
  ],
  figure: ({ ended }) => ({
    x: { label: 'learning rate η', scale: 'log' },
    y: { label: 'late sharpness λ₁', scale: 'log' },
    series: [
      cellSeries(ended, 'median over the last quarter, mean over seeds', { x: rate, y: lateSharpness }),
      {
        name: '2/η',
        kind: 'predicted',
        points: distinct(ended.map(rate)).map((x) => ({ x, y: heavyBallSharpnessLimit(x) })),
      },
    ],
  }),
  remarks: ({ runs }) => outcomeRemarks(runs, 'budgetSpent'),
  amended: [BOUNDED_MEAN],
  pitfalls: [
    'The edge is reached only where gradient flow would become sharper than 2/η: not on easy tasks or at small η.',
    'Squared error is ½‖f − y‖² per example; 2/η depends on that ½.',
    'λ₁ oscillates about the edge, so the median over many late steps is used, not the last value.',
  ],
  differs:
    'Few seeds leave the largest of the medians uncertain by more than the rule allows; nothing here contradicts the claim.',
});
