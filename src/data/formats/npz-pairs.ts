import { ChoiceError, type OpenChoice } from '../choice-error.ts';
import type { Reading } from '../reading.ts';
import { kindOf, type SplitWord, splitInName, wordsOf } from './name-words.ts';
import { fileFault } from './named-bytes.ts';

/** Name and shape of an array in an archive. */
export interface NamedShape {
  readonly name: string;
  readonly shape: readonly number[];
}

export interface PairNames {
  readonly inputs: string;
  readonly labels: string;
}

/** The arrays of the training set and of the test set. */
export interface ChosenPairs {
  readonly train: PairNames;
  readonly test?: PairNames;
}

const named = (arrays: readonly NamedShape[], inputs: string, labels: string): PairNames | undefined => {
  const find = (wanted: string) => arrays.find(({ name }) => name.toLowerCase() === wanted)?.name;
  const [x, y] = [find(inputs), find(labels)];
  return x !== undefined && y !== undefined ? { inputs: x, labels: y } : undefined;
};

const listOf = (arrays: readonly NamedShape[]) =>
  arrays.map(({ name, shape }) => `${name} (${shape.join('×') || 'one number'})`).join(', ');

/** An open choice among arrays, by name. */
const choiceOf = (arrays: readonly NamedShape[], fields: OpenChoice['fields']): OpenChoice => ({
  fields,
  columns: arrays.map(({ name }) => name),
});

/** The pair of a split by the words of the names: data and target, train_images and train_labels. Refused if ambiguous. */
function byWords(file: string, arrays: readonly NamedShape[], split: SplitWord | undefined): PairNames | undefined {
  const of = (kind: 'inputs' | 'labels') =>
    arrays.filter(({ name }) => splitInName(name) === split && kindOf(name) === kind);
  const [inputs, labels] = [of('inputs'), of('labels')];
  if (inputs.length === 0 || labels.length === 0) return undefined;
  if (inputs.length === 1 && labels.length === 1) return { inputs: inputs[0].name, labels: labels[0].name };
  throw new ChoiceError(
    `${file}, list of arrays: inputs and labels must be one array each${split ? ` for ${split}` : ''}, got ${listOf(inputs)} ` +
      `as inputs and ${listOf(labels)} as labels. Choose the array of labels, or those to ignore.`,
    choiceOf(arrays, ['label', 'ignore']),
  );
}

const isColumn = ({ shape }: NamedShape) => shape.slice(1).every((side) => side === 1);

/** Of two arrays whose names say nothing, the labels are the one with one number per example. */
function byShape(arrays: readonly NamedShape[], isOneHot: (name: string) => boolean): PairNames | undefined {
  const [a, b] = arrays;
  if (arrays.length !== 2 || a.shape.length === 0 || a.shape[0] !== b.shape[0]) return undefined;
  const tests = [({ shape }: NamedShape) => shape.length === 1, isColumn, ({ name }: NamedShape) => isOneHot(name)];
  for (const test of tests) {
    const [first, second] = [test(a), test(b)];
    if (first !== second) return first ? { inputs: b.name, labels: a.name } : { inputs: a.name, labels: b.name };
  }
  return undefined;
}

const sameName = (wanted: string) => (array: NamedShape) => array.name.toLowerCase() === wanted.toLowerCase();

/** The pair of the chosen labels: the only other array with as many examples and of the same split. */
function besideLabels(file: string, arrays: readonly NamedShape[], label: string): PairNames {
  const labels = arrays.find(sameName(label));
  if (!labels) throw absentFault(file, arrays, { field: 'label', name: label });
  const inputs = arrays.filter(
    ({ name, shape }) =>
      name !== labels.name &&
      shape[0] === labels.shape[0] &&
      splitInName(name) === splitInName(labels.name) &&
      kindOf(name) !== 'labels',
  );
  if (inputs.length === 1) return { inputs: inputs[0].name, labels: labels.name };
  throw fileFault(file, 'list of arrays', {
    what: `the inputs for the labels ${labels.name}`,
    rule: `one array of ${labels.shape[0]} examples`,
    got: listOf(inputs) || 'none',
    fix: inputs.length > 1 ? 'Choose those to ignore.' : 'Choose another array of labels.',
    choice: choiceOf(arrays, inputs.length > 1 ? ['ignore', 'label'] : ['label']),
  });
}

