import type { Claim } from '../../claims/claim.ts';
import type { Verdict } from '../../claims/judge.ts';
import type { HeldEvidence } from '../../state/claims-state.ts';
import { Term } from '../glossary/Term.tsx';
import { VerdictIcon } from './VerdictBadge.tsx';
import { CLAIM_WORDS } from './words.ts';

interface VerdictBannerProps {
  readonly claim: Claim;
  readonly held: HeldEvidence | undefined;
  readonly verdict: Verdict | undefined;
}

/** What follows from a verdict, in a sentence. */
export function verdictCounsel({ replicate }: Claim, { kind, furtherReplicates }: Verdict): string {
  const words = CLAIM_WORDS.verdict.counsel;
  if (kind !== 'undecided') return words[kind];
  return furtherReplicates === null ? words.open : words.undecided(furtherReplicates, replicate);
}

/** The verdict, with the origin and fingerprint of its evidence. */
export function VerdictBanner({ claim, held, verdict }: VerdictBannerProps) {
  if (!held || !verdict)
    return (
      <section className="verdict-banner" aria-label={CLAIM_WORDS.verdict.name}>
        <strong>{CLAIM_WORDS.notRunYet}</strong>
        <p>{CLAIM_WORDS.verdict.invite}</p>
      </section>
    );
  const { record, source } = held;
  return (
    <section className="verdict-banner" aria-label={CLAIM_WORDS.verdict.name} data-verdict={verdict.kind}>
      <strong className={`verdict-${verdict.kind}`}>
        <VerdictIcon kind={verdict.kind} size={30} />
        <Term id={verdict.kind}>{CLAIM_WORDS.verdict[verdict.kind]}</Term>
      </strong>
      <p>{verdictCounsel(claim, verdict)}</p>
      <p className="claim-soft">
        {CLAIM_WORDS.sizes[record.size]}, {source === 'shipped' ? CLAIM_WORDS.shipped : CLAIM_WORDS.runHere};{' '}
        <Term id="fingerprint">{CLAIM_WORDS.verdict.fingerprint}</Term>{' '}
        <code title={record.fingerprint} data-fingerprint={record.fingerprint}>
          {record.fingerprint.slice(0, 12)}
        </code>
      </p>
    </section>
  );
}
