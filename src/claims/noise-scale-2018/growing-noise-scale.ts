import { spearman } from '../../math/ranks.ts';
import { type GradientMoments, noiseScale, simpleNoiseScale } from '../../theory/noise-scale.ts';
import { BOUNDED_MEAN } from '../amendments.ts';
import { networkClaim, workText } from '../define-claim.ts';
import { geometricPoint } from '../figure-points.ts';
import { type InspectedRun, inspectRuns } from '../inspect-runs.ts';
import { measureEach } from '../measure.ts';
import { remarkIf } from '../network-runs.ts';
import { listText } from '../number-text.ts';
import { PAPERS } from '../papers.ts';
import { rankStatistic } from '../rank-measures.ts';
import { SMALL_DIGITS, smallDigits, stepOfEpoch } from '../small-digits.ts';
import { measureMoments } from './moments.ts';

const EPOCHS = [0, 2, 10, 50, 200];
const SCALES = [
  { symbol: 'B_simple', of: simpleNoiseScale },
  { symbol: 'B_noise', of: noiseScale },
] as const;

/** Moments at each of EPOCHS, per seed. */
type MomentTraces = readonly (readonly GradientMoments[])[];

/** B_noise is defined only where the curvature along the gradient is positive. */
const scaleAt = (moments: GradientMoments, of: (moments: GradientMoments) => number) =>
  moments.curvature > 0 ? of(moments) : Number.NaN;

function rankOf(trace: readonly GradientMoments[], of: (moments: GradientMoments) => number): number {
  const scales = trace.map((moments) => scaleAt(moments, of));
  return scales.some(Number.isNaN) ? Number.NaN : spearman(EPOCHS, scales);
}

async function momentTrace({ plan, run, at }: InspectedRun): Promise<GradientMoments[]> {
  const { parameters, examples } = plan;
  const trace: GradientMoments[] = [];
  for (const step of EPOCHS.map(stepOfEpoch)) {
    const options = { parameters, examples, seed: run.seed, index: step };
    trace.push(await at(step, ({ point }) => measureMoments(point, options)));
  }
  return trace;
}

export const growingNoiseScale = networkClaim({
  id: 'M18-3',
  title: 'The noise scale grows during training',
  source: { ...PAPERS.noiseScale, place: 'noise scale over training, section 3', provenance: 'recalled' },
  statement: 'The batch size beyond which examples are wasted grows by orders of magnitude while a network is trained.',
  symbols: 'B_simple = Tr C/‖G‖² and B_noise = Tr(HC)/GᵀHG increase with the epoch',
  experiment:
    `MLP 64-16-10, tanh, cross-entropy, ${SMALL_DIGITS}: both noise scales over all training examples after ` +
    `${listText(EPOCHS)} epochs.`,
  design: { quick: { seeds: 20 }, standard: { seeds: 100 }, thorough: { seeds: 500 } },
  seconds: { quick: 3, standard: 11, thorough: 55 },
  work: ({ seeds }) =>
    `${workText({ seeds, epochs: Math.max(...EPOCHS) })}, ${workText({ measurements: EPOCHS })} each`,
  sweeps: ({ seeds }) => [
    smallDigits({ name: 'Noise scales during training', loss: 'crossEntropy', seeds, epochs: Math.max(...EPOCHS) }),
  ],
  perform: (sweeps, context): Promise<MomentTraces> => inspectRuns(sweeps, context, momentTrace, { as: 'moments' }),
  criteria: SCALES.map(({ symbol, of }) => ({
    name: `Spearman ρ of epoch and ${symbol}`,
    predicted: { low: 0.9, high: 1 },
    measure: (traces: MomentTraces, level: number) =>
      measureEach(traces, (trace) => rankOf(trace, of), level, rankStatistic(EPOCHS.length)),
  })),
  figure: (traces) => ({
    x: { label: 'epoch + 1', scale: 'log' },
    y: { label: 'noise scale, in examples', scale: 'log' },
    series: SCALES.map(({ symbol, of }) => ({
      name: symbol,
      kind: 'measured',
      points: EPOCHS.map((epoch, i) => geometricPoint(epoch + 1, traces, (trace) => scaleAt(trace[i], of))),
    })),
  }),
  remarks(traces) {
    const unsettled = traces.filter((trace) => trace.some(({ curvature }) => !(curvature > 0))).length;
    return remarkIf(unsettled > 0, `In ${unsettled} of ${traces.length} seeds GᵀHG was not above 0 at some epoch.`);
  },
  amended: [BOUNDED_MEAN],
  pitfalls: [
    'Late in training ‖G‖² is mostly due to the noise of SGD itself: a smaller η gives a larger noise scale.',
    'GᵀHG may pass through 0, where B_noise is meaningless.',
  ],
});
