import { z } from 'zod';
import { type BatchOrder, batchSchedule } from '../../engine/batch-order.ts';
import { PURPOSE } from '../../math/rng.ts';
import { applyUpdate, stepOfUpdate } from './apply-update.ts';
import { defineRule } from './define-rule.ts';
import { batchReader, eachStep } from './each-step.ts';
import type { StepBatches } from './rule.ts';

/** a = (1 + √(2l − 1))/2 and b = (1 − √(2l − 1))/2: a + b = 1 and a² + b² = l. */
export function svagWeights(level: number): readonly [number, number] {
  const root = Math.sqrt(2 * level - 1);
  return [(1 + root) / 2, (1 - root) / 2];
}

/** The batch order of the small steps, l for each step: l epochs pass in the time of one. */
function finer(order: BatchOrder, level: number): BatchOrder {
  const { offset = 0, since = { step: 0, epoch: 0 } } = order;
  return { ...order, offset: offset * level, since: { step: since.step * level, epoch: since.epoch * level } };
}

/** The orders of γ1 and γ2. */
function ordersOf(order: BatchOrder, level: number): readonly [BatchOrder, BatchOrder] {
  const own = finer(order, level);
  return [own, { ...own, purpose: PURPOSE.ruleBatches }];
}

/** Both mini-batches of each small step: `[l, 2, B]`. */
function smallBatches(level: number): StepBatches {
  return {
    axes: [level, 2],
    indices(order, from, until) {
      const B = order.batchSize;
      const both = ordersOf(order, level).map((own) => batchSchedule(own, from * level, until * level).indices);
      const indices = new Int32Array(2 * (until - from) * level * B);
      for (let small = 0; small < (until - from) * level; small++)
        both.forEach((own, i) => void indices.set(own.subarray(small * B, (small + 1) * B), (2 * small + i) * B));
      return indices;
    },
  };
}

const REPLAY = `def train(model, optimiser, inputs, labels, batches, rates):
    """SVAG: each step is replaced by as many smaller ones as its level, each with two mini-batches."""
    level = RUN["level"]
    root = math.sqrt(2 * level - 1)
    for step, rate in zip(batches, rates):
        optimiser.param_groups[0]["lr"] = float(np.float32(rate) / np.float32(level))
        for first, second in step.view(level, 2, -1):
            optimiser.zero_grad()
            (loss_of(model(inputs[first]), labels[first]) * (1 + root) / 2).backward()
            (loss_of(model(inputs[second]), labels[second]) * (1 - root) / 2).backward()
            optimiser.step()
`;

/**
 * Stochastic variance amplified gradient of level l: each step is replaced by l steps with η/l and the gradient a∇L_γ1 +
 * b∇L_γ2 of two independent mini-batches of size B (`svagWeights`). Its mean is ∇L and its covariance l times that of
 * ∇L_γ1, so that the noise per unit of η·step does not depend on l; l → ∞ is Itô's SDE. l = 1 is SGD, where b = 0.
 * γ1 follows the batch order of the spec and γ2 another such order; both pass through l times as many epochs. With shuffled
 * epochs the noise of an epoch cancels to first order, after ever shorter time as l grows: draw with replacement to
 * approach the SDE. Momentum and weight decay act in each small step, so that m averages over an l times shorter time.
 * Cost: two mini-batch gradients per small step.
 * Source: Li, Malladi, Arora 2021, arXiv:2102.12470 (the authors' code takes γ1 and γ2 as halves of one batch).
 */
export const svagRule = defineRule({
  kind: 'svag',
  schema: z.strictObject({ kind: z.literal('svag'), level: z.int().min(1).max(1024) }),
  name: 'SVAG',
  title: () => 'SVAG: towards the continuous limit',
  fields: { level: { label: 'Level ℓ', hint: '1 is SGD', initial: 4 } },
  make({ level }) {
    const [a, b] = svagWeights(level);
    return (steps) => {
      const { program, update, from, until } = steps;
      const [first, second] = ordersOf(steps.order, level).map((own) => batchReader(own, from * level, until * level));
      return eachStep(steps, async (current) => {
        const rates = current.rates.map((rate) => rate / level);
        for (let small = current.step * level; small < (current.step + 1) * level; small++) {
          const { gradient } = await program.batchGradient(current.theta, first(small));
          if (b !== 0) {
            const { gradient: other } = await program.batchGradient(current.theta, second(small));
            for (let i = 0; i < gradient.length; i++) gradient[i] = a * gradient[i] + b * other[i];
          }
          applyUpdate(current, gradient, update, rates);
        }
      });
    };
  },
  text: ({ level }) => `SVAG of level ${level}`,
  // m is the last small step alone
  stepOf: (last, { level }) => (level === 1 ? stepOfUpdate(last) : null),
  cost: ({ level }, { batchSize }) => ({ gradients: level === 1 ? batchSize : 2 * level * batchSize }),
  replay: { train: REPLAY, batches: ({ level }) => smallBatches(level) },
});
