import { z } from 'zod';

/** β of a moving average. */
export const averageDecay = z.number().min(0).lt(1);
/** ε, representable in f32. */
export const denominatorEpsilon = z.number().min(1e-30).max(1e6);

/** The settings that Adam and AdamW share, with PyTorch's defaults. */
export const adamSettings = {
  /** β₁. */
  beta1: averageDecay.default(0.9),
  /** β₂. */
  beta2: averageDecay.default(0.999),
  /** ε. */
  epsilon: denominatorEpsilon.default(1e-8),
};

export const ADAM_FIELDS = {
  beta1: { label: 'Decay β₁', hint: '[0, 1)' },
  beta2: { label: 'Decay β₂', hint: '[0, 1)' },
  epsilon: { label: 'ε', hint: '> 0' },
} as const;
