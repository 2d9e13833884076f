import type { Claim } from '../../../src/claims/claim.ts';
import { judge, type VerdictKind } from '../../../src/claims/judge.ts';
import { PURPOSE, type RandomStream, randomStream } from '../../../src/math/rng.ts';

export const verdictOf = <T>(claim: Claim<T>, traces: T): VerdictKind => judge(claim, claim.evidence(traces)).kind;

export const DECIDED = ['supported', 'refuted'] as const;
/** 5 % of 1,000 draws and three standard deviations of that count: the interval of a single normal criterion is exact. */
export const EXACT = 50 + 3 * Math.sqrt(1000 * 0.05 * 0.95);

/** 0, 1, … */
export const range = (count: number) => Array.from({ length: count }, (_, i) => i);

/** Noise for one set of tests: draws of another key are independent of it. */
export function draws(key: number) {
  const streamOf = (draw: number): RandomStream => randomStream(draw, PURPOSE.particles, key);
  return {
    streamOf,
    /** In how many of 1,000 draws the verdict is one of `kinds`. */
    countOf: <T>(claim: Claim<T>, kinds: readonly VerdictKind[], make: (noise: RandomStream, draw: number) => T) =>
      range(1000).filter((draw) => kinds.includes(verdictOf(claim, make(streamOf(draw), draw)))).length,
  };
}
