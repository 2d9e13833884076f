import { Loader } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import type { Size } from '../charts/frame.ts';
import { useSize } from '../charts/use-size.ts';
import { PanelEmpty } from '../panels/PanelEmpty.tsx';

interface FindingProps<F> {
  readonly title: string;
  readonly controls?: ReactNode;
  /** Takes the width of two. */
  readonly isWide?: boolean;
  readonly found: { readonly finding: F | undefined; readonly isCurrent: boolean; readonly failure: string | null };
  /** What will appear, and why it is worth the wait. */
  readonly why: string;
  children(finding: F, size: Size): ReactNode;
}

/** One instrument of the microscope: its picture, the one before while it works, or why it has none. */
export function Finding<F>({
  title,
  controls,
  isWide = false,
  found: { finding, isCurrent, failure },
  why,
  children,
}: FindingProps<F>) {
  const id = useId();
  const [ref, size] = useSize<HTMLDivElement>();
  const shown = finding !== undefined && size !== null && failure === null;
  return (
    <section className={`panel finding${isWide ? ' finding-wide' : ''}`} aria-labelledby={id} aria-busy={!isCurrent}>
      <header className="panel-head">
        <h3 id={id}>{title}</h3>
        {!isCurrent && <Loader size={14} aria-label="Working" />}
        {controls}
      </header>
      <div className={isCurrent ? 'plot' : 'plot finding-before'} ref={ref}>
        {shown ? (
          children(finding, size)
        ) : (
          <PanelEmpty title={failure === null ? title : 'It could not be measured'}>{failure ?? why}</PanelEmpty>
        )}
      </div>
    </section>
  );
}
