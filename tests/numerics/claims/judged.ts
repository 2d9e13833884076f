import type { Claim } from '../../../src/claims/claim.ts';
import { judge, type VerdictKind } from '../../../src/claims/judge.ts';
import { PURPOSE, type RandomStream, randomStream } from '../../../src/math/rng.ts';
import { isFullSize } from '../../support/full-size.ts';

export const verdictOf = <T>(claim: Claim<T>, traces: T): VerdictKind => judge(claim, claim.evidence(traces)).kind;

export const DECIDED = ['supported', 'refuted'] as const;
/** Draws of noise by which the error rate of a rule is judged. */
export const DRAWS = isFullSize ? 1000 : 100;
const deviation = Math.sqrt(DRAWS * 0.05 * 0.95);
/** 5 % of the draws and three standard deviations of that count: the interval of a single normal criterion is exact. */
export const EXACT = 0.05 * DRAWS + 3 * deviation;
/** At most 5 % of the draws, for a rule that errs less often; of few draws three standard deviations more. */
export const FIVE_PERCENT = isFullSize ? 0.05 * DRAWS : EXACT;

/** 0, 1, … */
export const range = (count: number) => Array.from({ length: count }, (_, i) => i);

/** Noise for one set of tests: draws of another key are independent of it. */
export function draws(key: number) {
  const streamOf = (draw: number): RandomStream => randomStream(draw, PURPOSE.particles, key);
  return {
    streamOf,
    /** In how many of `DRAWS` draws the verdict is one of `kinds`. */
    countOf: <T>(claim: Claim<T>, kinds: readonly VerdictKind[], make: (noise: RandomStream, draw: number) => T) =>
      range(DRAWS).filter((draw) => kinds.includes(verdictOf(claim, make(streamOf(draw), draw)))).length,
  };
}
