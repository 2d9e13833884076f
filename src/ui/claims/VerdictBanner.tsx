import type { Claim } from '../../claims/claim.ts';
import type { Verdict } from '../../claims/judge.ts';
import { moreText } from '../../claims/number-text.ts';
import type { HeldEvidence } from '../../state/claims-state.ts';
import { VerdictIcon } from './VerdictBadge.tsx';

interface VerdictBannerProps {
  readonly claim: Claim;
  readonly held: HeldEvidence | undefined;
  readonly verdict: Verdict | undefined;
}

function counsel({ replicate }: Claim, { kind, furtherReplicates }: Verdict): string {
  if (kind === 'supported') return 'Every interval lies inside what is predicted.';
  if (kind === 'refuted') return 'An interval lies wholly outside what is predicted.';
  return furtherReplicates === null
    ? 'An interval straddles an end of what is predicted, and more repetitions alone would not settle it.'
    : `An interval straddles an end of what is predicted. Would settle, as likely as not, with about ${moreText(furtherReplicates, replicate)}.`;
}

/** The verdict, where its evidence comes from and by which fingerprint it is known. */
export function VerdictBanner({ claim, held, verdict }: VerdictBannerProps) {
  if (!held || !verdict)
    return (
      <section className="verdict-banner" aria-label="Verdict">
        <strong>Not tested yet</strong>
        <p>Run it: the rule below was fixed beforehand, so whatever comes out counts.</p>
      </section>
    );
  const { record, source } = held;
  return (
    <section className="verdict-banner" aria-label="Verdict" data-verdict={verdict.kind}>
      <strong className={`verdict-${verdict.kind}`}>
        <VerdictIcon kind={verdict.kind} size={30} />
        {verdict.kind === 'undecided' ? 'Undecided' : `${verdict.kind === 'supported' ? 'Supported' : 'Refuted'} here`}
      </strong>
      <p>{counsel(claim, verdict)}</p>
      <p className="claim-soft">
        {record.size}, {source === 'shipped' ? 'came with the page' : 'run here'}; fingerprint{' '}
        <code title={record.fingerprint} data-fingerprint={record.fingerprint}>
          {record.fingerprint.slice(0, 12)}
        </code>
      </p>
    </section>
  );
}
