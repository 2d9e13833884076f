import './panel.css';
import { Loader, VisuallyHidden } from '@mantine/core';
import { type ReactNode, useId, useState } from 'react';
import type { BoardSweep } from '../../state/app-state.ts';
import type { RatioScale } from '../charts/colours.ts';
import type { Size } from '../charts/frame.ts';
import { useSize } from '../charts/use-size.ts';
import type { EntryId } from '../glossary/entry-ids.ts';
import { Term } from '../glossary/Term.tsx';
import type { HeardCurve } from '../sound/pitch.ts';
import { COMPARISON } from '../workbench/words.ts';
import { PanelActions } from './PanelActions.tsx';
import { PanelCorner } from './PanelCorner.tsx';
import { PanelGrip } from './PanelGrip.tsx';
import { usePanelFrame } from './panel-frame.ts';
import { PANEL } from './words.ts';

/** Props of every panel of the board; null before there is a sweep. */
export interface SweepPanelProps {
  readonly sweep: BoardSweep | null;
  readonly scale: RatioScale | null;
}

interface PanelProps {
  readonly title: string;
  /** The entry of the glossary that explains the title. */
  readonly term?: EntryId;
  /** `sentence`: the first control completes the title. `hidden`: a control says the same as the title. */
  readonly head?: 'title' | 'sentence' | 'hidden';
  readonly level?: 2 | 3;
  readonly className?: string;
  readonly controls?: ReactNode;
  /** Between the head and the figure. */
  readonly note?: ReactNode;
  /** While a newer figure is computed: the previous one is shown faintly. */
  readonly isBusy?: boolean;
  /** The numbers of the figure as a table, which the panel can show in its place. */
  readonly table?: (() => ReactNode) | false | null;
  /** The curves of the figure that can be heard. */
  readonly sound?: (() => readonly HeardCurve[]) | null;
  /** Shown while there is no figure. */
  readonly empty: ReactNode;
  /** The figure at the size of the panel. */
  readonly children: ((size: Size) => ReactNode) | false | null;
}

/** A figure with title and controls, or its numbers, or a description of what will appear. On a board it can be moved and resized. */
export function Panel({
  title,
  term,
  head = 'title',
  level = 2,
  className = '',
  controls,
  note,
  isBusy = false,
  table = null,
  sound = null,
  empty,
  children,
}: PanelProps) {
  const id = useId();
  const [ref, size] = useSize<HTMLDivElement>();
  const frame = usePanelFrame();
  const [wantsTable, setWantsTable] = useState(false);
  const tableOf = table || null;
  const isTable = wantsTable && tableOf !== null;
  const Heading = `h${level}` as const;
  return (
    <section className={`panel ${className}`} data-panel-key={frame?.key} aria-labelledby={id} aria-busy={isBusy}>
      <header className="panel-head">
        {frame && <PanelGrip frame={frame} title={title} />}
        {head === 'hidden' ? (
          <VisuallyHidden component={Heading} id={id}>
            {title}
          </VisuallyHidden>
        ) : (
          <Heading id={id}>{term ? <Term id={term}>{title}</Term> : title}</Heading>
        )}
        {isBusy && <Loader size={14} aria-label={PANEL.working} />}
        {controls}
        {frame?.isOfOne && (
          <span className="panel-of-one" title={COMPARISON.showsAHint}>
            {COMPARISON.showsA}
          </span>
        )}
        {frame && (
          <PanelActions
            frame={frame}
            title={title}
            isTable={isTable}
            onTable={tableOf ? setWantsTable : null}
            sound={sound}
          />
        )}
      </header>
      {note}
      <div className={isBusy ? 'panel-figure panel-figure-before' : 'panel-figure'} ref={ref}>
        {isTable && tableOf ? (
          <div className="panel-table">{tableOf()}</div>
        ) : children && size ? (
          children(size)
        ) : (
          empty
        )}
      </div>
      {frame && !frame.isMaximised && <PanelCorner frame={frame} />}
    </section>
  );
}
