import type { Reading } from '../../reading.ts';
import { LIMITS } from '../limits.ts';
import { fileFault } from '../named-bytes.ts';
import { MAYBE_THOUSANDS, type Profile } from './profile.ts';
import { cellPlace, columnName, shortened, type Table } from './table.ts';
import { adviceFor, columnsToIgnore, columnWords, holdsWords, refuseWords } from './word-columns.ts';

/** A column and its inputs. */
export interface PlannedColumn {
  readonly column: number;
  /** Index of its first input. */
  readonly at: number;
  /** Index of each word among its 0/1 inputs; undefined for numbers. */
  readonly words: ReadonlyMap<string, number> | undefined;
}

export interface InputPlan {
  readonly columns: readonly PlannedColumn[];
  readonly names: readonly string[];
  /** Columns of words that are not used. */
  readonly ignoredWords: readonly number[];
}

const WORD_AMONG_NUMBERS = 'Replace it by a number, or leave the cell empty if the value is missing.';

/** Refuses words in a column of numbers, and numbers that overflow 32 bits. */
function checkNumbers(
  table: Table,
  { columns }: Profile,
  { inputs, ignored }: { inputs: readonly number[]; ignored: readonly number[] },
): void {
  for (const column of inputs) {
    const { firstWord, firstTooLarge, words } = columns[column];
    if (holdsWords(columns[column]) || (!firstWord && !firstTooLarge)) continue;
    const { line, text } = firstWord ?? firstTooLarge!;
    const more = firstWord && words > 1 ? `, the first of ${words} such cells` : '';
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

const tooManyInputs = (table: Table, ignored: readonly number[]): Error =>
  fileFault(table.name, `line ${table.widthLine}`, {
    what: 'number of inputs',
    rule: `at most ${LIMITS.inputs}`,
    got: 'more, with one 0/1 input per word',
    fix: 'Choose to ignore columns of words.',
    choice: { fields: ['words'], ...columnsToIgnore(table, ignored) },
  });

/** The inputs of the columns: one per column of numbers; for columns of words one 0/1 input per word, none, or an error. */
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
  const areIgnored = new Set(ignoredWords);
  const vocabularies = columnWords(table, words === 'oneHot' ? wordColumns : [], ignored);
  const columns: PlannedColumn[] = [];
  const names: string[] = [];
  for (const column of inputs) {
    if (areIgnored.has(column)) continue;
    const vocabulary = vocabularies.get(column);
    const index = vocabulary && new Map(vocabulary.map((word, k) => [word, k]));
    columns.push({ column, at: names.length, words: index });
    const name = columnName(table, column);
    names.push(...(vocabulary ? vocabulary.map((word) => `${name}=${word}`) : [name]));
    if (names.length > LIMITS.inputs) throw tooManyInputs(table, ignored);
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
