import './board-finding.css';
import { useMemo } from 'react';
import type { BoardSweep } from '../../state/app-state.ts';
import { CompareStrip } from '../comparison/CompareStrip.tsx';
import { hasNoiseTheory } from '../noise-theory.ts';
import { hasDiagonals, mapFinding } from '../panels/map/map-finding.ts';
import { emptySentences, lostSentences } from '../start/caption.ts';
import { useFindingOf } from '../start/use-finding-of.ts';
import { PAGE } from '../text/page-words.ts';
import { useApp } from '../use-app.ts';
import { useMoment } from '../use-moment.ts';
import { nextStep } from './next-step.ts';
import { FINDING } from './words.ts';

interface Said {
  readonly head: string;
  readonly text: string;
  readonly next: string;
}

/** How to read the map; once the sweep is finished, what it shows and what to try next. */
function useSaid(sweep: BoardSweep): Said {
  const quantity = useApp((state) => state.view.mapQuantity);
  const at = useMoment();
  const finding = useFindingOf(sweep);
  const { plan } = sweep;
  const howToRead = useMemo(() => {
    if (!hasNoiseTheory(plan)) return FINDING.otherRule(PAGE.rule(plan.spec.rule));
    return hasDiagonals(plan) ? FINDING.diagonals : FINDING.noDiagonals;
  }, [plan]);
  return useMemo(() => {
    const shown = finding && mapFinding(sweep, { quantity, at });
    const empty = finding && emptySentences(finding);
    if (!finding || (!shown && !empty)) return { head: FINDING.howToRead, text: howToRead, next: '' };
    const sentences = shown ? [shown, ...lostSentences(finding)] : (empty ?? []);
    return { head: FINDING.shows, text: sentences.join(' '), next: nextStep(finding) };
  }, [finding, sweep, quantity, at, howToRead]);
}

function Sentences({ sweep }: { readonly sweep: BoardSweep }) {
  const { head, text, next } = useSaid(sweep);
  return (
    <p>
      <strong>{head} </strong>
      {text}
      {next && (
        <>
          {' '}
          <strong>{FINDING.next} </strong>
          {next}
        </>
      )}
    </p>
  );
}

/** The sentence over the panels; of two sweeps, which they are and in what they differ. */
export function BoardFinding() {
  const sweep = useApp((state) => state.sweep);
  const isCompared = useApp((state) => state.compared !== null);
  if (isCompared) return <CompareStrip />;
  return (
    <section className="board-finding" aria-label={FINDING.name}>
      {sweep ? <Sentences sweep={sweep} /> : <p>{FINDING.before}</p>}
    </section>
  );
}
