import './gallery.css';
import { useMemo, useState } from 'react';
import type { Claim } from '../../claims/claim.ts';
import { CLAIMS } from '../../claims/registry.ts';
import { groupByPaper, type PaperClaims } from '../../evidence/papers.ts';
import { verdictOf } from '../../state/verdict-of.ts';
import { useApp } from '../use-app.ts';
import { ClaimCard } from './ClaimCard.tsx';
import { RunAll, SizeCounts, type Standing, StandingFilter } from './GalleryHead.tsx';
import { CLAIM_WORDS } from './words.ts';

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

function PaperSection({ paper }: { readonly paper: PaperClaims }) {
  const { cite, title, arxiv, claims } = paper;
  return (
    <section className="paper" aria-label={`${cite}: ${title}`}>
      <header className="paper-head" lang="en">
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
  const evidence = useApp((state) => state.claimEvidence);
  const isFeatured = chosen === null && FEATURED !== undefined;
  const shown = CLAIMS.filter((claim) => chosen === null || standings.get(claim) === chosen);
  return (
    <>
      <div className="gallery-head">
        <div>
          <h2>{CLAIM_WORDS.gallery.title}</h2>
          <p className="gallery-purpose">{CLAIM_WORDS.gallery.purpose}</p>
        </div>
        <RunAll />
      </div>
      {isFeatured && <ClaimCard claim={FEATURED} question={CLAIM_WORDS.gallery.question} />}
      <StandingFilter standings={standings} chosen={chosen} onChoose={setChosen} />
      <SizeCounts standings={standings} sizeOf={({ id }) => evidence[id]?.record.size} />
      {shown.length === 0 && chosen && (
        <p className="claims-none">{CLAIM_WORDS.gallery.none(CLAIM_WORDS.standings[chosen])}</p>
      )}
      {groupByPaper(isFeatured ? shown.filter((claim) => claim !== FEATURED) : shown).map((paper) => (
        <PaperSection key={paper.key} paper={paper} />
      ))}
    </>
  );
}
