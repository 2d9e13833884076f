import type { Claim } from '../../claims/claim.ts';
import type { Verdict } from '../../claims/judge.ts';
import type { Making } from '../../evidence/claim-record.ts';
import type { HeldEvidence } from '../../state/claims-state.ts';
import { Term } from '../glossary/Term.tsx';
import { evidenceText, verdictCounsel } from './evidence-words.ts';
import { VerdictIcon } from './VerdictBadge.tsx';
import { CLAIM_WORDS } from './words.ts';

const costText = ({ seconds, workers }: Making) => CLAIM_WORDS.evidence.cost(seconds, workers);

interface VerdictBannerProps {
  readonly claim: Claim;
  readonly held: HeldEvidence | undefined;
  readonly verdict: Verdict | undefined;
}

/** The verdict, with size, date, cost and fingerprint of its evidence. */
export function VerdictBanner({ claim, held, verdict }: VerdictBannerProps) {
  if (!held || !verdict)
    return (
      <section className="verdict-banner" aria-label={CLAIM_WORDS.verdict.name}>
        <strong>{CLAIM_WORDS.notRunYet}</strong>
        <p>{CLAIM_WORDS.verdict.invite}</p>
      </section>
    );
  const { record } = held;
  return (
    <section className="verdict-banner" aria-label={CLAIM_WORDS.verdict.name} data-verdict={verdict.kind}>
      <strong className={`verdict-${verdict.kind}`}>
        <VerdictIcon kind={verdict.kind} size={30} />
        <Term id={verdict.kind}>{CLAIM_WORDS.verdict[verdict.kind]}</Term>
      </strong>
      <p>{verdictCounsel(claim, verdict, record.size)}</p>
      <p className="claim-soft">
        {[evidenceText(held), ...(record.made ? [costText(record.made)] : [])].join(', ')};{' '}
        <Term id="fingerprint">{CLAIM_WORDS.verdict.fingerprint}</Term>{' '}
        <code title={record.fingerprint} data-fingerprint={record.fingerprint}>
          {record.fingerprint.slice(0, 12)}
        </code>
      </p>
    </section>
  );
}
