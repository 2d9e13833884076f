import type { Claim } from '../../../src/claims/claim.ts';
import { judge, type VerdictKind } from '../../../src/claims/judge.ts';
import { PURPOSE, type RandomStream, randomStream } from '../../../src/math/rng.ts';

/** Noise of one draw, the same in every test. */
export const streamOf = (draw: number): RandomStream => randomStream(draw, PURPOSE.particles, 780);

export const verdictOf = <T>(claim: Claim<T>, traces: T): VerdictKind => judge(claim, claim.evidence(traces)).kind;

/** In how many of 1,000 draws the verdict is one of `kinds`. */
export function countOf<T>(claim: Claim<T>, kinds: readonly VerdictKind[], make: (noise: RandomStream) => T): number {
  let hits = 0;
  for (let draw = 0; draw < 1000; draw++) if (kinds.includes(verdictOf(claim, make(streamOf(draw))))) hits++;
  return hits;
}
