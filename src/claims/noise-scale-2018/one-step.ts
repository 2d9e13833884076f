import type { BatchIndices, Program } from '../../engine/contract.ts';
import { PURPOSE, type RandomStream, randomStream } from '../../math/rng.ts';
import { mean } from '../../math/statistics.ts';
import { evaluateMany } from '../../probes/landscape/evaluate-many.ts';
import { innerProduct, rowOf } from '../../probes/run-rows.ts';
import { type BestStep, findBestStep } from './best-rate.ts';

/** Approximate number of examples in all batches of one size: small batches are noisier, so more are drawn. */
const MOST_BATCHES = 128;
const FEWEST_BATCHES = 16;

export interface OneStepSite {
  readonly program: Program;
  /** θ, `[P]`. */
  readonly theta: Float32Array;
  /** ∇L at θ, `[P]`, and L. */
  readonly gradient: Float32Array;
  readonly loss: number;
}

export interface OneStepOptions {
  readonly batchSize: number;
  readonly seed: number;
  /** log₂ of the η at which the search starts. */
  readonly start: number;
}

/** M batches as M orders of one step: with replacement, but each of the N examples once if B = 1. */
function drawBatches(examples: number, batchSize: number, stream: RandomStream): BatchIndices {
  const count =
    batchSize === 1 ? examples : Math.max(FEWEST_BATCHES, Math.round((2 * MOST_BATCHES) / Math.sqrt(batchSize)));
  const indices = Int32Array.from({ length: count * batchSize }, (_, i) =>
    batchSize === 1 ? i : stream.below(examples),
  );
  return { steps: 1, batchSize, indices, orders: count, orderOfRun: Int32Array.from({ length: count }, (_, i) => i) };
}

/**
 * The learning rate at which one SGD step lowers the full training loss most on average over batches drawn with
 * replacement, by direct search on L(θ) − L(θ − ηg_B) − η(G·g_B − ‖G‖²): the last term has mean exactly 0 and removes the
 * first-order noise. All η use the same batches; batches of one example are all examples, so that their mean is exact.
 */
export async function measureBestStep(
  { program, theta, gradient, loss }: OneStepSite,
  { batchSize, seed, start }: OneStepOptions,
): Promise<BestStep> {
  const parameters = theta.length;
  const stream = randomStream(seed, PURPOSE.probeBatches, batchSize);
  const batches = drawBatches(program.labels.length, batchSize, stream);
  const count = batches.orders;
  const copies = new Float32Array(count * parameters);
  for (let m = 0; m < count; m++) copies.set(theta, m * parameters);
  const gradients = (await program.batchGradient(copies, batches)).gradient;
  const squaredNorm = innerProduct(gradient, gradient);
  const excess = Array.from(
    { length: count },
    (_, m) => innerProduct(gradient, rowOf(gradients, m, parameters)) - squaredNorm,
  );
  const decreaseAt = async (rate: number) => {
    const { loss: after } = await evaluateMany(program, {
      count,
      parameters,
      write: (m, out) => {
        const g = rowOf(gradients, m, parameters);
        for (let p = 0; p < parameters; p++) out[p] = theta[p] - rate * g[p];
      },
    });
    return mean(after.map((value, m) => loss - value - rate * excess[m]));
  };
  return findBestStep(decreaseAt, start);
}
