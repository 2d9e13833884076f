import { spearman } from '../../math/ranks.ts';
import { type GradientMoments, noiseScale, simpleNoiseScale } from '../../theory/noise-scale.ts';
import { BOUNDED_MEAN } from '../amendments.ts';
import { type Claim, type ClaimSize, type Criterion, type Evidence, levelOfEach } from '../claim.ts';
import type { FigureSeries } from '../figure.ts';
import { measureOverSeeds, measureRatioOverSeeds } from '../measure.ts';
import { PAPERS } from '../papers.ts';
import { rankStatistic } from '../rank-measures.ts';
import { smallDigits, stepOfEpoch } from '../small-digits.ts';
import { visitRuns } from '../visit-runs.ts';
import { measureMoments } from './moments.ts';

const EPOCHS = [0, 2, 10, 50, 200];
const SEEDS: Record<ClaimSize, number> = { quick: 20, standard: 100, thorough: 500 };

const SCALES = [
  { symbol: 'B_simple', of: simpleNoiseScale },
  { symbol: 'B_noise', of: noiseScale },
] as const;

const criteria: Criterion[] = SCALES.map(({ symbol }) => ({
  name: `Spearman ρ of epoch and ${symbol}`,
  predicted: { low: 0.9, high: 1 },
}));

const spec = (seeds: number) =>
  smallDigits({
    name: 'Noise scales during training',
    loss: 'crossEntropy',
    seeds,
    epochs: EPOCHS[EPOCHS.length - 1],
  });

/** Moments at each of EPOCHS, for every seed. */
type MomentTraces = readonly (readonly GradientMoments[])[];

/** A noise scale is a mean only where the curvature along the gradient is positive. */
const scaleAt = (moments: GradientMoments, of: (moments: GradientMoments) => number) =>
  moments.curvature > 0 ? of(moments) : Number.NaN;

function rankOf(trace: readonly GradientMoments[], of: (moments: GradientMoments) => number): number {
  const scales = trace.map((moments) => scaleAt(moments, of));
  return scales.some(Number.isNaN) ? Number.NaN : spearman(EPOCHS, scales);
}

function evidence(traces: MomentTraces): Evidence {
  const level = levelOfEach(criteria.length);
  const series = SCALES.map(
    ({ symbol, of }): FigureSeries => ({
      name: symbol,
      kind: 'measured',
      points: EPOCHS.map((epoch, i) => {
        const { estimate, low, high } = measureRatioOverSeeds(
          traces.map((trace) => scaleAt(trace[i], of)),
          0.95,
        );
        return { x: epoch + 1, y: estimate, ...(Number.isFinite(low) ? { low, high } : {}) };
      }),
    }),
  );
  const unsettled = traces.filter((trace) => trace.some(({ curvature }) => !(curvature > 0))).length;
  return {
    measured: SCALES.map(({ of }) =>
      measureOverSeeds(
        traces.map((trace) => rankOf(trace, of)),
        level,
        rankStatistic(EPOCHS.length),
      ),
    ),
    figure: {
      x: { label: 'epoch + 1', scale: 'log' },
      y: { label: 'noise scale, in examples', scale: 'log' },
      series,
    },
    remarks: unsettled > 0 ? [`In ${unsettled} of ${traces.length} seeds GᵀHG was not above 0 at some epoch.`] : [],
  };
}

/** M18-3. */
export const growingNoiseScale: Claim<MomentTraces> = {
  id: 'M18-3',
  title: 'The noise scale grows during training',
  source: { ...PAPERS.noiseScale, place: 'noise scale over training, section 3', provenance: 'recalled' },
  statement: 'The batch size beyond which examples are wasted grows by orders of magnitude while a network is trained.',
  symbols: 'B_simple = Tr C/‖G‖² and B_noise = Tr(HC)/GᵀHG increase with the epoch',
  experiment:
    'MLP 64-16-10, tanh, cross-entropy, on 500 digits, η = 0.1, B = 16: both noise scales over all training examples after ' +
    '0, 2, 10, 50 and 200 epochs.',
  subject: 'network',
  criteria,
  replicate: 'seed',
  cost: {
    quick: { seconds: 3, work: '20 seeds × 200 epochs, 5 measurements each' },
    standard: { seconds: 11, work: '100 seeds × 200 epochs, 5 measurements each' },
    thorough: { seconds: 55, work: '500 seeds × 200 epochs, 5 measurements each' },
  },
  amended: [BOUNDED_MEAN],
  pitfalls: [
    'Late in training ‖G‖² is mostly the noise that SGD itself keeps up: a smaller η gives a larger noise scale.',
    'GᵀHG may pass through 0, where B_noise means nothing.',
  ],
  perform: (size, context) =>
    visitRuns([spec(SEEDS[size])], context, async ({ plan, run, at }) => {
      const { parameters, examples } = plan;
      const trace: GradientMoments[] = [];
      for (const epoch of EPOCHS) {
        const step = stepOfEpoch(epoch);
        const options = { parameters, examples, seed: run.seed, index: step };
        trace.push(await at(step, ({ point }) => measureMoments(point, options)));
      }
      return trace;
    }),
  evidence,
};
