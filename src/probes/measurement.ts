import type { Point, Program } from '../engine/contract.ts';
import { type ParameterLayout, parameterLayout } from '../engine/parameter-layout.ts';
import { type BatchSharpness, measureBatchSharpness } from './batch-sharpness.ts';
import { measureEigenpairs, type Spectrum } from './eigenpairs.ts';
import type { TraceEstimates } from './exact-trace.ts';
import { type GradientNoise, measureGradientNoise, noiseOperator, noiseRoundoff } from './gradient-noise.ts';
import { gaussNewtonOperator, hessianOperator } from './hessian.ts';
import { measureNoiseCurvature, type NoiseCurvature } from './noise-curvature.ts';
import { measureRoundoff, type Roundoff } from './roundoff.ts';
import { estimateTrace } from './stochastic-trace.ts';

/** R runs at one step and everything that a scalar probe may look at. Nothing here is changed by measuring. */
export interface MeasurementSite {
  readonly program: Program;
  /** The point at `theta`, over all training examples. */
  readonly point: Point;
  /** θ, `[R, P]`. */
  readonly theta: Float32Array;
  /** θ at step 0, `[R, P]`. */
  readonly initial: Float32Array;
  /** The direction of the last step, up to a factor, `[R, P]`; zero before the first. Absent where it is not known. */
  readonly lastStep?: Float32Array;
  /** θ one and two steps on, `[R, P]` each, as training goes on; absent where nothing is trained. */
  readonly ahead?: () => Promise<readonly [Float32Array, Float32Array]>;
  /** One per run. */
  readonly seeds: readonly number[];
  readonly step: number;
  /** B of the runs. */
  readonly batchSize: number;
}

/** Results that several probes share, each measured at its first use. */
export interface Measurement extends MeasurementSite {
  readonly runs: number;
  readonly layout: ParameterLayout;
  gradient(): Promise<Float32Array>;
  roundoff(): Promise<readonly Roundoff[]>;
  noise(): Promise<readonly GradientNoise[]>;
  /** The `TOP` + 1 largest eigenpairs of H, so that the space of the first `TOP` has a gap. */
  hessianTop(): Promise<readonly Spectrum[]>;
  hessianTraces(): Promise<readonly TraceEstimates[]>;
  covarianceTop(): Promise<readonly Spectrum[]>;
  gaussNewtonTraces(): Promise<readonly TraceEstimates[]>;
  noiseCurvature(): Promise<readonly NoiseCurvature[]>;
  batchSharpness(): Promise<readonly BatchSharpness[]>;
}

/** Sharpest directions that a subspace probe looks at (Jastrzębski et al. use 5 or 10). */
export const TOP = 5;
/** Batches of a batch-sharpness measurement. */
export const BATCHES = 50;

function once<T>(measure: () => Promise<T>): () => Promise<T> {
  let result: Promise<T> | undefined;
  return () => (result ??= measure());
}

/** Opens a measurement; work is done only when a probe asks. The caller disposes `site.point`. */
export function createMeasurement(site: MeasurementSite): Measurement {
  const { program, point, theta, seeds, step, batchSize } = site;
  const examples = program.labels.length;
  const layout = parameterLayout(program.network);
  const dimension = layout.count;
  const runs = seeds.length;
  const keyed = { dimension, seeds, index: step };
  const top = { ...keyed, count: Math.min(TOP + 1, dimension) };
  const roundoff = once(() => measureRoundoff(point, { runs, loss: program.network.loss }));
  const hessianTop = once(async () =>
    measureEigenpairs(hessianOperator(point), { ...top, roundoff: await roundoff() }),
  );
  return {
    ...site,
    ...(site.ahead && { ahead: once(site.ahead) }),
    runs,
    layout,
    roundoff,
    hessianTop,
    gradient: once(() => point.gradient()),
    noise: once(async () => measureGradientNoise(point, runs, await roundoff())),
    hessianTraces: once(async () => estimateTrace(hessianOperator(point), { ...keyed, roundoff: await roundoff() })),
    covarianceTop: once(async () =>
      measureEigenpairs(noiseOperator(point, runs), { ...top, roundoff: noiseRoundoff(await roundoff()) }),
    ),
    gaussNewtonTraces: once(async () =>
      estimateTrace(gaussNewtonOperator(point), { ...keyed, roundoff: await roundoff() }),
    ),
    noiseCurvature: once(async () =>
      measureNoiseCurvature(point, {
        parameters: dimension,
        examples,
        seeds,
        index: step,
        roundoff: await roundoff(),
        deflation: (await hessianTop()).map(({ pairs }) => pairs.slice(0, TOP)),
      }),
    ),
    batchSharpness: once(async () =>
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
  };
}
