import type { OpenChoice } from '../../choice-error.ts';
import { areNearlyAllDifferent } from '../array-labels.ts';
import { fileFault } from '../named-bytes.ts';
import { isMissing } from './missing.ts';
import { type Column, MANY_WORDS, MAYBE_THOUSANDS, type Profile } from './profile.ts';
import { cellPlace, columnChoice, columnChoices, columnName, eachRow, shortened, type Table } from './table.ts';

/** Limit on the different words of a column that become 0/1 inputs. */
const MOST_WORDS = 100;

export const holdsWords = ({ words, numbers }: Column) => words > numbers;

/** Advice on a number with other characters than digits and a decimal mark; undefined for a word. */
export function adviceFor(text: string): string | undefined {
  if (MAYBE_THOUSANDS.test(text))
    return 'If its comma is a decimal mark, choose the comma as decimal mark; if it groups thousands, remove it in the file.';
  if (/^[^\p{L}]*\d[^\p{L}]*$/u.test(text))
    return 'Write plain numbers, without units or marks between thousands, or choose to ignore this column.';
  return undefined;
}

/** The open choice of columns to ignore. */
export const columnsToIgnore = (table: Table, ignored: readonly number[]) => ({
  columns: columnChoices(table),
  ignored: ignored.map((column) => columnChoice(table, column)),
});

const wordCount = ({ distinctWords: { size } }: Column) =>
  size < MANY_WORDS ? String(size) : `at least ${MANY_WORDS}`;

/** Columns of words that differ in nearly every row, so that they carry no information about other rows. */
const namesRows = ({ rows, columns }: Profile, column: number): boolean =>
  areNearlyAllDifferent(columns[column].distinctWords.size, rows);

/** Advice on columns of words, and the fields of a reading concerned. */
function wordChoices(
  table: Table,
  profile: Profile,
  columns: readonly number[],
): { fix: string; fields: OpenChoice['fields'] } {
  const few = columns.filter((column) => profile.columns[column].distinctWords.size <= MOST_WORDS);
  if (few.length === 0) return { fix: 'Choose to ignore columns of words.', fields: ['words'] };
  const names = columns.filter((column) => namesRows(profile, column));
  const either = 'to ignore columns of words or one 0/1 input per word.';
  if (names.length === 0 || names.length === columns.length) return { fix: `Choose ${either}`, fields: ['words'] };
  const listed = names.slice(0, 10).map((column) => shortened(columnName(table, column)));
  return {
    fix: `Ignore ${listed.join(', ')}, which differ in nearly every row; for the others, choose ${either}`,
    fields: ['ignore', 'words'],
  };
}

/** Refuses columns of words if no choice was made. */
export function refuseWords(
  table: Table,
  profile: Profile,
  { columns, ignored }: { columns: readonly number[]; ignored: readonly number[] },
): Error {
  const [first] = columns;
  const { firstWord } = profile.columns[first];
  const { line, text } = firstWord!;
  const found = columns
    .slice(0, 10)
    .map((column) => `${shortened(columnName(table, column))} (${wordCount(profile.columns[column])} different)`);
  const more = columns.length > 10 ? ` and ${columns.length - 10} more` : '';
  const { fix, fields } = wordChoices(table, profile, columns);
  return fileFault(table.name, cellPlace(table, line, first), {
    what: 'cells of inputs',
    rule: 'numbers',
    got: `"${shortened(text)}"; words are in ${found.join(', ')}${more}`,
    fix: adviceFor(text) ?? fix,
    choice: {
      fields: MAYBE_THOUSANDS.test(text) ? ['words', 'decimal'] : fields,
      ...(fields.includes('ignore') && columnsToIgnore(table, ignored)),
    },
  });
}

/** The different words of some columns, ordered by code units. */
export function columnWords(
  table: Table,
  columns: readonly number[],
  ignored: readonly number[],
): ReadonlyMap<number, readonly string[]> {
  const found = new Map(columns.map((column) => [column, new Set<string>()]));
  eachRow(table, (row) => {
    for (const [column, words] of found) {
      const text = row.text(column);
      if (words.size <= MOST_WORDS && !isMissing(text)) words.add(text);
    }
  });
  for (const [column, { size }] of found)
    if (size > MOST_WORDS)
      throw fileFault(table.name, cellPlace(table, table.widthLine, column), {
        what: 'number of different words',
        rule: `at most ${MOST_WORDS}, to be one 0/1 input each`,
        got: 'more',
        fix: `Choose to ignore column ${JSON.stringify(columnChoice(table, column))}.`,
        choice: { fields: ['ignore', 'words'], ...columnsToIgnore(table, ignored) },
      });
  return new Map([...found].map(([column, words]) => [column, [...words].sort()]));
}
