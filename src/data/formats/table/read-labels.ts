import type { LearningTask, Reading } from '../../reading.ts';
import { areNearlyAllDifferent, MAX_CLASSES } from '../array-labels.ts';
import { fileFault } from '../named-bytes.ts';
import { columnValues, type FoundText, type Profile, type Values } from './profile.ts';
import { cellPlace, columnChoices, columnInWords, shortened, type Table } from './table.ts';

/** The meaning of the label column: classes, in order, or targets. */
export type Labels =
  | {
      readonly task: 'classification';
      readonly names: readonly string[];
      readonly index: ReadonlyMap<number | string, number>;
    }
  | { readonly task: 'regression' };

interface LabelColumn {
  readonly label: number;
  readonly values: Values;
  readonly numeric: boolean;
}

function findTask(table: Table, { rows, columns }: Profile, { label, values, numeric }: LabelColumn): LearningTask {
  const many = areNearlyAllDifferent(values.size, rows);
  if (numeric) return many || !columns[label].integers ? 'regression' : 'classification';
  if (!many) return 'classification';
  throw fileFault(table.name, cellPlace(table, columns[label].firstWord?.line ?? 1, label), {
    what: 'labels',
    rule: 'classes that recur, or numbers to predict',
    got: `${values.size} different labels in ${rows} rows`,
    fix: 'Choose another label column, or choose the task classification if these are classes.',
    choice: { fields: ['label', 'task'], columns: columnChoices(table) },
  });
}

/** Classes in order: numbers by value, then words by code units. */
function classesOf(values: Values): Extract<Labels, { task: 'classification' }> {
  const numbers = [...values.keys()].filter((value) => typeof value === 'number').sort((a, b) => a - b);
  const words = [...values.keys()].filter((value) => typeof value === 'string').sort();
  const order = [...numbers, ...words];
  return { task: 'classification', names: order.map(String), index: new Map(order.map((value, k) => [value, k])) };
}

function refuseWord(table: Table, { columns }: Profile, label: number): Error {
  const { line, text } = columns[label].firstWord!;
  return fileFault(table.name, cellPlace(table, line, label), {
    what: 'target',
    rule: 'a number, for a regression',
    got: `"${shortened(text)}"`,
    fix: 'Choose another label column, or the task classification.',
    choice: { fields: ['label', 'task'], columns: columnChoices(table) },
  });
}

const refuseTooLarge = (table: Table, { line, text }: FoundText, label: number): Error =>
  fileFault(table.name, cellPlace(table, line, label), {
    what: 'target',
    rule: 'a finite number below 3.4e38',
    got: `"${shortened(text)}"`,
    fix: 'Choose a larger unit for this column.',
  });

/** Interprets the label column. Unless a task is chosen, numbers with fractions or mostly different values are targets. */
export function readLabels(
  table: Table,
  profile: Profile,
  { label, task: chosen }: { label: number; task: Reading['task'] },
): { labels: Labels; warnings: string[] } {
  const values = profile.values.get(label) ?? columnValues(table, label);
  const column = profile.columns[label];
  const numeric = column.words === 0;
  const task = chosen ?? findTask(table, profile, { label, values, numeric });
  if (task === 'regression') {
    if (!numeric) throw refuseWord(table, profile, label);
    if (column.firstTooLarge) throw refuseTooLarge(table, column.firstTooLarge, label);
    const warnings = chosen
      ? []
      : [
          `${columnInWords(table, label)} is a number to predict (${values.size} different values in ${profile.rows} rows): ` +
            'this is a regression. If these are classes, choose the task classification.',
        ];
    return { labels: { task }, warnings };
  }
  if (values.size < 2 || values.size > MAX_CLASSES)
    throw fileFault(table.name, cellPlace(table, table.widthLine, label), {
      what: 'label',
      rule: `one of 2 to ${MAX_CLASSES} classes`,
      got: `${values.size} different values`,
      fix: 'Choose another label column.',
      choice: { fields: ['label', ...(numeric ? (['task'] as const) : [])], columns: columnChoices(table) },
    });
  return { labels: classesOf(values), warnings: [] };
}
