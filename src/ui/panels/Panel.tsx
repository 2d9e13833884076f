import './panel.css';
import { Loader, VisuallyHidden } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import type { BoardSweep } from '../../state/app-state.ts';
import type { RatioScale } from '../charts/colours.ts';
import type { Size } from '../charts/frame.ts';
import { useSize } from '../charts/use-size.ts';
import type { EntryId } from '../glossary/entry-ids.ts';
import { Term } from '../glossary/Term.tsx';

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
  /** Shown while there is no figure. */
  readonly empty: ReactNode;
  /** The figure at the size of the panel. */
  readonly children: ((size: Size) => ReactNode) | false | null;
}

/** A figure with title and controls, or a description of what will appear. */
export function Panel({
  title,
  term,
  head = 'title',
  level = 2,
  className = '',
  controls,
  note,
  isBusy = false,
  empty,
  children,
}: PanelProps) {
  const id = useId();
  const [ref, size] = useSize<HTMLDivElement>();
  const Heading = `h${level}` as const;
  return (
    <section className={`panel ${className}`} aria-labelledby={id} aria-busy={isBusy}>
      <header className={head === 'sentence' ? 'panel-head panel-head-sentence' : 'panel-head'}>
        {head === 'hidden' ? (
          <VisuallyHidden component={Heading} id={id}>
            {title}
          </VisuallyHidden>
        ) : (
          <Heading id={id}>{term ? <Term id={term}>{title}</Term> : title}</Heading>
        )}
        {isBusy && <Loader size={14} aria-label="Working" />}
        {controls}
      </header>
      {note}
      <div className={isBusy ? 'panel-figure panel-figure-before' : 'panel-figure'} ref={ref}>
        {children && size ? children(size) : empty}
      </div>
    </section>
  );
}
