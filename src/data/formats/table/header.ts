import { isMissing } from './missing.ts';

/** Titles of label or target columns, the most likely first. */
export const LABEL_NAMES = [
  'label',
  'labels',
  'class',
  'classes',
  'target',
  'targets',
  'species',
  'diagnosis',
  'outcome',
  'category',
  'y',
];

const NUMBER = /^[+-]?(\d+[.,]?\d*|[.,]\d+)(e[+-]?\d+)?$/i;
const INTEGER = /^\d+$/;
const INFINITE = /^[+-]?inf(inity)?$/i;

const isNumber = (cell: string) => NUMBER.test(cell);
/** Whether a cell may be a title: neither a number nor a missing value. */
const isWord = (cell: string) => !isNumber(cell) && !isMissing(cell) && !INFINITE.test(cell);

type Cells = readonly string[];

/** Whether a word stands above a column of numbers. */
function standsAboveNumbers(first: Cells, body: readonly Cells[]): boolean {
  return first.some((cell, column) => {
    if (!isWord(cell)) return false;
    const below = body.map((cells) => cells[column] ?? '');
    return below.filter(isNumber).length > below.filter(isWord).length;
  });
}

/** Whether a word of the first row recurs further down in its column, so that the first row is data. */
function recurs(first: Cells, body: readonly Cells[]): boolean {
  return first.some((cell, column) => isWord(cell) && body.some((cells) => cells[column] === cell));
}

/** The step of whole numbers that increase evenly along a row, like 0, 1, 2, …; 0 if they do not. */
function evenStep(row: Cells): { step: number; start: number; count: number } {
  const places = row.flatMap((cell, column) => (isNumber(cell) ? [column] : []));
  const values = places.map((column) => Number(row[column]));
  const step = values.length < 2 ? 0 : (values[1] - values[0]) / (places[1] - places[0]);
  const even = places.every(
    (column, i) => INTEGER.test(row[column]) && values[i] - values[0] === step * (column - places[0]),
  );
  return { step: even ? step : 0, start: values[0], count: values.length };
}

/** Whether a row is 0, 1, 2, … or 1, 2, 3, …: titles that number the columns. */
export function countsColumns(cells: Cells): boolean {
  const { step, start, count } = evenStep(cells);
  return step === 1 && start <= 1 && count === cells.length && count >= 3;
}

/** Whether numbers are titles: they number the columns, and the values below are of another kind. */
function isNumbered(first: Cells, body: readonly Cells[]): boolean {
  const { step, start, count } = evenStep(first);
  if (step === 0 || evenStep(body[0]).step !== 0 || recurs(first, body)) return false;
  if (count >= 6) return true;
  if (step !== 1 || start > 1) return false;
  const columns = first.map((_, column) => body.map((cells) => cells[column] ?? ''));
  const fractions = columns.some(
    (cells, i) => isNumber(first[i]) && cells.every((cell) => isNumber(cell) && /[.,e]/i.test(cell)),
  );
  const rowNumbers = first[0] === '' && columns[0].every((cell) => INTEGER.test(cell));
  return fractions || rowNumbers || first.some((cell) => LABEL_NAMES.includes(cell.toLowerCase()));
}

/**
 * Whether the first row of a table is its header, given some rows of its body: a word stands above numbers; numbers
 * enumerate the columns; or all cells are words that do not recur below. A row with NaN or ? among words is not a header.
 */
export function isHeader(first: Cells, body: readonly Cells[]): boolean {
  if (body.length === 0) return false;
  if (standsAboveNumbers(first, body)) return true;
  if (first.some(isNumber)) return isNumbered(first, body);
  return first.every((cell) => cell === '' || isWord(cell)) && first.some(isWord) && !recurs(first, body);
}
