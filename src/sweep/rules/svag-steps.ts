import { applyUpdate } from './apply-update.ts';
import { batchReader, eachStep } from './each-step.ts';
import type { RuledState, RuleSteps } from './rule.ts';
import { ordersOf } from './svag-orders.ts';

/** a = (1 + √(2l − 1))/2 and b = (1 − √(2l − 1))/2: a + b = 1 and a² + b² = l. */
export function svagWeights(level: number): readonly [number, number] {
  const root = Math.sqrt(2 * level - 1);
  return [(1 + root) / 2, (1 - root) / 2];
}

/** Steps of SVAG of a level. */
export function advanceSvag(steps: RuleSteps, level: number): Promise<RuledState> {
  const [a, b] = svagWeights(level);
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
}
