import type { Claim } from '../../claims/claim.ts';
import type { Verdict } from '../../claims/judge.ts';
import { moreText } from '../../claims/number-text.ts';
import type { HeldEvidence } from '../../state/claims-state.ts';
import { Term } from '../glossary/Term.tsx';
import { VerdictIcon } from './VerdictBadge.tsx';

interface VerdictBannerProps {
  readonly claim: Claim;
  readonly held: HeldEvidence | undefined;
  readonly verdict: Verdict | undefined;
}

function counsel({ replicate }: Claim, { kind, furtherReplicates }: Verdict): string {
  if (kind === 'supported') return 'Every interval lies inside its predicted set.';
  if (kind === 'refuted') return 'An interval lies entirely outside its predicted set.';
  return furtherReplicates === null
    ? 'The criteria are not all met and none is refuted; more replicates alone would not settle it.'
    : `The criteria are not all met and none is refuted. About ${moreText(furtherReplicates, replicate)} would settle it, as likely as not.`;
}

/** The verdict, with the origin and fingerprint of its evidence. */
export function VerdictBanner({ claim, held, verdict }: VerdictBannerProps) {
  if (!held || !verdict)
    return (
      <section className="verdict-banner" aria-label="Verdict">
        <strong>Not run yet</strong>
        <p>Run it: the rule below was fixed beforehand, so any outcome counts.</p>
      </section>
    );
  const { record, source } = held;
  return (
    <section className="verdict-banner" aria-label="Verdict" data-verdict={verdict.kind}>
      <strong className={`verdict-${verdict.kind}`}>
        <VerdictIcon kind={verdict.kind} size={30} />
        <Term id={verdict.kind}>
          {verdict.kind === 'undecided'
            ? 'Undecided'
            : `${verdict.kind === 'supported' ? 'Supported' : 'Refuted'} here`}
        </Term>
      </strong>
      <p>{counsel(claim, verdict)}</p>
      <p className="claim-soft">
        {record.size}, {source === 'shipped' ? 'shipped with the page' : 'run here'};{' '}
        <Term id="fingerprint">fingerprint</Term>{' '}
        <code title={record.fingerprint} data-fingerprint={record.fingerprint}>
          {record.fingerprint.slice(0, 12)}
        </code>
      </p>
    </section>
  );
}
