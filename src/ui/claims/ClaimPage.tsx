import './claim-page.css';
import type { Claim } from '../../claims/claim.ts';
import { CLAIMS } from '../../claims/registry.ts';
import { ParametrisationCaveat } from '../ParametrisationCaveat.tsx';
import { CLAIMS_LINK, claimLink } from '../route.ts';
import { ClaimActions } from './ClaimActions.tsx';
import { ClaimFigure } from './ClaimFigure.tsx';
import { ClaimChange, ClaimNotes } from './ClaimNotes.tsx';
import { ClaimProgressLine } from './ClaimProgressLine.tsx';
import { CriteriaList } from './CriteriaList.tsx';
import { ArxivLink } from './Gallery.tsx';
import { MathText } from './MathText.tsx';
import { useClaim } from './use-claim.ts';
import { VerdictBanner } from './VerdictBanner.tsx';
import { CLAIM_WORDS } from './words.ts';

function Neighbours({ claim }: { readonly claim: Claim }) {
  const place = CLAIMS.indexOf(claim);
  const [before, after] = [CLAIMS[place - 1], CLAIMS[place + 1]];
  return (
    <nav className="claim-neighbours" aria-label={CLAIM_WORDS.name}>
      <a href={CLAIMS_LINK}>{CLAIM_WORDS.all}</a>
      <span>
        {before && (
          <a href={claimLink(before.id)} title={before.title}>
            ← {before.id}
          </a>
        )}
        {after && (
          <a href={claimLink(after.id)} title={after.title}>
            {after.id} →
          </a>
        )}
      </span>
    </nav>
  );
}

function ClaimHead({ claim }: { readonly claim: Claim }) {
  const { id, title, statement, symbols, source } = claim;
  return (
    <header className="claim-head">
      <h2>
        <span className="claim-id">{id}</span> <span lang="en">{title}</span>
      </h2>
      <p className="claim-statement" lang="en">
        {statement}
      </p>
      <p className="claim-symbols" lang="en">
        <MathText text={symbols} />
      </p>
      <p className="claim-soft">
        <span lang="en">
          {source.cite}, {source.title} <ArxivLink arxiv={source.arxiv} />: {source.place}.
        </span>{' '}
        {source.provenance === 'read' ? CLAIM_WORDS.source.read : CLAIM_WORDS.source.memory}
      </p>
    </header>
  );
}

/** One claim: statement, measurements, verdict, and what would change it. */
export function ClaimPage({ claim }: { readonly claim: Claim }) {
  const now = useClaim(claim);
  const { held, verdict, test } = now;
  return (
    <article className="claim-page">
      <Neighbours claim={claim} />
      <ClaimHead claim={claim} />
      <div className="claim-body">
        <div className="claim-picture">
          <ClaimFigure claim={claim} record={held?.record} />
          {claim.setsCurvatureAgainstGeneralization && <ParametrisationCaveat />}
        </div>
        <div className="claim-judgement">
          <VerdictBanner claim={claim} held={held} verdict={verdict} />
          {test && <ClaimProgressLine id={claim.id} progress={test} />}
          <ClaimActions claim={claim} now={now} />
          {verdict && (
            <>
              <CriteriaList verdict={verdict} />
              <ClaimChange claim={claim} verdict={verdict} />
            </>
          )}
        </div>
      </div>
      <ClaimNotes claim={claim} held={held} />
    </article>
  );
}
