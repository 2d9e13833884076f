import { MAX_CLASSES } from './array-labels.ts';
import { fileFault } from './named-bytes.ts';

export const isNumber = (cell: string): boolean => cell !== '' && Number.isFinite(Number(cell));

/** Turns label texts into classes: numbers in their order, words in the order of their code units. */
export function classesOf(
  name: string,
  labels: readonly string[],
  lines: readonly number[],
): { classNames: string[]; classes: Uint16Array } {
  const distinct = [...new Set(labels)];
  const numeric = distinct.every(isNumber);
  const refuse = (rule: string, at: number, got: string) =>
    fileFault(name, `line ${lines[at]}`, { what: 'label', rule, got, fix: 'Choose another label column.' });
  const empty = labels.indexOf('');
  if (empty >= 0) throw refuse('a class', empty, 'nothing');
  const broken = numeric ? labels.findIndex((label) => !Number.isInteger(Number(label))) : -1;
  if (broken >= 0) throw refuse('a class (a word or a whole number)', broken, labels[broken]);
  if (distinct.length < 2 || distinct.length > MAX_CLASSES)
    throw refuse(`one of 2 to ${MAX_CLASSES} classes`, 0, `${distinct.length} different values`);
  const classNames = numeric ? distinct.sort((a, b) => Number(a) - Number(b)) : distinct.sort();
  const index = new Map(classNames.map((label, k) => [label, k]));
  return { classNames, classes: Uint16Array.from(labels, (label) => index.get(label)!) };
}
