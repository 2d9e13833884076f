import type { RawExamples } from '../../raw-dataset.ts';
import type { InputPlan } from './plan-inputs.ts';
import type { FoundText, Profile } from './profile.ts';
import { columnName, shortened, type Table } from './table.ts';

/** Larger targets make the first steps of training large. */
const LARGE_TARGET = 100;

export const decimalWarning = ({ line, text }: FoundText): string =>
  `Commas are read as decimal marks (line ${line}: ${text} is ${text.replace(',', '.')}). If they are not, choose the point.`;

/** Up to five names and the number of others. */
function listed(names: readonly string[]): string {
  const more = names.length > 5 ? ` and ${names.length - 5} more` : '';
  return names.slice(0, 5).map(shortened).join(', ') + more;
}

const plural = (count: number, one: string, many = `${one}s`) => `${count} ${count === 1 ? one : many}`;

/** Warnings about the cells of a table. */
export function contentWarnings(
  table: Table,
  profile: Profile,
  { plan, examples }: { plan: InputPlan; examples: RawExamples },
): string[] {
  const { columns, rows, emptyRows } = profile;
  const constant = plan.columns
    .filter(({ column }) => columns[column].numbers === rows && columns[column].min === columns[column].max)
    .map(({ column }) => columnName(table, column));
  const dropped = rows - examples.count;
  const largest = (examples.targets ?? new Float32Array()).reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  return [
    ...(dropped > 0
      ? [`${plural(dropped, 'row')} of ${rows} with missing values ${dropped === 1 ? 'is' : 'are'} left out.`]
      : []),
    ...(emptyRows > 0
      ? [`${plural(emptyRows, 'row')} without any value ${emptyRows === 1 ? 'is' : 'are'} skipped.`]
      : []),
    ...(constant.length > 0 ? [`The same in every row: ${listed(constant)}. Such inputs carry no information.`] : []),
    ...(largest > LARGE_TARGET
      ? [
          `Targets reach ${Number(largest.toPrecision(3))}: training works best where they are near 1, so opening the file standardises them.`,
        ]
      : []),
  ];
}