/** A name without the words of its split, equal for `train_labels` and `test_labels`. */
const roleOf = (name: string) =>
  wordsOf(name)
    .filter((word) => splitInName(word) === undefined)
    .join(' ');

/** The test arrays with the same names as the training arrays, apart from the split. */
function likeTraining(arrays: readonly NamedShape[], train: PairNames): PairNames | undefined {
  const find = (name: string) =>
    arrays.filter((array) => splitInName(array.name) === 'test' && roleOf(array.name) === roleOf(name));
  const [inputs, labels] = [find(train.inputs), find(train.labels)];
  return inputs.length === 1 && labels.length === 1 ? { inputs: inputs[0].name, labels: labels[0].name } : undefined;
}

/** The error of a choice that names no array. */
function absentFault(
  file: string,
  arrays: readonly NamedShape[],
  { field, name }: { field: 'label' | 'ignore'; name: string | number },
) {
  return fileFault(file, 'list of arrays', {
    what: field === 'label' ? 'label' : 'each array to ignore',
    rule: `the name of one of ${listOf(arrays)}`,
    got: typeof name === 'number' ? name : `"${name}"`,
    fix: 'Choose another.',
    choice: choiceOf(arrays, [field]),
  });
}

/** The arrays that are not ignored. */
function withoutIgnored(
  file: string,
  arrays: readonly NamedShape[],
  ignore: NonNullable<Reading['ignore']>,
): NamedShape[] {
  for (const name of ignore)
    if (typeof name === 'number' || !arrays.some(sameName(name)))
      throw absentFault(file, arrays, { field: 'ignore', name });
  return arrays.filter((array) => !ignore.some((name) => sameName(String(name))(array)));
}

function trainingPair(file: string, arrays: readonly NamedShape[], isOneHot: (name: string) => boolean): PairNames {
  const train =
    named(arrays, 'x_train', 'y_train') ??
    named(arrays, 'x', 'y') ??
    byWords(file, arrays, 'train') ??
    byWords(file, arrays, undefined) ??
    byShape(arrays, isOneHot);
  if (train) return train;
  throw fileFault(file, 'list of arrays', {
    what: 'names',
    rule: 'x_train and y_train (x_test and y_test if there is a test set), X and y, data and target, or images and labels',
    got: listOf(arrays) || 'none',
    fix: 'Save with numpy.savez(path, x_train=…, y_train=…).',
    ...(arrays.length > 1 && { choice: choiceOf(arrays, ['label']) }),
  });
}

/**
 * Chooses the inputs and labels among the arrays of an archive: by the chosen labels; otherwise x_train and y_train, X and y,
 * by the words of the names, or, of only two arrays, by shape. Test arrays likewise. Validation and ignored arrays are not used.
 */
export function choosePairs(
  file: string,
  arrays: readonly NamedShape[],
  { isOneHot, reading: { label, ignore = [] } }: { isOneHot: (name: string) => boolean; reading: Reading },
): ChosenPairs {
  const tables = withoutIgnored(file, arrays, ignore).filter(({ shape }) => shape.length > 0);
  if (typeof label === 'number') throw absentFault(file, tables, { field: 'label', name: label });
  const train = label === undefined ? trainingPair(file, tables, isOneHot) : besideLabels(file, tables, label);
  const test =
    label === undefined
      ? (named(tables, 'x_test', 'y_test') ?? byWords(file, tables, 'test'))
      : likeTraining(tables, train);
  return { train, ...(test && { test }) };
}

/** Warnings about unused arrays that look like examples. */
export function leftWarnings(left: readonly string[], { inputs, labels }: PairNames): string[] {
  const validation = left.filter((name) => splitInName(name) === 'validation');
  const others = left.filter((name) => !validation.includes(name) && kindOf(name) !== undefined);
  return [
    ...(validation.length > 0 ? [`${validation.join(', ')}: validation examples are not used.`] : []),
    ...(others.length > 0 ? [`${others.join(', ')}: not used; inputs are ${inputs} and labels ${labels}.`] : []),
  ];
}
