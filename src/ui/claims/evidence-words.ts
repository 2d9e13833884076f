import type { Claim } from '../../claims/claim.ts';
import type { Verdict } from '../../claims/judge.ts';
import type { HeldEvidence } from '../../state/claims-state.ts';
import { CLAIM_WORDS } from './words.ts';

/** "30 Nov 2026", of a day in UTC. */
const dayText = (date: string) =>
  new Intl.DateTimeFormat(CLAIM_WORDS.evidence.locale, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(date));

/** "standard size, 30 Nov 2026" of shipped evidence, "quick size, run here now" of one's own. */
export function evidenceText({ record: { size, made }, source }: HeldEvidence): string {
  const words = CLAIM_WORDS.evidence;
  const name = CLAIM_WORDS.sizes[size];
  if (source === 'own run') return words.own(name);
  return made ? words.shipped(name, dayText(made.date)) : words.undated(name);
}

/** What follows from a verdict, in a sentence or two; undecided at the largest size it says how far that got. */
export function verdictCounsel(claim: Claim, { kind, parts, furtherReplicates }: Verdict, size: string): string {
  const words = CLAIM_WORDS.verdict.counsel;
  if (kind !== 'undecided') return words[kind];
  const counsel = furtherReplicates === null ? words.open : words.undecided(furtherReplicates, claim.replicate);
  if (size !== 'thorough') return counsel;
  const reached = Math.max(...parts.map(({ measured }) => measured.replicates));
  return `${words.reached(reached, claim.replicate)} ${counsel}`;
}
