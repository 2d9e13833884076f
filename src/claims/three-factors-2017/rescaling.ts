import { bootstrapOverCells } from '../../math/bootstrap.ts';
import { mean, variance } from '../../math/statistics.ts';
import type { SweepSpecInput } from '../../sweep/spec.ts';
import type { Measured, Size } from '../claim.ts';
import type { FigureSeries } from '../figure.ts';
import { logLossAt } from '../loss-at-epoch.ts';
import type { NetworkRun } from '../network-runs.ts';

/** The pair that is rescaled: (β̂η, β̂B). */
const BASE_RATE = 0.0125;
const BASE_BATCH = 4;
export const EPOCHS = 30;
const GRID = Array.from({ length: EPOCHS }, (_, i) => i + 1);

export const RESCALING_SEEDS: Record<Size, number> = { quick: 10, standard: 40, thorough: 150 };

/** One (η, B) as multiples of the base pair. */
export interface Rescaled {
  readonly name: string;
  readonly rateFactor: number;
  readonly batchFactor: number;
}

/** 1,000 digits of 8 × 8, 64-64-10, ReLU, cross-entropy, 30 epochs; the same initial weights for every pair. */
export const rescalingSweep = ({ name, rateFactor, batchFactor }: Rescaled, size: Size): SweepSpecInput => ({
  version: 1,
  name: `Rescaling: ${name}`,
  dataset: { source: { kind: 'glyphs', side: 8 }, trainCount: 1000, testCount: 0, standardise: 'centred' },
  model: { hidden: [64], activation: 'relu', loss: 'crossEntropy', init: 'he' },
  grid: {
    learningRates: [BASE_RATE * rateFactor],
    batchSizes: [BASE_BATCH * batchFactor],
    seeds: RESCALING_SEEDS[size],
  },
  budget: { kind: 'epochs', epochs: EPOCHS },
  measure: { trainPerDecade: 40, testPerDecade: 0, sharpnessPerDecade: 0 },
});

/** log L at epochs 1 … 30 of each seed, by pair. */
export interface LossCurves {
  readonly pair: Rescaled;
  /** `[seed][epoch]`; a diverged run has NaN from there on. */
  readonly curves: readonly (readonly number[])[];
}

export const lossCurves = (pair: Rescaled, runs: readonly NetworkRun[]): LossCurves => ({
  pair,
  curves: runs.map((run) => GRID.map((epoch) => logLossAt(run, epoch))),
});

/** D = mean over epochs of |mean_A − mean_B| ÷ pooled standard deviation between seeds, of log L. NaN with a NaN curve. */
function distance(a: readonly (readonly number[])[], b: readonly (readonly number[])[]): number {
  const ratios = GRID.map((_, at) => {
    const [x, y] = [a.map((curve) => curve[at]), b.map((curve) => curve[at])];
    const spread = Math.sqrt((variance(x) + variance(y)) / 2);
    return spread > 0 ? Math.abs(mean(x) - mean(y)) / spread : Number.NaN;
  });
  const defined = ratios.filter(Number.isFinite); // a resample of one seed alone has no spread
  return defined.length > 0 ? mean(defined) : Number.NaN;
}

/** D of two pairs; bootstrap over seeds, each with its curve under both pairs. */
export function measureDistance(a: LossCurves, b: LossCurves, level: number): Measured {
  const seeds = a.curves.map((curve, i) => [curve, b.curves[i]] as const);
  const complete = seeds.filter((pair) => pair.every((curve) => curve.every(Number.isFinite)));
  const statistic = (resample: readonly (typeof complete)[number][]) =>
    distance(
      resample.map(([x]) => x),
      resample.map(([, y]) => y),
    );
  const { estimate, low, high } = bootstrapOverCells(complete, statistic, {
    resamplingSeed: 0,
    resamples: 1000,
    level,
  });
  return { estimate, low, high, replicates: complete.length };
}

export const curveSeries = ({ pair, curves }: LossCurves): FigureSeries => ({
  name: pair.name,
  kind: 'measured',
  points: GRID.map((epoch, at) => ({ x: epoch, y: mean(curves.map((curve) => curve[at])) })),
});

export function divergedRemarks(all: readonly LossCurves[]): string[] {
  return all.flatMap(({ pair, curves }) => {
    const lost = curves.filter((curve) => !curve.every(Number.isFinite)).length;
    return lost > 0
      ? [`${pair.name}: ${lost} of ${curves.length} runs did not last ${EPOCHS} epochs; they are left out.`]
      : [];
  });
}

export const diagonal = (factor: number): Rescaled => ({
  name: factor === 1 ? '(η, B)' : `(${factor}η, ${factor}B)`,
  rateFactor: factor,
  batchFactor: factor,
});

export const RESCALING_PITFALLS = [
  'At equal epochs equal η/B also means equal time t = η·step, so the curves of gradient flow would overlap as well: ' +
    'overlap of loss curves alone says little about noise.',
  'D is in units of the spread between seeds: more data or wider nets make it stricter.',
  'The spread of a resample of few seeds is too small, which widens the interval of D upwards.',
] as const;
