import { log } from './elementary.ts';
import { philox4x32 } from './philox.ts';

/**
 * What a stream of random numbers is for. The purpose is part of the key, so two uses of one seed never share numbers,
 * and adding a use changes no other. Numbers are part of saved results: never renumber, only append.
 */
export const PURPOSE = {
  initialWeights: 1,
  batchOrder: 2,
  trainExamples: 3,
  testExamples: 4,
  labelNoise: 5,
  inputNoise: 6,
  subset: 7,
  teacher: 8,
  bootstrap: 9,
  probeStart: 10,
  probeVectors: 11,
  landscape: 12,
  noiseInjection: 13,
  particles: 14,
  traceProbes: 15,
  densityProbes: 16,
  noiseProbes: 17,
  probeBatches: 18,
  scaleProbes: 19,
  ruleStart: 20,
  ruleNoise: 21,
  ruleBatches: 22,
  ruleLabels: 23,
} as const;
export type Purpose = (typeof PURPOSE)[keyof typeof PURPOSE];

/** An unbounded deterministic sequence, independent of clocks and of other streams. */
export interface RandomStream {
  /** Uniform integer in [0, 2³²). */
  uint32(): number;
  /** Uniform in [0, 1), 53 bits. */
  uniform(): number;
  /** Uniform integer in [0, n), unbiased (rejection); n an integer in [1, 2³²]. */
  below(n: number): number;
  /** Standard normal: Marsaglia's polar method with `log` of elementary.ts, for the same bits in every engine. */
  normal(): number;
}

const TWO_32 = 4294967296;

/**
 * The stream of (seed, purpose, index): Philox4x32-10 with key (low, high word of seed), counter (block, purpose, low,
 * high word of index). Seed and index are integers in [0, 2⁵³); seed 0 is not special.
 */
export function randomStream(seed: number, purpose: Purpose, index = 0): RandomStream {
  for (const [name, value] of [
    ['seed', seed],
    ['index', index],
  ] as const) {
    if (!Number.isSafeInteger(value) || value < 0)
      throw new RangeError(`randomStream: ${name} must be an integer in [0, 2^53), got ${value}.`);
  }
  const key = [seed >>> 0, Math.floor(seed / TWO_32)];
  const counter = [0, purpose, index >>> 0, Math.floor(index / TWO_32)];
  const block = new Uint32Array(4);
  let used = 4;
  let spareNormal = Number.NaN;

  const uint32 = () => {
    if (used === 4) {
      philox4x32(counter, key, block);
      counter[0] = (counter[0] + 1) >>> 0;
      used = 0;
    }
    return block[used++];
  };
  const uniform = () => ((uint32() >>> 5) * 67108864 + (uint32() >>> 6)) / 9007199254740992; // (a·2²⁶ + b)/2⁵³
  const below = (n: number) => {
    const limit = TWO_32 - (TWO_32 % n);
    let word = uint32();
    while (word >= limit) word = uint32();
    return word % n;
  };
  const normal = () => {
    if (!Number.isNaN(spareNormal)) {
      const value = spareNormal;
      spareNormal = Number.NaN;
      return value;
    }
    for (;;) {
      const u = 2 * uniform() - 1;
      const v = 2 * uniform() - 1;
      const s = u * u + v * v;
      if (s >= 1 || s === 0) continue;
      const factor = Math.sqrt((-2 * log(s)) / s);
      spareNormal = v * factor;
      return u * factor;
    }
  };
  return { uint32, uniform, below, normal };
}

/** A uniform random permutation of 0 … n−1 (Fisher–Yates). */
export function permutation(n: number, stream: RandomStream): Uint32Array {
  const order = Uint32Array.from({ length: n }, (_, i) => i);
  for (let i = n - 1; i > 0; i--) {
    const j = stream.below(i + 1);
    const held = order[i];
    order[i] = order[j];
    order[j] = held;
  }
  return order;
}
