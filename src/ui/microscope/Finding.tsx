import type { ReactNode } from 'react';
import type { Size } from '../charts/frame.ts';
import type { EntryId } from '../glossary/entry-ids.ts';
import { Panel } from '../panels/Panel.tsx';
import { PanelEmpty } from '../panels/PanelEmpty.tsx';
import { Message } from '../text/Message.tsx';
import { MICROSCOPE } from './words.ts';

interface FindingProps<F> {
  readonly title: string;
  /** The entry of the glossary that explains the title. */
  readonly term?: EntryId;
  readonly controls?: ReactNode;
  /** Spans two columns. */
  readonly isWide?: boolean;
  readonly found: { readonly finding: F | undefined; readonly isCurrent: boolean; readonly failure: string | null };
  /** Describes what will appear. */
  readonly why: string;
  children(finding: F, size: Size): ReactNode;
}

/** One instrument of the microscope: its figure, the previous one while it computes, or the reason why there is none. */
export function Finding<F>({ title, term, controls, isWide = false, found, why, children }: FindingProps<F>) {
  const { finding, isCurrent, failure } = found;
  return (
    <Panel
      title={title}
      {...(term && { term })}
      level={3}
      className={isWide ? 'finding finding-wide' : 'finding'}
      controls={controls}
      isBusy={!isCurrent}
      empty={
        <PanelEmpty title={failure === null ? title : MICROSCOPE.failed}>
          {failure === null ? why : <Message text={failure} />}
        </PanelEmpty>
      }
    >
      {finding !== undefined && failure === null && ((size) => children(finding, size))}
    </Panel>
  );
}
