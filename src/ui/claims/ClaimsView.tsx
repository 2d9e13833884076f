import './claims.css';
import { useEffect } from 'react';
import { CLAIMS } from '../../claims/registry.ts';
import { MantineScope } from '../mantine/MantineScope.tsx';
import { CLAIMS_LINK, type Route } from '../route.ts';
import { useApp, useStore } from '../use-app.ts';
import { ClaimPage } from './ClaimPage.tsx';
import { Gallery } from './Gallery.tsx';
import { CLAIM_WORDS } from './words.ts';

function UnknownClaim({ id }: { readonly id: string }) {
  return (
    <div className="claims-none">
      <h2>{CLAIM_WORDS.unknown(id)}</h2>
      <p>
        <a href={CLAIMS_LINK}>{CLAIM_WORDS.all}</a>
      </p>
    </div>
  );
}

/** Announces the number of remaining tests to screen readers. */
function Announcer() {
  const batch = useApp((state) => state.claimBatch);
  return (
    <span className="visually-hidden" role="status" aria-live="polite">
      {batch ? CLAIM_WORDS.toRun(batch.asked - batch.done) : ''}
    </span>
  );
}

/** The gallery of claims, or one of them. */
export default function ClaimsView({ route }: { readonly route: Route }) {
  const store = useStore();
  useEffect(() => {
    if (store.getState().shippedEvidence === 'loading') void store.getState().loadShippedEvidence();
  }, [store]);
  const id = route.view === 'claim' ? route.id : null;
  // A claim opens scrolled to its top.
  useEffect(() => {
    if (id !== null) window.scrollTo(0, 0);
  }, [id]);
  const claim = CLAIMS.find((known) => known.id === id);
  return (
    <MantineScope>
      <main className="claims" id="main" tabIndex={-1}>
        <h1 className="visually-hidden">{CLAIM_WORDS.name}</h1>
        {id === null ? <Gallery /> : claim ? <ClaimPage key={id} claim={claim} /> : <UnknownClaim id={id} />}
        <Announcer />
      </main>
    </MantineScope>
  );
}
