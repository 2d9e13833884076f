import { z } from 'zod';
import type { BatchIndices, Program } from '../../engine/contract.ts';
import { squaredNorm } from '../../math/vectors.ts';
import { rowOf } from '../../probes/run-rows.ts';
import { stepOfUpdate } from './apply-update.ts';
import { defineRule } from './define-rule.ts';
import { eachBatchStep } from './each-step.ts';
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

const REPLAY = `def climb(model, radius):
    """Moves the weights by radius along their gradient, and returns the weights before."""
    parameters = list(model.parameters())
    before = [parameter.detach().clone() for parameter in parameters]
    length = math.sqrt(sum(parameter.grad.double().square().sum().item() for parameter in parameters))
    with torch.no_grad():
        for parameter in parameters:
            parameter.add_(parameter.grad, alpha=radius / length if length != 0 else 0.0)
    return before


def uphill_gradient(model, inputs, labels, shard):
    """The gradient on some examples after a step uphill on them; leaves the weights as they were."""
    model.zero_grad()
    loss_of(model(inputs[shard]), labels[shard]).backward()
    before = climb(model, RUN["radius"])
    model.zero_grad()
    loss_of(model(inputs[shard]), labels[shard]).backward()
    with torch.no_grad():
        for parameter, weights in zip(model.parameters(), before):
            parameter.copy_(weights)
    return [parameter.grad.clone() for parameter in model.parameters()]


def train(model, optimiser, inputs, labels, batches, rates):
    """SAM: gradients after a step uphill, on the whole mini-batch or on each group of ascentBatch examples."""
    for batch, rate in zip(batches, rates):
        optimiser.param_groups[0]["lr"] = float(rate)
        shards = batch.split(RUN.get("ascentBatch", len(batch)))
        gradients = [uphill_gradient(model, inputs, labels, shard) for shard in shards]
        for index, parameter in enumerate(model.parameters()):
            parameter.grad = sum(own[index] * (len(shard) / len(batch)) for own, shard in zip(gradients, shards))
        optimiser.step()
`;

/**
 * Sharpness-aware minimisation: the update of the spec with ∇L_B(θ + ε) in place of ∇L_B(θ), ε = ρ∇L_B(θ)/‖∇L_B(θ)‖, both
 * over the same mini-batch; or, with an `ascentBatch` m < B, the mean of ∇L_S(θ + ρ∇L_S/‖∇L_S‖) over the shards S of m
 * examples that the mini-batch is split into (m-SAM). Weight decay is that of θ itself and has no part in ε; momentum
 * accumulates the gradients at θ + ε. ρ = 0 is SGD. Cost: two mini-batch gradients per step.
 * Source: Foret et al. 2021, arXiv:2010.01412, eq. 2 and 3.
 */
export const samRule = defineRule({
  kind: 'sam',
  schema: z.strictObject({
    kind: z.literal('sam'),
    /** ρ. */
    radius: z.number().min(0).max(100).default(0.05),
    /** m of m-SAM: the ascent step is computed separately on each group of m examples. Absent or ≥ B: on the whole mini-batch. */
    ascentBatch: z.int().min(1).max(1_000_000).optional(),
  }),
  name: 'SAM',
  title: () => 'SAM: gradient after an ascent step',
  fields: {
    radius: { label: 'Radius ρ', hint: '≥ 0' },
    ascentBatch: { label: 'Ascent batch m', hint: 'empty: B' },
  },
  make:
    ({ radius, ascentBatch }) =>
    (steps) => {
      const { program, order } = steps;
      const whole = ascentBatch === undefined || ascentBatch >= order.batchSize;
      return eachBatchStep(steps, ({ theta }, batch) =>
        whole
          ? uphillGradient(program, theta, batch, radius)
          : shardedGradient(program, theta, batch, { radius, ascentBatch }),
      );
    },
  text: ({ radius, ascentBatch }) =>
    ascentBatch ? `m-SAM with ρ = ${radius}, m = ${ascentBatch}` : `SAM with ρ = ${radius}`,
  stepOf: stepOfUpdate,
  replay: { train: REPLAY },
  cost: ({ ascentBatch = Number.POSITIVE_INFINITY }, { batchSize }) => ({
    gradients: 2 * batchSize,
    rows: Math.ceil(batchSize / Math.min(ascentBatch, batchSize)),
  }),
});
