import './marked-field.css';
import type { ReactNode } from 'react';
import type { EntryId } from '../glossary/entry-ids.ts';
import { TermMark } from '../glossary/TermMark.tsx';
import { GLOSSARY } from '../glossary/words.ts';

interface MarkedFieldProps {
  readonly label: string;
  readonly term?: EntryId | undefined;
  readonly wide?: boolean | undefined;
  readonly className?: string;
  readonly children: ReactNode;
}

/** A field and, at the end of the line of its label, a mark that explains it: beside the label, since a button is no part of one. */
export function MarkedField({ label, term, wide, className = '', children }: MarkedFieldProps) {
  return (
    <div className={`field ${className} ${term ? 'field-marked' : ''} ${wide ? 'field-wide' : ''}`}>
      {children}
      {term && (
        <span className="field-mark">
          <TermMark id={term} name={GLOSSARY.about(label)} />
        </span>
      )}
    </div>
  );
}
