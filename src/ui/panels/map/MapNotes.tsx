import { Button } from '@mantine/core';
import { pairs } from 'd3';
import { useMemo } from 'react';
import type { BoardSweep, MapQuantity, Selection } from '../../../state/app-state.ts';
import { comparedResults, sameRatio } from '../../../state/selectors.ts';
import { resolutionOf } from '../../../sweep/results/quantity-interval.ts';
import type { SweepPlan } from '../../../sweep/sweep-plan.ts';
import { useOpenMicroscope } from '../../microscope/use-open-microscope.ts';
import { useApp } from '../../use-app.ts';
import { useHighlight } from '../../use-highlight.ts';
import { mapFinding } from './map-finding.ts';
import { readoutOf } from './readout.ts';

const LOOK =
  'Cells on one diagonal share η/B, the learning rate ÷ the batch size. Point at a ratio at the end of a diagonal and see in ' +
  'every panel whether its runs fall on one another.';

const NO_DIAGONALS =
  'Noisier SGD is towards the lower right. No two cells share η/B exactly here: with η and B both in powers of two, diagonals of equal η/B appear.';

/** Whether some cells share their η/B, so that there are diagonals to speak of. */
function hasDiagonals({ learningRates, batchSizes }: SweepPlan): boolean {
  const ratios = learningRates.flatMap((rate) => batchSizes.map((size) => rate / size)).sort((a, b) => a - b);
  return pairs(ratios).some(([ratio, next]) => sameRatio(ratio, next));
}

/** What to look at in the map, said before anyone asks; once it is finished, what it shows. */
export function MapCaption({ sweep, quantity }: { sweep: BoardSweep; quantity: MapQuantity }) {
  const at = useApp((state) => state.view.compareAt);
  const { plan, status } = sweep;
  const look = useMemo(() => (hasDiagonals(plan) ? LOOK : NO_DIAGONALS), [plan]);
  const finding = useMemo(
    () => (status === 'finished' ? mapFinding(sweep, { quantity, at }) : null),
    [sweep, status, quantity, at],
  );
  return (
    <p className="caption">
      <strong>{finding ? 'What it shows. ' : 'What to look at. '}</strong>
      {finding ?? look}
    </p>
  );
}

/** Looks into a run of what is selected. */
function MicroscopeButton({ selection }: { selection: Selection }) {
  const look = useOpenMicroscope();
  return (
    <Button size="compact-sm" variant="light" onClick={() => look(selection)}>
      Microscope
    </Button>
  );
}

/** The numbers of what is pointed at; it keeps its height, so nothing jumps. */
export function MapReadout({ sweep }: { sweep: BoardSweep }) {
  const pointed = useApp((state) => state.hovered ?? state.selected);
  const selected = useApp((state) => state.selected);
  const highlighted = useHighlight();
  const at = useApp((state) => state.view.compareAt);
  const readout = useMemo(
    () =>
      pointed && highlighted
        ? readoutOf(pointed, {
            runs: highlighted,
            all: comparedResults(sweep, at),
            plan: sweep.plan,
            resolution: resolutionOf(sweep.plan, at === 'end'),
          })
        : null,
    [pointed, highlighted, sweep, at],
  );
  if (!readout)
    return (
      <div className="readout readout-empty">
        <p>
          Point at a cell, a curve or a ratio for its numbers; click to keep it, Escape to let go. Double-click a cell,
          or press Enter twice, to look into a run.
        </p>
      </div>
    );
  return (
    <div className="readout">
      <div className="readout-head">
        <h3>{readout.title}</h3>
        {selected && <MicroscopeButton selection={selected} />}
      </div>
      <dl>
        {readout.rows.map(({ name, value, spread }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              {value} <span>{spread}</span>
            </dd>
          </div>
        ))}
      </dl>
      <p>{readout.note}</p>
    </div>
  );
}
