import type { DatasetSpecInput } from './spec.ts';

/** Data sets shared by several claims. Digits are glyphs of side 8, with 64 inputs like the optical digits. */
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
  /** 500 small digits without label noise. */
  DIGCE: {
    source: { kind: 'glyphs', side: 8 },
    trainCount: 500,
    testCount: 10_000,
    standardise: 'centred',
  },
  /** 20 points of T₄ on [−1, 1]. */
  CHEB4: {
    source: { kind: 'chebyshev', degree: 4 },
    trainCount: 20,
    testCount: 1000,
    standardise: 'none',
  },
  /** 20 points of T₅ on [−1, 1]. */
  CHEB5: {
    source: { kind: 'chebyshev', degree: 5 },
    trainCount: 20,
    testCount: 1000,
    standardise: 'none',
  },
  /** 30 normal examples of 60 inputs, three with non-zero weight; for the diagonal network. */
  DLN: {
    source: { kind: 'sparseRegression' },
    trainCount: 30,
    testCount: 10_000,
    standardise: 'none',
  },
  /** 512 examples of two inputs with deviations 1 and ½ and unit noise. */
  LINREG: {
    source: { kind: 'linearRegression' },
    trainCount: 512,
    testCount: 10_000,
    standardise: 'none',
  },
} as const satisfies Record<string, DatasetSpecInput>;
