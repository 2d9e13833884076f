import './compare-strip.css';
import { useMemo } from 'react';
import type { BoardSweep } from '../../state/app-state.ts';
import { COMPARISON_DISPLAYS } from '../../state/panel-view.ts';
import { contrastOf } from '../quantities.ts';
import { useApp } from '../use-app.ts';
import { useMoment } from '../use-moment.ts';
import { COMPARISON } from '../workbench/words.ts';
import { comparisonFinding } from './comparison-finding.ts';
import { SweepName } from './SweepName.tsx';
import { specDifferences } from './spec-differences.ts';
import { useComparison } from './use-comparison.ts';

/** How both are shown: one of three, as a sentence that goes on. */
function DisplayChoice() {
  const display = useApp((state) => state.view.comparison);
  const quantity = useApp((state) => state.view.mapQuantity);
  const setView = useApp((state) => state.setView);
  const isDifference = contrastOf(quantity) === 'difference';
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot stand within a line.
    <span role="group" aria-label={COMPARISON.shownAs} className="compare-displays">
      <span aria-hidden="true">{COMPARISON.shownAs}</span>
      {COMPARISON_DISPLAYS.map((value) => (
        <button
          key={value}
          type="button"
          className="compare-display"
          aria-pressed={value === display}
          onClick={() => setView({ comparison: value })}
        >
          {value === 'difference' && isDifference ? COMPARISON.displayOfDifference : COMPARISON.displays[value]}
        </button>
      ))}
    </span>
  );
}

/** In what both differ: their settings, then what was found; nothing where nothing is decided. */
function Differences({ a, b }: { readonly a: BoardSweep; readonly b: BoardSweep }) {
  const quantity = useApp((state) => state.view.mapQuantity);
  const at = useMoment();
  const selection = useApp((state) => state.selected);
  const [specA, specB] = [a.plan.spec, b.plan.spec];
  const changes = useMemo(() => specDifferences(specA, specB), [specA, specB]);
  const finding = useMemo(() => comparisonFinding(a, b, { quantity, at, selection }), [a, b, quantity, at, selection]);
  return (
    <>
      <p className="compare-changes">
        {changes.length > 0 ? `${COMPARISON.changed}${changes.join('; ')}.` : COMPARISON.unchanged}
      </p>
      <p className="compare-finding" role="status">
        {finding}
      </p>
    </>
  );
}

/** Which sweeps are compared and how they are shown. Nothing while there is only one. */
export function CompareStrip() {
  const sweep = useApp((state) => state.sweep);
  const stopComparing = useApp((state) => state.stopComparing);
  const comparison = useComparison();
  if (!sweep || !comparison) return null;
  return (
    <section className="compare-strip" aria-label={COMPARISON.name}>
      <div className="compare-names">
        <SweepName letter="A" sweep={sweep} />
        <span>{COMPARISON.against}</span>
        <SweepName letter="B" sweep={comparison.sweep} />
        <DisplayChoice />
        <button
          type="button"
          className="quiet-button compare-stop"
          aria-label={COMPARISON.stop}
          title={COMPARISON.stop}
          onClick={stopComparing}
        >
          ✕
        </button>
      </div>
      <Differences a={sweep} b={comparison.sweep} />
    </section>
  );
}
