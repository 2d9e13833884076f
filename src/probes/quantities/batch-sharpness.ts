import type { Program } from '../../engine/contract.ts';
import { PURPOSE, permutation, type RandomStream, randomStream } from '../../math/rng.ts';
import { bounded, type Estimate, ROUNDOFF, sampled } from '../estimators/estimate.ts';
import { PLAIN_ROUNDOFF, type Roundoff } from '../operators/roundoff.ts';
import { innerProduct, rowOf } from '../run-rows.ts';

export interface BatchSharpnessOptions {
  /** R, P and N. */
  readonly runs: number;
  readonly parameters: number;
  readonly examples: number;
  /** B in [1, N]; drawn without replacement. */
  readonly batchSize: number;
  /** Batches drawn; ≥ 2. Default 100. B = 1 takes every example once instead, B = N the whole set. */
  readonly draws?: number;
  /** Batches are a function of this seed and `index`, the same for all runs. Default 0. */
  readonly seed?: number;
  readonly index?: number;
  /** Of each run, from `measureRoundoff`. Default 2⁻²⁰. */
  readonly roundoff?: readonly Roundoff[];
}

export interface BatchSharpness {
  /** E_B[∇L_Bᵀ H_B ∇L_B/‖∇L_B‖²] over batches with ∇L_B ≠ 0. */
  readonly value: Estimate;
  /** Number of batches with ∇L_B ≠ 0. */
  readonly batches: number;
}

/** The first B of a random order: a batch without replacement. */
function drawBatch(examples: number, batchSize: number, stream: RandomStream): Int32Array {
  return Int32Array.from(permutation(examples, stream).subarray(0, batchSize));
}

/** The most recent batches, kept because runs measured in turn at one step share them. */
let drawn: { key: string; batches: readonly Int32Array[] } = { key: '', batches: [] };

function batchesOf(options: BatchSharpnessOptions): readonly Int32Array[] {
  const { examples, batchSize, draws, seed, index } = options;
  const key = [examples, batchSize, draws, seed, index].join();
  if (drawn.key !== key) drawn = { key, batches: drawBatches(options) };
  return drawn.batches;
}

function drawBatches({ examples, batchSize, draws = 100, seed = 0, index = 0 }: BatchSharpnessOptions): Int32Array[] {
  if (batchSize === 1) return Array.from({ length: examples }, (_, i) => Int32Array.of(i));
  if (batchSize === examples) return [Int32Array.from({ length: examples }, (_, i) => i)];
  const stream = randomStream(seed, PURPOSE.probeBatches, index);
  return Array.from({ length: draws }, () => drawBatch(examples, batchSize, stream));
}

/** vᵀH_Bv along the batch gradient, ‖v‖ = 1, of every run; undefined where the gradient is exactly 0. */
async function curvatureAlongGradient(
  program: Program,
  theta: Float32Array,
  batch: Int32Array,
  parameters: number,
): Promise<(number | undefined)[]> {
  const point = await program.at(theta, batch);
  try {
    const gradient = await point.gradient();
    const runs = gradient.length / parameters;
    const direction = new Float32Array(gradient.length);
    for (let run = 0; run < runs; run++) {
      const g = rowOf(gradient, run, parameters);
      const size = Math.sqrt(innerProduct(g, g));
      for (let p = 0; size !== 0 && p < parameters; p++) direction[run * parameters + p] = g[p] / size;
    }
    const product = await point.hessianVector(direction);
    return Array.from({ length: runs }, (_, run) => {
      const v = rowOf(direction, run, parameters);
      const length = innerProduct(v, v);
      return length === 0 ? undefined : innerProduct(v, rowOf(product, run, parameters)) / length;
    });
  } finally {
    point.dispose();
  }
}

/**
 * Batch sharpness of every run, the curvature that SGD of batch size B meets along its own steps; it settles near 2/η
 * at the stochastic edge of stability. Exact for B = 1 and B = N, else Student's interval over the batches drawn. Work of
 * two gradients over B·draws examples. Source: Andreyev, Beneventano 2024, arXiv:2412.20553.
 */
export async function measureBatchSharpness(
  program: Program,
  theta: Float32Array,
  options: BatchSharpnessOptions,
): Promise<BatchSharpness[]> {
  const { runs, parameters, examples, batchSize, draws = 100 } = options;
  if (!Number.isSafeInteger(batchSize) || batchSize < 1 || batchSize > examples)
    throw new RangeError(`measureBatchSharpness: batchSize must be an integer in [1, ${examples}], got ${batchSize}.`);
  if (!Number.isSafeInteger(draws) || draws < 2)
    throw new RangeError(`measureBatchSharpness: draws must be an integer ≥ 2, got ${draws}.`);
  const samples = Array.from({ length: runs }, (): number[] => []);
  const batches = batchesOf(options);
  for (const batch of batches) {
    const curvatures = await curvatureAlongGradient(program, theta, batch, parameters);
    curvatures.forEach((value, run) => void (value !== undefined && samples[run].push(value)));
  }
  const exact = batchSize === 1 || batchSize === examples;
  return samples.map((found, run) => {
    const rounding = quotientRoundoff(options.roundoff?.[run] ?? PLAIN_ROUNDOFF) * meanSize(found);
    const mean = found.reduce((sum, x) => sum + x, 0) / found.length;
    const value = exact ? bounded(mean, rounding) : sampled(found, { rounding });
    return { value, batches: found.length };
  });
}

const meanSize = (values: readonly number[]) => values.reduce((sum, x) => sum + Math.abs(x), 0) / values.length;

/** An error ρ of v changes vᵀHv by at most 2ρ‖H‖, ‖H‖ being taken as twice the quotient; the error of H is added. */
const quotientRoundoff = ({ gradient, curvature }: Roundoff) => 4 * gradient + 4 * curvature + 8 * ROUNDOFF;
