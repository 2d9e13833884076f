import './panel.css';
import { Loader, VisuallyHidden } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import type { BoardSweep } from '../../state/app-state.ts';
import type { RatioScale } from '../charts/colours.ts';
import type { Size } from '../charts/frame.ts';
import { useSize } from '../charts/use-size.ts';

/** What every panel of the board shows: null before there is a sweep. */
export interface SweepPanelProps {
  readonly sweep: BoardSweep | null;
  readonly scale: RatioScale | null;
}

interface PanelProps {
  readonly title: string;
  /** The title may begin a sentence that the first control ends, or be hidden where a control says the same. */
  readonly head?: 'title' | 'sentence' | 'hidden';
  readonly level?: 2 | 3;
  readonly className?: string;
  readonly controls?: ReactNode;
  /** Between the head and the figure. */
  readonly note?: ReactNode;
  /** While a newer figure is computed; the one before stays, faintly. */
  readonly isBusy?: boolean;
  /** In place of the figure where there is none. */
  readonly empty: ReactNode;
  /** The figure at the size of the panel. */
  readonly children: ((size: Size) => ReactNode) | false | null;
}

/** A titled figure with its controls, or what will appear there. */
export function Panel({
  title,
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
          <Heading id={id}>{title}</Heading>
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
