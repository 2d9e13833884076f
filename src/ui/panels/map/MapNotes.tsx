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
import { useMoment } from '../../use-moment.ts';
import { mapFinding } from './map-finding.ts';
import { readoutOf } from './readout.ts';

const LOOK =
  'Cells on a diagonal share η/B, learning rate ÷ batch size. Point at the ratio at the end of a diagonal to see in every ' +
  'panel whether the curves of its runs coincide.';

const NO_DIAGONALS =
  'SGD is noisier towards the lower right. No two cells share η/B here; with η and B in powers of two, diagonals of equal η/B appear.';

/** Whether some cells share their η/B, so that there are diagonals. */
function hasDiagonals({ learningRates, batchSizes }: SweepPlan): boolean {
  const ratios = learningRates.flatMap((rate) => batchSizes.map((size) => rate / size)).sort((a, b) => a - b);
  return pairs(ratios).some(([ratio, next]) => sameRatio(ratio, next));
}

/** How to read the map; once the sweep is finished, what it shows. */
export function MapCaption({ sweep, quantity }: { sweep: BoardSweep; quantity: MapQuantity }) {
  const at = useMoment();
  const { plan, status } = sweep;
  const look = useMemo(() => (hasDiagonals(plan) ? LOOK : NO_DIAGONALS), [plan]);
  const finding = useMemo(
    () => (status === 'finished' ? mapFinding(sweep, { quantity, at }) : null),
    [sweep, status, quantity, at],
  );
  return (
    <p className="caption">
      <strong>{finding ? 'What it shows. ' : 'How to read it. '}</strong>
      {finding ?? look}
    </p>
  );
}

/** Opens the microscope on a run of the selection. */
function MicroscopeButton({ selection }: { selection: Selection }) {
  const look = useOpenMicroscope();
  return (
    <Button size="compact-sm" variant="light" onClick={() => look(selection)}>
      Microscope
    </Button>
  );
}

/** The numbers of what is hovered or selected, at a fixed height so that nothing jumps. */
export function MapReadout({ sweep }: { sweep: BoardSweep }) {
  const pointed = useApp((state) => state.hovered ?? state.selected);
  const selected = useApp((state) => state.selected);
  const highlighted = useHighlight();
  const at = useMoment();
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
          Point at a cell, a curve or a ratio for its numbers. Click to select, Escape to clear. Double-click a cell, or
          press Enter twice, to open the microscope on a run.
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
