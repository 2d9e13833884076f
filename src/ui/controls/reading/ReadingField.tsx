import type { ColumnChoice, Reading } from '../../../data/reading.ts';
import { useApp } from '../../use-app.ts';
import { ChoiceField } from '../fields.tsx';
import { CONTROLS } from '../words.ts';
import { type MenuField, menuOptions, noneText } from './reading-options.ts';

const NONE = '';

interface ReadingFieldProps {
  readonly field: MenuField;
  readonly value: Reading[MenuField];
  readonly columns?: readonly ColumnChoice[] | undefined;
  readonly shape?: readonly number[];
  /** The allowed values, where not all are. */
  readonly only?: readonly string[] | undefined;
  /** What is wrong with the choice, or why it must be made. */
  readonly fault?: string | undefined;
}

/** One choice of how a file is read; making it reads the file again. */
export function ReadingField({ field, value, columns, shape = [], only, fault }: ReadingFieldProps) {
  const choose = useApp((state) => state.chooseReading);
  const isBusy = useApp((state) => state.dataset.state === 'loading');
  const held = value === undefined ? NONE : JSON.stringify(value);
  const options = menuOptions(field, { columns, shape, only });
  const isKnown = options.some(([option]) => option === held);
  const shown = isKnown
    ? options
    : [[held, value === undefined ? noneText(field) : String(value)] as const, ...options];
  const withNone = field === 'image' && value !== undefined ? [[NONE, noneText(field)] as const, ...shown] : shown;
  return (
    <ChoiceField
      wide
      label={CONTROLS.reading.labels[field]}
      value={held}
      options={withNone}
      fault={fault}
      disabled={isBusy}
      onChange={(text) => {
        if (text === NONE && field !== 'image') return;
        void choose({ [field]: text === NONE ? undefined : JSON.parse(text) });
      }}
    />
  );
}
