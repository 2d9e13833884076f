import { z } from 'zod';
import { stepOfUpdate } from './apply-update.ts';
import { defineRule } from './define-rule.ts';
import type { TrainingSettings } from './rule.ts';

const kind = { kind: z.literal('freshLabelNoise') };

const schema = z.discriminatedUnion('shape', [
  z.strictObject({
    ...kind,
    shape: z.literal('targets'),
    /** σ. */
    deviation: z.number().min(0).max(1000),
  }),
  z.strictObject({
    ...kind,
    shape: z.literal('classes'),
    /** p. */
    probability: z.number().min(0).max(1),
  }),
]);

function misfit(shape: 'targets' | 'classes', { model, isRegression }: TrainingSettings): string | undefined {
  if (shape === 'targets' && model && model.loss !== 'squaredError')
    return (
      `model.loss: must be squaredError with label noise on targets, got ${model.loss}. ` +
      'Choose the squared error, or replaced labels.'
    );
  if (shape === 'classes' && (isRegression || model?.architecture !== undefined))
    return 'rule.shape: must be targets where targets are numbers, got classes. Choose label noise on targets.';
  return undefined;
}

/**
 * SGD with fresh label noise: the update of the spec with the gradient of a mini-batch whose labels are drawn anew at every
 * step. `targets`: ½‖f − (y + σn)‖² with n standard normal for each output of each example of the batch, y one-hot where there
 * are classes; the gradient is that of y minus (σ/B) Σ Jᵢᵀnᵢ (Damian et al. draw ±σ, of the same variance). `classes`: each
 * label is replaced with probability p by another class, each as likely; for two classes it is flipped. Batches are those of
 * SGD. Losses are measured with the labels of the data. σ = 0 and p = 0 are SGD. At small loss the noise acts as the
 * penalty ησ²/(4B) tr H. Cost: a mini-batch gradient per step.
 * Source: Damian, Ma, Lee 2021, arXiv:2106.06530, algorithm 1, and its extension to classification; Blanc et al. 2020, arXiv:1904.09080.
 */
export const freshLabelNoiseRule = defineRule({
  kind: 'freshLabelNoise',
  schema,
  name: 'fresh label noise',
  title: ({ shape }) => (shape === 'targets' ? 'SGD + fresh noise on targets' : 'SGD + freshly replaced labels'),
  fields: {
    deviation: { label: 'SD of the noise σ', hint: '≥ 0', initial: 0.1 },
    probability: { label: 'Probability p', hint: '[0, 1]', initial: 0.1 },
  },
  make: (noise) => async (steps) => (await import('./drawn-labels.ts')).advanceWithLabelNoise(steps, noise),
  text: (noise) =>
    noise.shape === 'targets'
      ? `SGD with fresh noise of standard deviation ${noise.deviation} on the targets of each step`
      : `SGD with each label replaced with probability ${noise.probability} at each step`,
  fits: ({ shape }, spec) => misfit(shape, spec),
  stepOf: stepOfUpdate,
  replay: { train: async () => (await import('./label-noise-replay.ts')).LABEL_NOISE_REPLAY },
});
