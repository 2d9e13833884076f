import type { Claim, ClaimSize } from '../../claims/claim.ts';
import type { Verdict } from '../../claims/judge.ts';
import type { ClaimProgress, HeldEvidence } from '../../state/claims-state.ts';
import { verdictOf } from '../../state/verdict-of.ts';
import { useApp } from '../use-app.ts';

export interface ClaimNow {
  readonly held: HeldEvidence | undefined;
  readonly verdict: Verdict | undefined;
  readonly test: ClaimProgress | undefined;
  /** The size whose replicates are held here; see `claimReplicates`. */
  readonly made: ClaimSize | undefined;
}

/** The current evidence and verdict of a claim, and its running test, if any. */
export function useClaim(claim: Claim): ClaimNow {
  const held = useApp((state) => state.claimEvidence[claim.id]);
  const test = useApp((state) => state.claimProgress[claim.id]);
  const made = useApp((state) => state.claimReplicates[claim.id]);
  return { held, test, made, verdict: held && verdictOf(held, claim) };
}
