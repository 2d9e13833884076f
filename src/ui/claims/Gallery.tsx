import './gallery.css';
import { useMemo, useState } from 'react';
import type { Claim } from '../../claims/claim.ts';
import { CLAIMS } from '../../claims/registry.ts';
import { groupByPaper, type PaperClaims } from '../../evidence/papers.ts';
import { verdictOf } from '../../state/selectors.ts';
import { useApp } from '../use-app.ts';
import { ClaimCard } from './ClaimCard.tsx';
import { RunAll, type Standing, StandingFilter } from './GalleryHead.tsx';

function useStandings(): ReadonlyMap<Claim, Standing> {
  const evidence = useApp((state) => state.claimEvidence);
  return useMemo(
    () =>
      new Map(
        CLAIMS.map((claim): [Claim, Standing] => {
          const held = evidence[claim.id];
          return [claim, held ? verdictOf(held, claim).kind : 'not run'];
        }),
      ),
    [evidence],
  );
}

export function ArxivLink({ arxiv }: { readonly arxiv: string | null }) {
  if (arxiv === null) return null;
  return (
    <a href={`https://arxiv.org/abs/${arxiv}`} target="_blank" rel="noreferrer">
      arXiv:{arxiv}
    </a>
  );
}

/** Opens the gallery, with the question to which it is the answer: what a visitor would ask first. */
const FEATURED = CLAIMS.find(({ id }) => id === 'J17-3b');
const QUESTION = 'Multiply learning rate and batch size by the same number: does SGD end in an equally flat minimum?';

function PaperSection({ paper }: { readonly paper: PaperClaims }) {
  const { cite, title, arxiv, claims } = paper;
  return (
    <section className="paper" aria-label={`${cite}: ${title}`}>
      <header className="paper-head">
        <h3>{cite}</h3>
        <p className="claim-soft">
          {title} <ArxivLink arxiv={arxiv} />
        </p>
      </header>
      <div className="claim-cards">
        {claims.map((claim) => (
          <ClaimCard key={claim.id} claim={claim} />
        ))}
      </div>
    </section>
  );
}

/** Every claim, grouped by paper. */
export function Gallery() {
  const [chosen, setChosen] = useState<Standing | null>(null);
  const standings = useStandings();
  const isFeatured = chosen === null && FEATURED !== undefined;
  const shown = CLAIMS.filter((claim) => chosen === null || standings.get(claim) === chosen);
  return (
    <>
      <div className="gallery-head">
        <div>
          <h2>Claims of the founding papers, re-tested</h2>
          <p className="gallery-purpose">
            Each claim has a rule that was fixed before anything was measured: quantities, and the sets in which they
            are predicted to lie. Run it to see. “Refuted here” is also a result.
          </p>
        </div>
        <RunAll />
      </div>
      {isFeatured && <ClaimCard claim={FEATURED} question={QUESTION} />}
      <StandingFilter standings={standings} chosen={chosen} onChoose={setChosen} />
      {shown.length === 0 && <p className="claims-none">No claim is {chosen} by the current evidence.</p>}
      {groupByPaper(isFeatured ? shown.filter((claim) => claim !== FEATURED) : shown).map((paper) => (
        <PaperSection key={paper.key} paper={paper} />
      ))}
    </>
  );
}
