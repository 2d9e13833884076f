import { type Claim, type ClaimContext, type ClaimSize, type Criterion, type Evidence, levelOfEach } from '../claim.ts';
import type { FigureSeries } from '../figure.ts';
import { type NetworkRun, outcomeRemarks, trainSweeps } from '../network-runs.ts';
import { PAPERS } from '../papers.ts';
import { edgeSweeps, noisySweeps } from './regime-sweeps.ts';
import { measureFit, type Window, windowsOf } from './windows.ts';

/** ηλ₁/2 below which a window counts as far from the edge of stability, and above which as at it. */
const FAR = 0.2;
const NEAR = 0.7;

const criteria: Criterion[] = [
  { name: `mean of α + β over windows with ηλ₁/2 < ${FAR}`, predicted: { low: -0.1, high: 0.1 } },
  {
    name: `mean of |α| − |β| over windows with ηλ₁/2 > ${NEAR}`,
    predicted: { low: 0.1, high: Number.POSITIVE_INFINITY },
  },
];

interface RegimeTraces {
  readonly noisy: readonly NetworkRun[];
  readonly edge: readonly NetworkRun[];
}

/** One exponent over the windows. */
function exponentSeries(name: string, windows: readonly Window[], of: 'first' | 'second'): FigureSeries {
  const points = windows.map((window) => {
    const { estimate, low, high } = measureFit([window], (fit) => fit[of], 0.95);
    return { x: window.position, y: estimate, ...(Number.isFinite(low) ? { low, high } : {}) };
  });
  return { name, kind: 'measured', points };
}

const level = levelOfEach(criteria.length);

function evidence({ noisy, edge }: RegimeTraces): Evidence {
  const ended = (runs: readonly NetworkRun[], outcome: NetworkRun['outcome']) =>
    runs.filter((run) => run.outcome === outcome && run.sharpness > 0);
  const windows = [
    ...windowsOf('cross-entropy', ended(noisy, 'reachedTarget')),
    ...windowsOf('squared error', ended(edge, 'budgetSpent')),
  ].sort((a, b) => a.position - b.position);
  const rates = exponentSeries('α, of η', windows, 'first');
  const mirrored = rates.points.map(({ x, y }) => ({ x, y: -y }));
  const from = Math.min(...windows.map(({ position }) => position));
  const across = (y: number) => [from, 1].map((x) => ({ x, y }));
  return {
    measured: [
      measureFit(
        windows.filter(({ position }) => position < FAR),
        ({ sum }) => sum,
        level,
      ),
      measureFit(
        windows.filter(({ position }) => position > NEAR),
        ({ first, second }) => Math.abs(first) - Math.abs(second),
        level,
      ),
    ],
    figure: {
      x: { label: 'median ηλ₁/2 of the window; 1 is the edge of stability', scale: 'log' },
      y: { label: 'exponents of λ₁ in η and in B, fitted in each window', scale: 'linear' },
      series: [
        rates,
        exponentSeries('β, of B', windows, 'second'),
        { name: 'η/B alone: β = −α', kind: 'predicted', points: mirrored },
        { name: 'edge of stability: α = −1', kind: 'predicted', points: across(-1) },
        { name: 'edge of stability: β = 0', kind: 'predicted', points: across(0) },
      ],
    },
    remarks: [
      `Windows from left to right: ${windows.map(({ name, position }) => `${name} (${position.toPrecision(2)})`).join('; ')}.`,
      ...outcomeRemarks(noisy, 'reachedTarget').map((remark) => `Cross-entropy: ${remark}`),
      ...outcomeRemarks(edge, 'budgetSpent').map((remark) => `Squared error: ${remark}`),
    ],
  };
}

async function perform(size: ClaimSize, context: ClaimContext): Promise<RegimeTraces> {
  const part = (start: number) => ({
    ...context,
    onProgress: (fraction: number) => context.onProgress(start + fraction / 2),
  });
  const noisy = await trainSweeps(noisySweeps(size), part(0));
  return { noisy, edge: await trainSweeps(edgeSweeps(size), part(0.5)) };
}

/** J17-1 and W18-7 on one picture. */
export const twoRegimes: Claim<RegimeTraces> = {
  id: 'REGIMES',
  title: 'Far from the edge of stability η/B decides alone; at the edge η decides first',
  source: { ...PAPERS.twoRegimes, place: 'J17-1 and W18-7 together', provenance: 'recalled' },
  statement:
    'How the sharpness at the end of training depends on learning rate and batch size is set by how near to the edge of ' +
    'stability it is: by their ratio alone far below the edge, by the learning rate more than by the batch size at it.',
  symbols: 'λ₁ ∝ η^α B^β: β = −α where ηλ₁/2 ≪ 1; (α, β) → (−1, 0) where ηλ₁/2 → 1',
  experiment:
    'MLP 64-32-32-32-10 on digits of 8 × 8 pixels over η × B × seeds: cross-entropy until training loss 0.05, and squared ' +
    'error on wrongly labelled digits for 400 epochs. Exponents of λ₁ at the end, fitted to each pair of neighbouring η.',
  subject: 'network',
  criteria,
  replicate: 'seed',
  cost: {
    quick: { seconds: 9, work: '2 losses × 3 η × 2 B × 5 seeds' },
    standard: { seconds: 40, work: '(5 + 4) η × 4 B × 11 seeds' },
    thorough: { seconds: 220, work: '(5 + 4) η × 4 B × 60 seeds' },
  },
  pitfalls: [
    'The two sides differ in loss, activation and labels as well as in how near the edge they are.',
    'Under cross-entropy sharpness decays with the loss: those runs are compared at equal training loss.',
    'Under squared error runs have equal epochs, and SGD at small batches is still drifting when they end.',
    'A window holds two learning rates: its exponents are chords, not tangents.',
  ],
  differs:
    'Five seeds and three learning rates leave the sum of the exponents uncertain, most of all where η/B is largest and runs ' +
    'scatter.',
  perform,
  evidence,
};
