import type { BatchIndices, Program } from '../../engine/contract.ts';
import { squaredNorm } from '../../math/vectors.ts';
import { rowOf } from '../../probes/run-rows.ts';
import { eachBatchStep } from './each-step.ts';
import type { RuleSteps } from './rule.ts';
import { shardsOf } from './shards.ts';

/** out ← θ + ρg/‖g‖, θ where g = 0; not finite where g is not. `[P]` each. */
function climb(out: Float32Array, theta: Float32Array, gradient: Float32Array, radius: number): void {
  const length = Math.sqrt(squaredNorm(gradient));
  const scale = length === 0 ? 0 : radius / length;
  for (let i = 0; i < out.length; i++) out[i] = theta[i] + scale * gradient[i];
}

/** Every row of `[R, P]`, repeated. */
function repeatRows(theta: Float32Array, runs: number, times: number): Float32Array {
  const P = theta.length / runs;
  const rows = new Float32Array(times * theta.length);
  for (let row = 0; row < runs * times; row++) rows.set(rowOf(theta, Math.floor(row / times), P), row * P);
  return rows;
}

/** ∇L_B(θ + ρ∇L_B/‖∇L_B‖) of every row, `[R, P]`. */
async function uphillGradient(program: Program, theta: Float32Array, batch: BatchIndices, radius: number) {
  const runs = batch.orderOfRun.length;
  const P = theta.length / runs;
  const { gradient } = await program.batchGradient(theta, batch);
  const ascended = new Float32Array(theta.length);
  for (let run = 0; run < runs; run++)
    climb(rowOf(ascended, run, P), rowOf(theta, run, P), rowOf(gradient, run, P), radius);
  return (await program.batchGradient(ascended, batch)).gradient;
}

/** Mean of the uphill gradients of the shards of every mini-batch, weighted by their sizes. */
async function shardedGradient(
  program: Program,
  theta: Float32Array,
  batch: BatchIndices,
  { radius, ascentBatch }: { radius: number; ascentBatch: number },
): Promise<Float32Array> {
  const runs = batch.orderOfRun.length;
  const P = theta.length / runs;
  const sum = new Float64Array(theta.length);
  for (const { count, share, batches } of shardsOf(batch, ascentBatch)) {
    const gradients = await uphillGradient(program, repeatRows(theta, runs, count), batches, radius);
    for (let row = 0; row < runs * count; row++) {
      const start = Math.floor(row / count) * P;
      for (let p = 0; p < P; p++) sum[start + p] += share * gradients[row * P + p];
    }
  }
  return Float32Array.from(sum);
}

interface SamOptions {
  readonly radius: number;
  readonly ascentBatch?: number | undefined;
}

/** Steps of SAM, or of m-SAM with an `ascentBatch` below B. */
export function advanceSam(steps: RuleSteps, { radius, ascentBatch }: SamOptions) {
  const { program, order } = steps;
  return eachBatchStep(steps, ({ theta }, batch) =>
    ascentBatch === undefined || ascentBatch >= order.batchSize
      ? uphillGradient(program, theta, batch, radius)
      : shardedGradient(program, theta, batch, { radius, ascentBatch }),
  );
}
