import '../claims/claims.css';
import '../claims/claim-page.css';
import { useEffect } from 'react';
import type { Claim } from '../../claims/claim.ts';
import { CLAIMS } from '../../claims/registry.ts';
import { ClaimFigure } from '../claims/ClaimFigure.tsx';
import { evidenceText, verdictCounsel } from '../claims/evidence-words.ts';
import { useClaim } from '../claims/use-claim.ts';
import { VerdictBadge } from '../claims/VerdictBadge.tsx';
import { CLAIM_WORDS } from '../claims/words.ts';
import { useApp, useStore } from '../use-app.ts';
import { EMBED } from './words.ts';

function ShownClaim({ claim }: { readonly claim: Claim }) {
  const { held, verdict } = useClaim(claim);
  const isLoading = useApp((state) => state.shippedEvidence === 'loading');
  const { id, title, statement, source } = claim;
  return (
    <main className="embed-claim">
      <h1>
        <span className="claim-id">{id}</span> <span lang="en">{title}</span>
      </h1>
      <p lang="en">
        {statement} <span className="claim-soft">{source.cite}.</span>
      </p>
      {held ? (
        <ClaimFigure claim={claim} record={held.record} />
      ) : (
        <p role="status">{isLoading ? EMBED.loading : EMBED.noEvidence}</p>
      )}
      {held && verdict && (
        <section className="embed-verdict" aria-label={CLAIM_WORDS.verdict.name} data-verdict={verdict.kind}>
          <VerdictBadge kind={verdict.kind} />
          <span>{verdictCounsel(claim, verdict, held.record.size)}</span>
          <span className="claim-soft">
            {evidenceText(held)}, {CLAIM_WORDS.verdict.fingerprint}{' '}
            <code title={held.record.fingerprint}>{held.record.fingerprint.slice(0, 12)}</code>
          </span>
        </section>
      )}
    </main>
  );
}

/** A claim with the figure and verdict of the evidence that comes with the page. */
export function EmbedClaim({ id }: { readonly id: string }) {
  const store = useStore();
  useEffect(() => void store.getState().loadShippedEvidence([id]), [store, id]);
  const claim = CLAIMS.find((known) => known.id === id);
  return claim ? <ShownClaim claim={claim} /> : <p className="embed-fault">{EMBED.not.claim(id)}</p>;
}
