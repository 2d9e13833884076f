import type { DatasetSpecInput } from './spec.ts';

/** Data of the presets in the science notes, section 1. Digits are glyphs of side 8, 64 inputs as the optical digits. */
export const DATASET_PRESETS = {
  /** 2 × 100 points on two arms of 1.5 turns, no noise. */
  SPIRAL: {
    source: { kind: 'spirals', arms: 2, turns: 1.5, noise: 0, spacing: 'even' },
    trainCount: 200,
    testCount: 200,
    standardise: 'none',
  },
  /** 300 small digits, 30 % of them with a wrong label. */
  DIG30: {
    source: { kind: 'glyphs', side: 8 },
    trainCount: 300,
    testCount: 10_000,
    labelNoise: 0.3,
    standardise: 'centred',
  },
  /** 500 small digits, labels right. */
  DIGCE: {
    source: { kind: 'glyphs', side: 8 },
    trainCount: 500,
    testCount: 10_000,
    standardise: 'centred',
  },
} as const satisfies Record<string, DatasetSpecInput>;
