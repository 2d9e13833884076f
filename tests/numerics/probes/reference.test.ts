import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine, Point, Program } from '../../../src/engine/contract.ts';
import { loadSimdEngineInNode } from '../../../src/engine/simd/load-node.ts';
import { measureEigenpairs } from '../../../src/probes/estimators/eigenpairs.ts';
import type { Estimate } from '../../../src/probes/estimators/estimate.ts';
import { directionAlignment } from '../../../src/probes/estimators/sharp-directions.ts';
import { estimateTrace } from '../../../src/probes/estimators/stochastic-trace.ts';
import { measureGradientNoise, noiseOperator } from '../../../src/probes/operators/gradient-noise.ts';
import { hessianOperator } from '../../../src/probes/operators/hessian.ts';
import { measureBatchSharpness } from '../../../src/probes/quantities/batch-sharpness.ts';
import { measureNonUniformity } from '../../../src/probes/quantities/non-uniformity.ts';
import { REFERENCE_FILES } from '../../support/reference-files.ts';

/** Every scalar key of the reference files that a probe measures. */
async function measureKeys(program: Program, point: Point, theta: Float32Array, examples: number) {
  const shape = { dimension: theta.length, seeds: [5], tolerance: 1e-3 };
  const [traces] = await estimateTrace(hessianOperator(point), shape);
  const [noise] = await measureGradientNoise(point, 1);
  const [{ pairs }] = await measureEigenpairs(hessianOperator(point), { ...shape, count: 4 });
  const [{ pairs: low }] = await measureEigenpairs(hessianOperator(point), { ...shape, end: 'smallest' });
  const [{ pairs: covariance }] = await measureEigenpairs(noiseOperator(point, 1), shape);
  const [{ squared }] = await measureNonUniformity(point, shape);
  const batches = { runs: 1, parameters: theta.length, examples, batchSize: 1 };
  const [sharpness] = await measureBatchSharpness(program, theta, batches);
  return {
    hessianTrace: traces.trace,
    hessianFrobenius: traces.frobenius,
    gradientNormSquared: noise.gradientNormSquared,
    gradientCovarianceTrace: noise.covarianceTrace,
    gradientCovarianceTop: covariance[0],
    hessianSmallest: low[0],
    nonUniformitySquared: squared,
    batchSharpnessB1: sharpness.value,
    gradientTopAlignment: directionAlignment(await point.gradient(), pairs, 1).squaredCosines[0],
    hessianEigenvalues: pairs[0],
  } satisfies Record<string, Estimate>;
}

/** Largest useful error relative to the value: 2·10⁻³ for what is exact but for a residual or rounding. */
const MOST_ERROR: Readonly<Record<string, number>> = { hessianTrace: 1, hessianFrobenius: 0.2 };
/** A squared cosine is a number in [0, 1]; the top eigenvalue of linear-mse is triple, so there it has none. */
const mostAlignmentError = (name: string) => (name === 'linear-mse' ? 1.01 : 0.05);

describe('every key of the reference files through the probes, within the error that each states (simd)', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await loadSimdEngineInNode();
  });
  afterAll(() => engine.dispose());

  const cases = REFERENCE_FILES.flatMap((file) =>
    (['atStart', 'atEnd'] as const).map((at) => [file.name, at, file] as const),
  );
  test.each(cases)('%s %s', async (_, at, file) => {
    const program = await engine.open(file.network, file.dataset);
    const theta = Float32Array.from(at === 'atStart' ? file.parameters : file.sgd.parametersAtEnd);
    const point = await program.at(theta);
    const measured = await measureKeys(program, point, theta, file.dataset.train.count);
    const rows = Object.entries(measured).map(([key, { value, error }]) => {
      const reference = file[at][key];
      const exact = typeof reference === 'number' ? reference : reference[0];
      const scale = Math.max(Math.abs(exact), 1e-3 * Math.abs(measured.hessianEigenvalues.value));
      return {
        key,
        exact,
        value,
        error,
        holds: Math.abs(value - exact) <= error,
        useful:
          key === 'gradientTopAlignment'
            ? error <= mostAlignmentError(file.name)
            : error <= (MOST_ERROR[key] ?? 2e-3) * scale,
      };
    });
    expect(rows.filter(({ holds, useful }) => !holds || !useful)).toEqual([]);
    point.dispose();
    program.dispose();
  });
});
