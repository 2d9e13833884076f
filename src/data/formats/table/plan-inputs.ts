import type { OpenChoice } from '../../choice-error.ts';
import type { Reading } from '../../reading.ts';
import { fileFault } from '../named-bytes.ts';
import { isMissing } from './missing.ts';
import { type Column, MANY_WORDS, MAYBE_THOUSANDS, type Profile } from './profile.ts';
import { areNearlyAllDifferent } from './read-labels.ts';
import { cellPlace, columnChoice, columnChoices, columnName, eachRow, shortened, type Table } from './table.ts';

/** More words of one column are not one 0/1 input each. */
const MOST_WORDS = 100;

/** A column and the inputs that it becomes. */
export interface PlannedColumn {
  readonly column: number;
  /** Its first input. */
  readonly at: number;
  /** The place of each word among its 0/1 inputs; undefined for numbers. */
  readonly words: ReadonlyMap<string, number> | undefined;
}

export interface InputPlan {
  readonly columns: readonly PlannedColumn[];
  readonly names: readonly string[];
  /** Columns of words that are no inputs. */
  readonly ignoredWords: readonly number[];
}

const holdsWords = ({ words, numbers }: Column) => words > numbers;

/** What to do about a number that is written with more than digits and a decimal mark; undefined of a word. */
function adviceFor(text: string): string | undefined {
  if (MAYBE_THOUSANDS.test(text))
    return 'If its comma is a decimal mark, choose the comma as decimal mark; if it groups thousands, remove it in the file.';
  if (/^[^\p{L}]*\d[^\p{L}]*$/u.test(text))
    return 'Write plain numbers, without units or marks between thousands, or choose to ignore this column.';
  return undefined;
}

const WORD_AMONG_NUMBERS = 'Replace it by a number, or leave the cell empty if the value is missing.';

const columnsToIgnore = (table: Table, ignored: readonly number[]) => ({
  columns: columnChoices(table),
  ignored: ignored.map((column) => columnChoice(table, column)),
});

/** Refuses a text in a column of numbers, and numbers that are none in 32 bits. */
function checkNumbers(
  table: Table,
  { columns }: Profile,
  { inputs, ignored }: { inputs: readonly number[]; ignored: readonly number[] },
): void {
  for (const column of inputs) {
    const { firstWord, firstTooLarge, words } = columns[column];
    if (holdsWords(columns[column]) || (!firstWord && !firstTooLarge)) continue;
    const { line, text } = firstWord ?? firstTooLarge!;
    const more = firstWord && words > 1 ? `, the first of ${words} cells that are none` : '';
    throw fileFault(table.name, cellPlace(table, line, column), {
      what: 'cell',
      rule: `a finite number${firstWord ? '' : ' below 3.4e38'}`,
      got: `"${shortened(text)}"${more}`,
      fix: firstWord ? (adviceFor(text) ?? WORD_AMONG_NUMBERS) : 'Choose a larger unit for this column, or ignore it.',
      choice: {
        fields: firstWord && MAYBE_THOUSANDS.test(text) ? ['decimal', 'ignore'] : ['ignore'],
        ...columnsToIgnore(table, ignored),
      },
    });
  }
}

const wordCount = ({ distinctWords: { size } }: Column) =>
  size < MANY_WORDS ? String(size) : `at least ${MANY_WORDS}`;

/** Columns of words that name their row, so that none of their words tells anything about another row. */
const namesRows = ({ rows, columns }: Profile, column: number): boolean =>
  areNearlyAllDifferent(columns[column].distinctWords.size, rows);

/** What to do about columns of words, and the fields of a reading that do it. */
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
    fix: `Ignore ${listed.join(', ')}, where nearly every row has another word; for the others, choose ${either}`,
    fields: ['ignore', 'words'],
  };
}

function refuseWords(
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

/** The different words of some columns, each in the order of code units. */
function wordsOf(
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

/** Which inputs the columns of a table become: numbers one each; words none, one 0/1 input for each word, or an error. */
export function planInputs(
  table: Table,
  profile: Profile,
  { inputs, ignored, words }: { inputs: readonly number[]; ignored: readonly number[]; words: Reading['words'] },
): InputPlan {
  checkNumbers(table, profile, { inputs, ignored });
  const wordColumns = inputs.filter((column) => holdsWords(profile.columns[column]));
  if (wordColumns.length > 0 && words === undefined)
    throw refuseWords(table, profile, { columns: wordColumns, ignored });
  const ignoredWords = words === 'ignore' ? wordColumns : [];
  const vocabularies = wordsOf(table, words === 'oneHot' ? wordColumns : [], ignored);
  const columns: PlannedColumn[] = [];
  const names: string[] = [];
  for (const column of inputs) {
    if (ignoredWords.includes(column)) continue;
    const vocabulary = vocabularies.get(column);
    const index = vocabulary && new Map(vocabulary.map((word, k) => [word, k]));
    columns.push({ column, at: names.length, words: index });
    const name = columnName(table, column);
    names.push(...(vocabulary ? vocabulary.map((word) => `${name}=${word}`) : [name]));
  }
  if (names.length === 0)
    throw fileFault(table.name, `line ${table.widthLine}`, {
      what: 'columns of inputs',
      rule: 'at least 1',
      got: 0,
      fix: 'Ignore fewer columns.',
      choice: { fields: ['ignore', 'words'], ...columnsToIgnore(table, ignored) },
    });
  return { columns, names, ignoredWords };
}
