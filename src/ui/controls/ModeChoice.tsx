import { SegmentedControl } from '@mantine/core';
import type { EntryId } from '../glossary/entry-ids.ts';
import { TermMark } from '../glossary/TermMark.tsx';
import { GLOSSARY } from '../glossary/words.ts';
import { CONTROLS } from './words.ts';

interface ModeChoiceProps {
  readonly label: string;
  /** Explains what the values are of. */
  readonly term: EntryId;
  readonly isList: boolean;
  readonly onChange: (isList: boolean) => void;
}

/** Whether the values of an axis are listed or a range. */
export function ModeChoice({ label, term, isList, onChange }: ModeChoiceProps) {
  const { as, modes } = CONTROLS.grid;
  return (
    <div className="field-wide mode-choice">
      <strong>{label}</strong>
      <TermMark id={term} name={GLOSSARY.about(label)} />
      <SegmentedControl
        aria-label={as(label)}
        value={isList ? 'list' : 'range'}
        onChange={(value) => onChange(value === 'list')}
        data={[
          { value: 'list', label: modes.list },
          { value: 'range', label: modes.range },
        ]}
      />
    </div>
  );
}
