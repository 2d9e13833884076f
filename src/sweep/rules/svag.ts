import type { BatchOrder } from '../../engine/batch-order.ts';
import { PURPOSE } from '../../math/rng.ts';
import { applyUpdate } from './apply-update.ts';
import { batchReader, eachStep } from './each-step.ts';
import type { TrainingRule } from './rule.ts';

/** a = (1 + √(2l − 1))/2 and b = (1 − √(2l − 1))/2: a + b = 1 and a² + b² = l. */
export function svagWeights(level: number): readonly [number, number] {
  const root = Math.sqrt(2 * level - 1);
  return [(1 + root) / 2, (1 - root) / 2];
}

/** The order of a step's l smaller ones: its epochs pass l times as fast. */
export function finer(order: BatchOrder, level: number): BatchOrder {
  const { offset = 0, since = { step: 0, epoch: 0 } } = order;
  return { ...order, offset: offset * level, since: { step: since.step * level, epoch: since.epoch * level } };
}

/**
 * Stochastic variance amplified gradient of level l: in place of each step l of them with η/l and the gradient a∇L_γ1 +
 * b∇L_γ2 of two independent mini-batches of size B (`svagWeights`). Its mean is ∇L and its covariance l times that of
 * ∇L_γ1, so that the noise per unit of η·step stays what it is; l → ∞ is Itô's SDE. l = 1 is SGD, where b = 0.
 * γ1 follows the batch order of the spec and γ2 another such order; both pass through l times as many epochs. With shuffled
 * epochs the noise of an epoch cancels to first order, after ever shorter time as l grows: draw with replacement to
 * approach the SDE. Momentum and weight decay act in each small step, so that the memory of m is l times shorter.
 * Two mini-batch gradients for each small step.
 * Source: Li, Malladi, Arora 2021, arXiv:2102.12470 (the authors' code takes γ1 and γ2 as halves of one batch).
 */
export function svagRule({ level }: { readonly level: number }): TrainingRule {
  const [a, b] = svagWeights(level);
  return {
    advance(steps) {
      const { program, update, from, until } = steps;
      const order = finer(steps.order, level);
      const first = batchReader(order, from * level, until * level);
      const second = batchReader({ ...order, purpose: PURPOSE.ruleBatches }, from * level, until * level);
      return eachStep(steps, async (site) => {
        const rates = site.rates.map((rate) => rate / level);
        for (let small = site.step * level; small < (site.step + 1) * level; small++) {
          const { gradient } = await program.batchGradient(site.theta, first(small));
          if (b !== 0) {
            const { gradient: other } = await program.batchGradient(site.theta, second(small));
            for (let i = 0; i < gradient.length; i++) gradient[i] = a * gradient[i] + b * other[i];
          }
          applyUpdate(site, gradient, update, rates);
        }
      });
    },
  };
}
