import { MultiSelect } from '@mantine/core';
import type { ColumnChoice } from '../../../data/reading.ts';
import { Message } from '../../text/Message.tsx';
import { useApp } from '../../use-app.ts';
import { FieldLabel } from '../fields.tsx';
import { CONTROLS } from '../words.ts';
import { columnText } from './reading-options.ts';

interface IgnoredFieldProps {
  /** Every column but that of the labels. */
  readonly columns: readonly ColumnChoice[];
  readonly value: readonly ColumnChoice[];
  readonly fault?: string | undefined;
}

const keyOf = (column: ColumnChoice) => JSON.stringify(column);

/** Columns that are not inputs; choosing them reads the file again. */
export function IgnoredField({ columns, value, fault }: IgnoredFieldProps) {
  const choose = useApp((state) => state.chooseReading);
  const isBusy = useApp((state) => state.dataset.state === 'loading');
  return (
    <MultiSelect
      size="xs"
      className="field-wide"
      label={<FieldLabel name={CONTROLS.reading.labels.ignore} />}
      placeholder={value.length === 0 ? CONTROLS.reading.noColumns : ''}
      searchable
      disabled={isBusy}
      error={fault && <Message text={fault} />}
      value={value.map(keyOf)}
      data={columns.map((column) => ({ value: keyOf(column), label: columnText(column) }))}
      onChange={(chosen) => void choose({ ignore: columns.filter((column) => chosen.includes(keyOf(column))) })}
    />
  );
}
