import type { Point, Program } from '../engine/contract.ts';
import { type ParameterLayout, parameterLayout } from '../engine/parameter-layout.ts';
import { measureEigenpairs, type Spectrum } from './estimators/eigenpairs.ts';
import { type Curvature, createCurvature, TOP } from './operators/curvature.ts';
import { type GradientNoise, measureGradientNoise, noiseOperator, noiseRoundoff } from './operators/gradient-noise.ts';
import { memoizeAsync } from './operators/memoize-async.ts';
import { measureNoiseCurvature, type NoiseCurvature } from './operators/noise-curvature.ts';
import { rememberingPoint } from './operators/remembering-point.ts';
import { measureRoundoff, type Roundoff } from './operators/roundoff.ts';
import { type BatchSharpness, measureBatchSharpness } from './quantities/batch-sharpness.ts';
import { measureSharpnessGradient, type SharpnessGradient } from './quantities/sharpness-gradient.ts';

/** R runs at one step and all inputs of scalar probes. Measuring modifies nothing here. */
export interface MeasurementSite {
  readonly program: Program;
  /** The point at `theta`, over all training examples. */
  readonly point: Point;
  /** θ, `[R, P]`. */
  readonly theta: Float32Array;
  /** θ at step 0, `[R, P]`. */
  readonly initial: Float32Array;
  /** The direction of the last step, up to a factor, `[R, P]`; zero before the first. Absent if unknown. */
  readonly lastStep?: Float32Array;
  /** θ after one and two more training steps, `[R, P]` each; absent if there is no training. */
  readonly ahead?: () => Promise<readonly [Float32Array, Float32Array]>;
  /** Diagonal of the P that divides the next step, `[R, P]`, in the unit of a gradient; absent if steps have none. */
  readonly preconditioner?: () => Promise<Float64Array>;
  /** One per run. */
  readonly seeds: readonly number[];
  readonly step: number;
  /** B of the runs. */
  readonly batchSize: number;
}

/** Results that several probes share, each measured at first use. */
export interface Measurement extends MeasurementSite, Curvature {
  readonly runs: number;
  readonly layout: ParameterLayout;
  gradient(): Promise<Float32Array>;
  roundoff(): Promise<readonly Roundoff[]>;
  noise(): Promise<readonly GradientNoise[]>;
  /** The largest eigenpair of C, and the `TOP` + 1 largest. */
  covarianceLargest(): Promise<readonly Spectrum[]>;
  covarianceTop(): Promise<readonly Spectrum[]>;
  noiseCurvature(): Promise<readonly NoiseCurvature[]>;
  batchSharpness(): Promise<readonly BatchSharpness[]>;
  sharpnessGradient(): Promise<readonly SharpnessGradient[]>;
}

/** Batches of a batch-sharpness measurement. */
export const BATCHES = 50;

/** Opens a measurement; nothing is computed before a probe needs it. The caller disposes `site.point`. */
export function createMeasurement(site: MeasurementSite): Measurement {
  const { program, theta, seeds, step, batchSize } = site;
  const point = rememberingPoint(site.point);
  const examples = program.labels.length;
  const layout = parameterLayout(program.network);
  const dimension = layout.count;
  const runs = seeds.length;
  const keyed = { dimension, seeds, index: step };
  const roundoff = memoizeAsync(() => measureRoundoff(point, { runs, loss: program.network.loss }));
  const curvature = createCurvature(point, keyed, roundoff);
  const covariance = async (count: number) =>
    measureEigenpairs(noiseOperator(point, runs), { ...keyed, count, roundoff: noiseRoundoff(await roundoff()) });
  const at: Measurement = {
    ...site,
    point,
    ...(site.ahead && { ahead: memoizeAsync(site.ahead) }),
    runs,
    layout,
    roundoff,
    ...curvature,
    gradient: memoizeAsync(() => point.gradient()),
    noise: memoizeAsync(async () => measureGradientNoise(point, runs, await roundoff())),
    covarianceLargest: memoizeAsync(() => covariance(1)),
    covarianceTop: memoizeAsync(() => covariance(Math.min(TOP + 1, dimension))),
    noiseCurvature: memoizeAsync(async () =>
      measureNoiseCurvature(point, {
        parameters: dimension,
        examples,
        seeds,
        index: step,
        roundoff: await roundoff(),
        deflation: (await curvature.hessianTop()).map(({ pairs }) => pairs.slice(0, TOP)),
      }),
    ),
    batchSharpness: memoizeAsync(async () =>
      measureBatchSharpness(program, theta, {
        roundoff: await roundoff(),
        runs,
        parameters: dimension,
        examples,
        batchSize,
        draws: BATCHES,
        index: step,
      }),
    ),
    sharpnessGradient: memoizeAsync(() => measureSharpnessGradient(at)),
  };
  return at;
}
