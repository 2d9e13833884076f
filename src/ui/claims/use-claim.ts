import type { Claim } from '../../claims/claim.ts';
import { judge, type Verdict } from '../../claims/judge.ts';
import type { ClaimProgress, HeldEvidence } from '../../state/claims-state.ts';
import { useApp } from '../use-app.ts';

const verdicts = new WeakMap<HeldEvidence, Verdict>();

/** The verdict on a claim by what is held; judged once. */
export function verdictOf(claim: Claim, held: HeldEvidence): Verdict {
  const known = verdicts.get(held);
  if (known) return known;
  const verdict = judge(claim, held.record.evidence);
  verdicts.set(held, verdict);
  return verdict;
}

interface ClaimNow {
  readonly held: HeldEvidence | undefined;
  readonly verdict: Verdict | undefined;
  readonly test: ClaimProgress | undefined;
}

/** The current evidence and verdict of a claim, and its running test, if any. */
export function useClaim(claim: Claim): ClaimNow {
  const held = useApp((state) => state.claimEvidence[claim.id]);
  const test = useApp((state) => state.claimTests[claim.id]);
  return { held, test, verdict: held && verdictOf(claim, held) };
}
