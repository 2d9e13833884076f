import type { Claim } from '../claims/claim.ts';
import { judge, type Verdict } from '../claims/judge.ts';
import type { HeldEvidence } from './claims-state.ts';
import { oncePer } from './once-per.ts';

/** The verdict of evidence on its claim. */
export const verdictOf = oncePer((held: HeldEvidence, claim: Claim): Verdict => judge(claim, held.record.evidence));
