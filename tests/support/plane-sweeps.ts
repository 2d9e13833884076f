import { encodePoints } from '../../src/data/points/point-text.ts';
import type { SweepSpecInput } from '../../src/sweep/spec/sweep-spec.ts';

const small: Omit<SweepSpecInput, 'dataset'> = {
  version: 1,
  model: { hidden: [6] },
  grid: { learningRates: [0.1, 0.4], batchSizes: [8, 16], seeds: 2 },
  budget: { kind: 'epochs', epochs: 4 },
};

/** A ring around a group, as a person writes it. */
export const LISTED_POINTS = Array.from({ length: 48 }, (_, i): readonly [number, number, number] => {
  const [a, b] = [((7 * i) % 48) / 48 - 0.5, ((11 * i) % 48) / 48 - 0.5];
  return [a, b, Math.abs(a) + Math.abs(b) > 0.5 ? 1 : 0];
});

/** Sweeps of data that stand in the spec itself, with their fingerprints on `simd`: the same on the command line and on the page. */
export const PLANE_SWEEPS: readonly {
  readonly name: string;
  readonly spec: SweepSpecInput;
  readonly fingerprint: string;
}[] = [
  {
    name: 'drawn points',
    spec: {
      ...small,
      name: 'a ring of points',
      dataset: { source: { kind: 'points', points: encodePoints(LISTED_POINTS) }, trainCount: 36, testCount: 12 },
    },
    fingerprint: '837c4b06545cbb7134d87a1c45565e7c98a2ae825e6db44d7279e5c309c0ab6b',
  },
  {
    name: 'classes of a formula',
    spec: {
      ...small,
      name: 'sign of a formula',
      dataset: {
        source: { kind: 'formula', formula: 'sin(3x1) * exp(x2) - tanh(x1 x2)/2', thresholds: [0], noise: 0.1 },
        trainCount: 64,
        testCount: 32,
      },
    },
    fingerprint: 'e2697a51c1d86a88fca961d6f7e23ae32a2fbdd0c8d14f097cc1bffa69c372c7',
  },
  {
    name: 'values of a formula of every function',
    spec: {
      ...small,
      name: 'a formula',
      dataset: {
        source: {
          kind: 'formula',
          // Every function, so that a browser in which one has other bits gives another fingerprint.
          formula:
            'sin(3x1) cos(2x2) + tan(x1)/7 - exp(-x1^2) log(x2 + 2) + sqrt(abs(x1 x2)) * tanh(4x1) + sign(x1) - step(x2)/3 + min(x1, x2, 0.5)^3 * max(x1, -x2) + (x1 + 2)^x2 - pi e/9',
        },
        trainCount: 64,
        testCount: 32,
        standardise: 'none',
      },
      model: { hidden: [6], loss: 'squaredError' },
    },
    fingerprint: '00baac4102e639c2635fa5553dd7b57c9d579a94dd1981196cd4022202286f16',
  },
];
