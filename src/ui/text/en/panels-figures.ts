import type { ShownLosses, StabilityUnits } from '../../../state/panel-view.ts';
import type { UnitKind } from '../../../sweep/results/units.ts';
import { formatCount, formatRate } from '../../charts/format.ts';

/** The generalization gap, or another quantity, against η/B. */
const gap = {
  head: 'η/B against',
  title: 'Gap against η/B',
  quantity: 'Quantity set against η/B',
  summary: (quantity: string, unit: UnitKind, note: string) =>
    `${quantity} against η/B, one point per cell with the 95 % interval of its mean over ${unit}s. ${note}.`,
  empty: {
    title: 'Does noisier SGD generalize better?',
    text: 'One point per cell: the mean over seeds with its interval, and the mean over seeds of Spearman’s ρ over all cells. If only η/B matters, cells of equal ratio are at the same height.',
  },
  interval: '95 % of the mean',
  needsTwo: (unit: UnitKind) => `needs two ${unit}s`,
  over: (units: string) => `Mean over ${units}, with Student’s interval.`,
  lost: (count: number) => `${count} diverged and omitted.`,
  open: (isCross: boolean, why: string) => `${isCross ? 'A cross' : 'Hollow'}, not part of ρ: ${why}.`,
  why: {
    training: 'in training',
    diverged: 'some runs diverged',
    short: 'target loss not reached',
  },
};

const loss = {
  which: 'Which loss',
  names: { train: 'train', test: 'test', both: 'train and test' } satisfies Record<ShownLosses, string>,
  axis: {
    train: 'training loss',
    test: 'test loss',
    both: 'loss: train solid, test dashed',
  } satisfies Record<ShownLosses, string>,
  /** With two sweeps in the figure the dash says of which a curve is. */
  axisOfTwo: 'loss: train, test dotted',
  summary: (runs: number, clock: string) =>
    `Loss of ${runs} runs against ${clock}, on log axes; one curve per run, coloured by η/B.`,
  empty: {
    title: 'Training and test loss of every run',
    text: 'One curve per run, coloured by η/B. Against η·step, curves of small learning rates coincide: SGD then approximates a continuous flow.',
  },
};

const trace = {
  /** The last points of curves, the least and the largest; `last` is null where there is one curve. */
  ends: (first: string, last: string | null, hasEnded: boolean) =>
    `${hasEnded ? 'At the end' : 'At present'} ${last === null ? first : `from ${first} to ${last}`}.`,
};

export interface ProbeSummary {
  readonly title: string;
  readonly axis: string;
  readonly runs: number;
  readonly clock: string;
  /** The formula of a limit that is drawn. */
  readonly limit: string | null;
}

const probe = {
  choose: 'Probe of this panel',
  everySweep: 'Every sweep',
  tier: (name: string) => `${name} tier`,
  /** Two numbers on one axis. With two sweeps in one figure the dash says of which a curve is. */
  two: (first: string, second: string, isDotted: boolean) =>
    isDotted ? `${first}, ${second} dotted` : `${first} solid, ${second} dashed`,
  summary: ({ title, axis, runs, clock, limit }: ProbeSummary) =>
    `${title}, ${axis}, of ${runs} runs against ${clock}${limit === null ? '' : `, with the stability limit ${limit} as dashed lines`}; coloured by η/B.`,
  /** Above learning rates, as "2/η at". */
  limitAt: (formula: string) => `${formula} at`,
  eigenvalues:
    'The two largest Hessian eigenvalues of every run. At the edge of stability several eigenvalues settle at 2/η, not only the largest.',
  /** What a probe shows of SGD, for those that are studied most. */
  reasons: {
    sharpness:
      'The largest eigenvalue of the Hessian of every run, with its error. Full-batch training cannot stay where it exceeds 2/η (dashed); small batches settle well below.',
    hessianTrace: 'The sum of all Hessian eigenvalues; λ₁ is only the largest.',
    gradientTopFraction:
      'The fraction of the gradient in the few sharpest directions: far more than their share of all directions.',
    simpleNoiseScale:
      'tr C/‖∇L‖²: the batch size at which noise and gradient are equally strong. It grows during training.',
    covarianceTrace: 'The variance of per-example gradients. Divided by B it is the gradient noise of a step.',
    noiseAlignment:
      'How much more noise there is along sharp directions than along others; 1 for noise that is independent of the curvature.',
    preconditionedSharpness:
      'The largest eigenvalue of the Hessian in the metric of the optimiser. Full-batch Adam with β₁ = 0.9 cannot stay where it exceeds 38/η (dashed), while λ₁ may go on rising.',
    batchSharpness:
      'The curvature along mini-batch gradients at this batch size. It settles near 2/η (dashed) while λ₁ stays below.',
  },
  otherReason: (label: string) => `${label} of every run while it trains.`,
};

