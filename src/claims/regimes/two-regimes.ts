import { networkClaim } from '../define-claim.ts';
import { LABEL_NOISE } from '../dynamical-stability-2018/label-noise-sweep.ts';
import type { FigureSeries } from '../figure.ts';
import { pointOf } from '../figure-points.ts';
import { endedRuns, type NetworkRun, outcomeRemarks, partOf, trainSweeps } from '../network-runs.ts';
import { PAPERS } from '../papers.ts';
import { TARGET_LOSS } from '../three-factors-2017/ratio-sweep.ts';
import { edgeSweeps, noisySweep, REGIMES_DESIGN, regimesWork } from './regime-sweeps.ts';
import { measureFit, type Window, windowsOf } from './windows.ts';

/** ηλ₁/2 below which a window counts as far from the edge of stability, and above which as at the edge. */
const FAR = 0.2;
const NEAR = 0.7;

interface RegimeTraces {
  readonly noisy: readonly NetworkRun[];
  readonly edge: readonly NetworkRun[];
}

/** One exponent over the windows. */
function exponentSeries(name: string, windows: readonly Window[], of: 'first' | 'second'): FigureSeries {
  const points = windows.map((window) =>
    pointOf(
      window.position,
      measureFit([window], (fit) => fit[of], 0.95),
    ),
  );
  return { name, kind: 'measured', points };
}

/** Windows of both sweeps, from far below the edge to the edge. */
const windowsIn = ({ noisy, edge }: RegimeTraces): Window[] =>
  [
    ...windowsOf('cross-entropy', endedRuns(noisy, 'reachedTarget')),
    ...windowsOf('squared error', endedRuns(edge, 'budgetSpent')),
  ].sort((a, b) => a.position - b.position);

/** J17-1 and W18-7 in one figure. */
export const twoRegimes = networkClaim({
  id: 'REGIMES',
  title: 'Far from the edge of stability η/B decides alone; at the edge η decides first',
  source: { ...PAPERS.twoRegimes, place: 'J17-1 and W18-7 together', provenance: 'recalled' },
  statement:
    'How the sharpness at the end of training depends on learning rate and batch size is set by how near to the edge of ' +
    'stability it is: by their ratio alone far below the edge, by the learning rate more than by the batch size at it.',
  symbols: 'λ₁ ∝ η^α B^β: β = −α where ηλ₁/2 ≪ 1; (α, β) → (−1, 0) where ηλ₁/2 → 1',
  experiment:
    'MLP 64-32-32-32-10 on digits of 8 × 8 pixels over η × B × seeds: cross-entropy until training loss ' +
    `${TARGET_LOSS}, and squared error on wrongly labelled digits for ${LABEL_NOISE.epochs} epochs. ` +
    'Exponents of λ₁ at the end, fitted to each pair of neighbouring η.',
  design: REGIMES_DESIGN,
  seconds: { quick: 9, standard: 40, thorough: 220 },
  work: regimesWork,
  sweeps: (design) => [noisySweep(design), ...edgeSweeps(design)],
  perform: async ([noisy, ...edge], context): Promise<RegimeTraces> => ({
    noisy: await trainSweeps([noisy], partOf(context, 0, 0.5)),
    edge: await trainSweeps(edge, partOf(context, 0.5, 1)),
  }),
  analyse: (traces) => ({ ...traces, windows: windowsIn(traces) }),
  criteria: [
    {
      name: `mean of α + β over windows with ηλ₁/2 < ${FAR}`,
      predicted: { low: -0.1, high: 0.1 },
      measure: ({ windows }, level) =>
        measureFit(
          windows.filter(({ position }) => position < FAR),
          ({ sum }) => sum,
          level,
        ),
    },
    {
      name: `mean of |α| − |β| over windows with ηλ₁/2 > ${NEAR}`,
      predicted: { low: 0.1, high: Number.POSITIVE_INFINITY },
      measure: ({ windows }, level) =>
        measureFit(
          windows.filter(({ position }) => position > NEAR),
          ({ first, second }) => Math.abs(first) - Math.abs(second),
          level,
        ),
    },
  ],
  figure({ windows }) {
    const rates = exponentSeries('α, of η', windows, 'first');
    const mirrored = rates.points.map(({ x, y }) => ({ x, y: -y }));
    const from = Math.min(...windows.map(({ position }) => position));
    const across = (y: number) => [from, 1].map((x) => ({ x, y }));
    return {
      x: { label: 'median ηλ₁/2 of the window; 1 is the edge of stability', scale: 'log' },
      y: { label: 'exponents of λ₁ in η and in B, fitted in each window', scale: 'linear' },
      series: [
        rates,
        exponentSeries('β, of B', windows, 'second'),
        { name: 'η/B alone: β = −α', kind: 'predicted', points: mirrored },
        { name: 'edge of stability: α = −1', kind: 'predicted', points: across(-1) },
        { name: 'edge of stability: β = 0', kind: 'predicted', points: across(0) },
      ],
    };
  },
  remarks: ({ noisy, edge, windows }) => [
    `Windows from left to right: ${windows.map(({ name, position }) => `${name} (${position.toPrecision(2)})`).join('; ')}.`,
    ...outcomeRemarks(noisy, 'reachedTarget').map((remark) => `Cross-entropy: ${remark}`),
    ...outcomeRemarks(edge, 'budgetSpent').map((remark) => `Squared error: ${remark}`),
  ],
  pitfalls: [
    'The two sweeps differ in loss, activation and labels as well as in their distance from the edge.',
    'Under cross-entropy sharpness decays with the loss: those runs are compared at equal training loss.',
    'Under squared error runs have equal epochs, and SGD at small batches is still drifting when they end.',
    'A window holds two learning rates: its exponents are chords, not tangents.',
  ],
  differs:
    'Few seeds and learning rates leave the sum of the exponents uncertain, most of all where η/B is largest and runs ' +
    'scatter.',
});
