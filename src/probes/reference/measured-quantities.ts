import type { Dataset, Examples } from '../../data/dataset.ts';
import { inputSize } from '../../data/dataset.ts';
import type { Engine, Point, Program } from '../../engine/contract.ts';
import { symmetricEigen } from '../../math/symmetric-eigen.ts';
import type { ReferenceFile } from './reference-file.ts';

/** Every quantity of a reference file at one θ, as an engine computes it. */
export interface MeasuredQuantities {
  readonly values: Readonly<Record<string, number | ArrayLike<number>>>;
  /** Squared cosines of ∇L with the eigenvectors of H, from the top one down. */
  readonly alignments: Float64Array;
}

const dot = (a: ArrayLike<number>, b: ArrayLike<number>) => {
  let sum = 0;
  for (let k = 0; k < a.length; k++) sum += a[k] * b[k];
  return sum;
};

function repeated(row: Float32Array, times: number): Float32Array {
  const rows = new Float32Array(row.length * times);
  for (let r = 0; r < times; r++) rows.set(row, r * row.length);
  return rows;
}

const identity = (n: number) => Float32Array.from({ length: n * n }, (_, k) => (k % (n + 1) === 0 ? 1 : 0));

/** Runs `task` at a point and disposes the point even if it fails. */
async function atPoint<T>(program: Program, theta: Float32Array, task: (point: Point) => Promise<T>): Promise<T> {
  const point = await program.at(theta);
  try {
    return await task(point);
  } finally {
    point.dispose();
  }
}

/** Rows of `[rows, columns]` minus their mean row. */
function centred(flat: ArrayLike<number>, rows: number, columns: number): Float64Array[] {
  const mean = new Float64Array(columns);
  for (let r = 0; r < rows; r++) for (let c = 0; c < columns; c++) mean[c] += flat[r * columns + c] / rows;
  return Array.from({ length: rows }, (_, r) => mean.map((m, c) => flat[r * columns + c] - m));
}

/** Largest eigenvalue of C = (1/N) Σ (gᵢ − ḡ)(gᵢ − ḡ)ᵀ, through the N×N matrix of inner products, which shares it. */
function covarianceTop(gradients: ArrayLike<number>, N: number, P: number): number {
  const rows = centred(gradients, N, P);
  const inner = Float64Array.from({ length: N * N }, (_, k) => dot(rows[Math.floor(k / N)], rows[k % N]) / N);
  return symmetricEigen(inner, N).values[0];
}

/** tr C from gᵢ·e_p, `[P, N]`. */
function covarianceTrace(projections: ArrayLike<number>, P: number, N: number): number {
  let trace = 0;
  for (let p = 0; p < P; p++) {
    let [sum, squares] = [0, 0];
    for (let i = 0; i < N; i++) sum += projections[p * N + i] / N;
    for (let i = 0; i < N; i++) squares += (projections[p * N + i] - sum) ** 2 / N;
    trace += squares;
  }
  return trace;
}

/** Largest eigenvalue of S − H². */
function nonUniformity(square: ArrayLike<number>, hessian: ArrayLike<number>, P: number): number {
  const difference = Float64Array.from(square);
  for (let p = 0; p < P; p++)
    for (let r = 0; r < P; r++) {
      const pivot = hessian[p * P + r];
      for (let q = 0; q < P; q++) difference[p * P + q] -= pivot * hessian[r * P + q];
    }
  return symmetricEigen(difference, P).values[0];
}

function oneExample(examples: Examples, index: number, size: number): Examples {
  const inputs = examples.inputs.slice(index * size, (index + 1) * size);
  return { count: 1, inputs, labels: examples.labels.slice(index, index + 1) };
}

/** Mean of gᵢᵀHᵢgᵢ/‖gᵢ‖², each example taken as a data set by itself: ∇L and H are then gᵢ and Hᵢ. */
async function batchSharpness(
  engine: Engine,
  { network, dataset }: ReferenceFile,
  theta: Float32Array,
): Promise<number> {
  let sum = 0;
  for (let i = 0; i < dataset.train.count; i++) {
    const single: Dataset = { ...dataset, train: oneExample(dataset.train, i, inputSize(dataset)) };
    const program = await engine.open(network, single);
    try {
      sum += await atPoint(program, theta, async (point) => {
        const g = await point.gradient();
        return dot(g, await point.hessianVector(g)) / dot(g, g);
      });
    } finally {
      program.dispose();
    }
  }
  return sum / dataset.train.count;
}

/**
 * Every quantity of a reference file at θ `[P]`, each through the contract; batch sharpness, the expensive one, only if
 * `keys` has it. Small P only: H and (1/N) Σ Hᵢ² are built from P unit vectors as P runs at the same θ. The gradient
 * covariance is computed once through `exampleProjections` (trace) and once through `weightedGradient` (top eigenvalue), so
 * that an error in either shows.
 */
export async function measuredQuantities(
  engine: Engine,
  program: Program,
  file: ReferenceFile,
  { theta, keys }: { theta: Float32Array; keys: ReadonlySet<string> },
): Promise<MeasuredQuantities> {
  const P = theta.length;
  const N = file.dataset.train.count;
  const single = await atPoint(program, theta, async (point) => ({
    train: await point.evaluate('train'),
    test: await point.evaluate('test'),
    gradient: await point.gradient(),
    hessianVector: await point.hessianVector(Float32Array.from(file.vector)),
  }));
  const wide = await atPoint(program, repeated(theta, P), async (point) => ({
    hessian: await point.hessianVector(identity(P)),
    square: await point.exampleHessianSquare(identity(P)),
    projections: await point.exampleProjections(identity(P)),
  }));
  const gradients = await atPoint(program, repeated(theta, N), (point) => point.weightedGradient(identity(N)));
  const { values: eigenvalues, vectors } = symmetricEigen(wide.hessian, P);
  const { gradient } = single;
  const normSquared = dot(gradient, gradient);
  const values = {
    loss: single.train.loss[0],
    accuracy: single.train.accuracy[0],
    testLoss: single.test.loss[0],
    testAccuracy: single.test.accuracy[0],
    gradient,
    hessianVector: single.hessianVector,
    hessianEigenvalues: eigenvalues.slice(0, 10),
    hessianSmallest: eigenvalues[P - 1],
    hessianTrace: wide.hessian.reduce((sum, h, k) => sum + (k % (P + 1) === 0 ? h : 0), 0),
    hessianFrobenius: Math.sqrt(dot(wide.hessian, wide.hessian)),
    gradientNormSquared: normSquared,
    gradientCovarianceTrace: covarianceTrace(wide.projections, P, N),
    gradientCovarianceTop: covarianceTop(gradients, N, P),
    nonUniformitySquared: nonUniformity(wide.square, wide.hessian, P),
    ...(keys.has('batchSharpnessB1') ? { batchSharpnessB1: await batchSharpness(engine, file, theta) } : {}),
  };
  const cosines = Float64Array.from(
    { length: P },
    (_, k) => dot(gradient, vectors.subarray(k * P, (k + 1) * P)) ** 2 / normSquared,
  );
  return { values: { ...values, gradientTopAlignment: cosines[0] }, alignments: cosines };
}
