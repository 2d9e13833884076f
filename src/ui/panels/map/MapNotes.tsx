import { Button } from '@mantine/core';
import { useMemo } from 'react';
import type { BoardSweep, Selection } from '../../../state/app-state.ts';
import { comparedResults } from '../../../state/selectors.ts';
import { resolutionOf } from '../../../sweep/results/quantity-interval.ts';
import { useOpenMicroscope } from '../../microscope/use-open-microscope.ts';
import { useApp } from '../../use-app.ts';
import { useHighlight } from '../../use-highlight.ts';
import { useMoment } from '../../use-moment.ts';
import { useTouch } from '../../use-size-class.ts';
import { READOUT } from '../../workbench/words.ts';
import { usePanelFrame } from '../panel-frame.ts';
import { MAP } from '../words.ts';
import { readoutOf } from './readout.ts';

/** Opens the microscope on a run of the selection. */
export function MicroscopeButton({ selection }: { selection: Selection }) {
  const look = useOpenMicroscope();
  return (
    <Button size="compact-sm" variant="light" onClick={() => look(selection)}>
      {MAP.microscope}
    </Button>
  );
}

/** The numbers of what is hovered or selected, at a fixed height so that nothing jumps. */
export function MapReadout({ sweep }: { sweep: BoardSweep }) {
  const pointed = useApp((state) => state.hovered ?? state.selected);
  const selected = useApp((state) => state.selected);
  const highlighted = useHighlight();
  const at = useMoment();
  const isTouch = useTouch();
  // Without a board around it, as in an embed, there is nothing but pointing.
  const isAlone = usePanelFrame() === null;
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
        <p>{isTouch || isAlone ? READOUT.touch : READOUT.pointer}</p>
      </div>
    );
  return (
    <div className="readout" role="status">
      <div className="readout-head">
        <h3>{readout.title}</h3>
        {selected && !isAlone && <MicroscopeButton selection={selected} />}
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
