import { log } from '../../math/elementary.ts';
import { mean, median } from '../../math/statistics.ts';
import { CHEBYSHEV_DESCENT } from '../chebyshev-descent.ts';
import { networkClaim, workText } from '../define-claim.ts';
import { measureEach } from '../measure.ts';
import { remarkIf } from '../network-runs.ts';
import { PAPERS } from '../papers.ts';
import {
  compareFlows,
  FLOW_RATE,
  FLOW_STEPS,
  FLOW_WINDOW,
  type FlowComparison,
  type FlowWindow,
  flowSweeps,
} from './flow-windows.ts';

/** Windows after the central flow met the edge: at least so many. */
const LEAST_WINDOWS = 4;

interface Compared {
  readonly all: readonly FlowComparison[];
  /** Seeds with enough windows at the edge, with these windows alone. */
  readonly edge: readonly FlowComparison[];
}

const atEdge = (all: readonly FlowComparison[]): Compared => ({
  all,
  edge: all
    .map(({ seed, windows }) => ({ seed, windows: windows.filter(({ atEdge: count }) => count > 0) }))
    .filter(({ windows }) => windows.length >= LEAST_WINDOWS),
});

const meanOf = ({ windows }: FlowComparison, of: (window: FlowWindow) => number) => mean(windows.map(of));
const predicted = ({ centralLoss }: FlowWindow) => centralLoss;
const descended = ({ descentLoss }: FlowWindow) => descentLoss;
const flowed = ({ gradientLoss }: FlowWindow) => gradientLoss;
const logarithm = (x: number) => log(x) / log(10);

export const centralFlowClaim = networkClaim({
  id: 'CF24',
  title: 'The central flow predicts the time-averaged path and loss of gradient descent; gradient flow does not',
  source: { ...PAPERS.centralFlows, place: "abstract, and the authors' code for gradient descent", provenance: 'read' },
  statement:
    'At the edge of stability the time-averaged weights and loss of full-batch gradient descent are those that the central flow ' +
    'predicts, while gradient flow from the same weights takes another path.',
  symbols: 'dθ/dt = −∇L − ½∇⟨H, Σ⟩; mean of L(θ_GD) = L + tr Σ/η; ‖θ̄_GD − θ_central‖ ≪ ‖θ̄_GD − θ_flow‖',
  experiment:
    `${CHEBYSHEV_DESCENT}, N = 20, full batch, η = ${FLOW_RATE}, ${FLOW_STEPS} steps, beside both flows from the same weights. ` +
    `Means over windows of ${FLOW_WINDOW} steps in whose middle the central flow holds an eigenvalue at 2/η. Settings were chosen on seeds 500 and 501.`,
  design: { quick: { seeds: 4 }, standard: { seeds: 16 }, thorough: { seeds: 60 } },
  seconds: { quick: 10, standard: 60, thorough: 220 },
  work: ({ seeds }) => `${workText({ seeds, paths: 3 })} of ${FLOW_STEPS} steps`,
  sweeps: ({ seeds }) => flowSweeps(seeds),
  perform: compareFlows,
  analyse: atEdge,
  criteria: [
    {
      name: 'log₁₀ of the median distance of mean descent from the central flow ÷ that from gradient flow',
      predicted: { low: Number.NEGATIVE_INFINITY, high: logarithm(0.5) },
      measure: ({ edge }, level) =>
        measureEach(
          edge,
          ({ windows }) =>
            logarithm(median(windows.map((w) => w.toCentral)) / median(windows.map((w) => w.toGradient))),
          level,
        ),
    },
    {
      name: 'mean loss of descent ÷ that which the central flow predicts',
      predicted: { low: 0.9, high: 1.1 },
      measure: ({ edge }, level) => measureEach(edge, (own) => meanOf(own, descended) / meanOf(own, predicted), level),
    },
    {
      name: 'mean loss of descent ÷ that of gradient flow',
      predicted: { low: 1.1, high: Number.POSITIVE_INFINITY },
      measure: ({ edge }, level) => measureEach(edge, (own) => meanOf(own, descended) / meanOf(own, flowed), level),
    },
  ],
  figure: ({ all: [first] }) => ({
    x: { label: 'step', scale: 'linear' },
    y: { label: `training loss, means over ${FLOW_WINDOW} steps`, scale: 'log' },
    series: (
      [
        ['gradient descent', 'measured', descended],
        ['predicted by the central flow', 'predicted', predicted],
        ['gradient flow', 'predicted', flowed],
      ] as const
    ).map(([name, kind, of]) => ({
      name: `${name}, seed ${first.seed}`,
      kind,
      points: first.windows.map((window) => ({ x: window.step, y: of(window) })),
    })),
  }),
  remarks({ all, edge }) {
    const most = Math.max(0, ...edge.flatMap(({ windows }) => windows.map((window) => window.atEdge)));
    const lost = all.length - edge.length;
    return [
      `The central flow held up to ${most} eigenvalues at the edge.`,
      ...remarkIf(
        lost > 0,
        `${lost} of ${all.length} seeds had fewer than ${LEAST_WINDOWS} windows at the edge; they are left out.`,
      ),
    ];
  },
  pitfalls: [
    'Descent oscillates in bursts; averages over less than a burst and the rest after it say little.',
    'The flow is exact in the limit of small steps of its own; here its error is checked by halving them.',
    'One set of data: the polynomial at evenly spaced points has no noise and no seed.',
    "The paper shows networks on images and sequences; this is the smallest network at the edge. The paper's text was read in excerpts, its code in full.",
  ],
});
