import { z } from 'zod';
import { batchSchedule } from '../../engine/batch-order.ts';
import { stepOfUpdate } from './apply-update.ts';
import { defineRule } from './define-rule.ts';

const REPLAY = `def train(model, optimiser, inputs, labels, batches, rates):
    for batch, rate in zip(batches, rates):
        optimiser.param_groups[0]["lr"] = float(rate)
        optimiser.zero_grad()
        loss_of(model(inputs[batch]), labels[batch]).backward()
        optimiser.step()
`;

/** Plain SGD, by the engine's own training loop. It is the rule of a spec that names none, so no spec names it. */
export const sgdRule = defineRule({
  kind: 'sgd',
  schema: z.strictObject({ kind: z.literal('sgd') }),
  name: 'SGD',
  title: () => 'SGD',
  fields: {},
  make:
    () =>
    async ({ program, update, learningRates, order, from, until, state }) =>
      (await program.advance({ update, learningRates }, state, batchSchedule(order, from, until))).state,
  text: () => 'SGD',
  stepOf: stepOfUpdate,
  replay: { train: REPLAY },
});
