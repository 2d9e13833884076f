import { type CSSProperties, useMemo } from 'react';
import type { BoardSweep } from '../../state/app-state.ts';
import type { RatioScale } from '../charts/colours.ts';
import { Term } from '../glossary/Term.tsx';
import { useApp } from '../use-app.ts';
import type { SweepFinding } from './finding.ts';
import { headlineOf, isUntitled } from './headline-text.ts';
import { useLit } from './use-lit.tsx';
import { HEADLINE } from './words.ts';

interface HeadlineProps {
  readonly sweep: BoardSweep | null;
  readonly finding: SweepFinding | null;
  readonly scale: RatioScale;
}

/** The first sentence; the ratio is underlined in the colour of the lit diagonal. */
export function Headline({ sweep, finding, scale }: HeadlineProps) {
  const spec = useApp((state) => state.draft);
  const runs = useApp((state) => state.draftRuns);
  const lit = useLit();
  const { before, phrase, after } = useMemo(
    () => headlineOf(sweep, finding, { spec, runs }),
    [sweep, finding, spec, runs],
  );
  const { name } = sweep?.plan.spec ?? spec;
  return (
    <h1>
      {isUntitled(name) ? '' : HEADLINE.named(name)}
      {before}
      {phrase && (
        <span className="start-phrase" style={lit ? ({ '--lit': scale(lit.ratio) } as CSSProperties) : undefined}>
          <Term id="ratio">{phrase}</Term>
        </span>
      )}
      {after}
    </h1>
  );
}
