import type { LearningTask, Reading } from '../reading.ts';
import { LIMITS } from './limits.ts';
import { fileFault } from './named-bytes.ts';
import { type NumericArray, sizeOf } from './numeric-array.ts';

/** With more different labels they are hardly classes. */
export const MAX_CLASSES = 1000;
/** Too few examples to decide whether labels are classes. */
const ENOUGH_EXAMPLES = 10;

/**
 * Whether there are too many different labels for classes: of N ≥ 10 examples, more than max(min(20, N/2), N/5). Classes
 * therefore have at least five examples on average, or there are at most twenty of them.
 */
export const areNearlyAllDifferent = (different: number, count: number): boolean =>
  count >= ENOUGH_EXAMPLES && different > Math.max(Math.min(20, count / 2), count / 5);

/** Labels as in the file, one number per example. */
export interface LabelColumn {
  readonly file: string;
  readonly values: ArrayLike<number>;
}

/** The class numbers of one-hot rows `[N, K]`, K ≥ 2: a single 1 and otherwise 0; undefined if a row is not. */
export function oneHotClasses({ shape, values }: NumericArray): Float64Array | undefined {
  const [count, classes] = shape;
  if (shape.length !== 2 || classes < 2) return undefined;
  const labels = new Float64Array(count).fill(-1);
  for (let at = 0; at < values.length; at++) {
    if (values[at] === 0) continue;
    const row = Math.floor(at / classes);
    if (values[at] !== 1 || labels[row] >= 0) return undefined;
    labels[row] = at % classes;
  }
  return labels.includes(-1) ? undefined : labels;
}

/** One label per example, from `[N]`, `[N, 1]` or one-hot `[N, K]`. */
export function labelColumn(
  file: string,
  array: NumericArray,
  { count, inputsFile }: { count: number; inputsFile: string },
): LabelColumn & { readonly isOneHot: boolean } {
  const { shape, values } = array;
  if (shape[0] !== count)
    throw fileFault(file, 'shape', {
      what: 'number of labels',
      rule: `${count}, as many as there are inputs in ${inputsFile}`,
      got: `${shape[0]} (shape ${shape.join('×')})`,
      fix: 'Are these files of one pair?',
    });
  if (count > LIMITS.examples)
    throw fileFault(file, 'shape', {
      what: 'number of labels',
      rule: `at most ${LIMITS.examples}`,
      got: count,
      fix: 'Save fewer examples: a sweep uses at most a million for training and as many for testing.',
    });
  if (sizeOf(shape.slice(1)) === 1) return { file, values, isOneHot: false };
  const classes = oneHotClasses(array);
  if (classes) return { file, values: classes, isOneHot: true };
  throw fileFault(file, 'shape', {
    what: 'labels',
    rule: 'one per example: N, N×1, or N×K with a single 1 in each row',
    got: shape.join('×'),
    fix: 'Save one class number, or one number to predict, for each example.',
  });
}

/** Refuses labels that are not numbers. */
function checkFinite({ file, values }: LabelColumn): void {
  for (let i = 0; i < values.length; i++)
    if (!Number.isFinite(values[i]))
      throw fileFault(file, `label ${i}`, {
        what: 'label',
        rule: 'a finite number',
        got: values[i],
        fix: 'Leave out the examples whose label is missing.',
      });
}

const isWhole = (values: ArrayLike<number>) => Array.prototype.every.call(values, Number.isSafeInteger);

/** Whether labels are classes or targets, with a warning if that is not obvious. */
export function taskOf(column: LabelColumn, { task }: Reading): { task: LearningTask; warnings: readonly string[] } {
  checkFinite(column);
  if (task !== undefined) return { task, warnings: [] };
  const { file, values } = column;
  if (!isWhole(values))
    return {
      task: 'regression',
      warnings: [`${file}: labels are not whole numbers, so they are read as numbers to predict (a regression).`],
    };
  const different = new Set(Array.from(values)).size;
  if (!areNearlyAllDifferent(different, values.length)) return { task: 'classification', warnings: [] };
  return {
    task: 'regression',
    warnings: [
      `${file}: ${different} of ${values.length} labels are different, so they are read as numbers to predict (a ` +
        'regression). Choose the task "classification" if each is a class.',
    ],
  };
}

export interface ReadClasses {
  /** Distinct labels of the training set, ascending; class k is the k-th. */
  readonly values: readonly number[];
  readonly warnings: readonly string[];
}

const MAX_LISTED = 8;
const listed = (values: readonly number[]) =>
  values.length <= MAX_LISTED ? values.join(', ') : `${values.slice(0, MAX_LISTED).join(', ')}, …`;

/** The classes of training labels. Numbers with gaps, or from 1, are mapped to 0, 1, …, with a warning. */
export function classesOf({ file, values }: LabelColumn): ReadClasses {
  for (let i = 0; i < values.length; i++)
    if (!Number.isSafeInteger(values[i]))
      throw fileFault(file, `label ${i}`, {
        what: 'label',
        rule: 'a whole number, for a classification',
        got: values[i],
        fix: 'Choose the task "regression" if labels are numbers to predict.',
        choice: { fields: ['task'] },
      });
  const classes = [...new Set(Array.from(values))].sort((a, b) => a - b);
  if (classes.length < 2)
    throw fileFault(file, 'all labels', {
      what: 'labels',
      rule: 'of two classes at least',
      got: classes.length === 0 ? 'none' : `${values.length} of class ${classes[0]}`,
      fix: 'Save examples of every class.',
    });
  if (classes.length > MAX_CLASSES)
    throw fileFault(file, 'all labels', {
      what: 'labels',
      rule: `of at most ${MAX_CLASSES} classes`,
      got: `${classes.length} different ones`,
      fix: 'Choose the task "regression" if labels are numbers to predict.',
      choice: { fields: ['task'] },
    });
  const isCompact = classes.every((value, k) => value === k);
  return {
    values: classes,
    warnings: isCompact
      ? []
      : [
          `${file}: labels are ${listed(classes)}, so classes 0 to ${classes.length - 1} stand for these ${classes.length} in order.`,
        ],
  };
}

/** Labels as class numbers. Each must occur among the training labels. */
export function classNumbers({ file, values }: LabelColumn, { values: classes }: ReadClasses): Uint16Array {
  const numbers = new Map(classes.map((value, k) => [value, k]));
  return Uint16Array.from({ length: values.length }, (_, i) => {
    const k = numbers.get(values[i]);
    if (k !== undefined) return k;
    throw fileFault(file, `label ${i}`, {
      what: 'label',
      rule: `one of the training labels, ${listed(classes)}`,
      got: values[i],
      fix: 'A class without training examples cannot be tested.',
    });
  });
}