const stability = {
  units: 'Units of both axes',
  unitNames: { curvature: 'curvature', share: 'fraction of limit' } satisfies Record<StabilityUnits, string>,
  axes: {
    curvature: { x: 'non-uniformity s (L/θ²)', y: 'sharpness a = λ₁ (L/θ²)' },
    share: { x: 's ÷ its limit √(B(N−1)/(N−B))/η', y: 'a ÷ its limit 2/η' },
  } satisfies Record<StabilityUnits, unknown>,
  withLimits: (axis: string) => `${axis}, limits dashed`,
  summary: (runs: number, hasLimits: boolean) =>
    `Sharpness against non-uniformity of ${runs} runs on log axes${hasLimits ? ', with the stability limits of their learning rates and batch sizes as dashed lines' : ''}.`,
  noRegion:
    'The stability limits are those of plain SGD without momentum or weight decay; none is drawn for these steps.',
  empty: {
    title: 'Which minima can SGD stay in?',
    text: 'One point per run inside the region of its η and B. Full-batch training is limited by sharpness alone, a ≤ 2/η; small batches also by how much examples disagree about the curvature, s ≲ √B/η.',
  },
  sharpness: 'sharpness a = λ₁',
  sharpnessLimit: 'its limit 2/η',
  nonUniformity: 'non-uniformity s',
  nonUniformityLimit: 'its limit',
  seed: 'seed',
  caption: 'The last step of every run at which both were measured; ± error.',
  limits: 'Limits of a minimum that is stable under plain SGD in mean square (Wu, Ma, E 2018).',
};

export interface TuningTip {
  readonly units: string;
  readonly unit: UnitKind;
}

const tuning = {
  head: 'Best η of every B by',
  quantity: 'Quantity that the best η optimises',
  rateAxis: (quantity: string, when: string) => `best η by ${quantity} ${when}`,
  rateSummary: (note: string) =>
    `Best learning rate of every batch size on log axes, with linear scaling up to the largest best rate as a dashed line. ${note}.`,
  ratesAlone: (note: string) => `Best learning rate of every batch size on log axes. ${note}.`,
  critical: (batchSize: string) => `B_crit = ${batchSize}`,
  rateEmpty: {
    title: 'Does η have to grow with B?',
    text: 'The best learning rate of every batch size. Where noise dominates it grows in proportion to B (dashed); beyond a critical batch size it is limited by curvature.',
  },
  /** Two lines on the exponent of the best η in B; `unit`: what it is the mean over, null for a single one. */
  exponent: (unit: UnitKind | null, value: string) =>
    `η* ∝ B^α, ${unit === null ? 'α' : `mean per-${unit.replace(' ', '-')} α`} = ${value},`,
  /** `octaves`: distance of the law that is drawn, null where none is predicted. */
  exponentOver: (range: string, units: string, octaves: string | null) =>
    `${range}${units}; ${octaves === null ? 'no law is predicted for this rule' : `law ${octaves} octaves off`}`,
  noExponent: ['the exponent needs two batch sizes', 'at which every seed has a best η'],
  table: {
    caption: (quantity: string, when: string) =>
      `Best η of each batch size by ${quantity} ${when}; the value is that of new seeds at this η.`,
    rate: 'best η',
    range: 'η within one standard error',
    value: (quantity: string) => `${quantity}, with its 95 % interval`,
  },
  valueTitle: (quantity: string) => `${quantity} at the best η of each B`,
  valueAxis: (quantity: string, unit: UnitKind, when: string) => `${quantity} of new ${unit}s at the best η, ${when}`,
  valueSummary: (quantity: string, unit: UnitKind, note: string) =>
    `${quantity} of each batch size at its best learning rate: the mean over new ${unit}s, corrected for the selection of the rate, with its 95 % interval; ${note}.`,
  valueEmpty: {
    title: 'Are small batches better, or only better tuned?',
    text: 'Every batch size at its best learning rate. The answer depends on whether runs are compared at equal epochs, equal steps or equal η·step: choose this at “Compare runs at”.',
  },
  atEdge: 'hollow: best η at an end of the grid,',
  atEdgeOf: (edges: number, sizes: number) => `${edges} of ${sizes} batch sizes`,
  noEdge: 'no best η is an end of the grid',
  intervals: (condition: string) => `intervals ${condition}`,
  tip: {
    title: (size: number, rate: number) => `B = ${formatCount(size)}: best η = ${formatRate(rate)}`,
    ofNew: (quantity: string, unit: UnitKind) => `${quantity} of new ${unit}s`,
    interval: '95 % of that mean',
    ofSelecting: (unit: UnitKind) => `of the ${unit}s that selected η`,
    within: (errors: number) => `within ${errors} s.e.`,
    noOther: 'no other η',
    from: ({ units, unit }: TuningTip) => `From ${units}. The same ${unit}s selected η, so their own mean is biased.`,
    edge: (isHighest: boolean) =>
      `This is the ${isHighest ? 'highest' : 'lowest'} η of the grid; a better one may lie beyond. Extend the grid.`,
    diverged: (rates: readonly number[]) => `Runs diverged at η = ${rates.map(formatRate).join(', ')}.`,
  },
};

/** Words of the panels beside the map. */
export const panelsFigures = { gap, loss, trace, probe, stability, tuning };
