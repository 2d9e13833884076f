import { SpecError } from '../../errors.ts';
import { kindOf, type SplitWord, splitOf } from './name-words.ts';
import { fileFault } from './named-bytes.ts';

/** An array of an archive: its name there, and its sides. */
export interface NamedShape {
  readonly name: string;
  readonly shape: readonly number[];
}

export interface PairNames {
  readonly inputs: string;
  readonly labels: string;
}

/** Which arrays are the training set and the test set. */
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

/** The pair of a split, told by words: data and target, train_images and train_labels. Refused where several may be it. */
function byWords(file: string, arrays: readonly NamedShape[], split: SplitWord | undefined): PairNames | undefined {
  const of = (kind: 'inputs' | 'labels') =>
    arrays.filter(({ name }) => splitOf(name) === split && kindOf(name) === kind);
  const [inputs, labels] = [of('inputs'), of('labels')];
  if (inputs.length === 0 || labels.length === 0) return undefined;
  if (inputs.length === 1 && labels.length === 1) return { inputs: inputs[0].name, labels: labels[0].name };
  throw new SpecError(
    `${file}, list of arrays: inputs and labels must be one array each${split ? ` for ${split}` : ''}, got ${listOf(inputs)} ` +
      `as inputs and ${listOf(labels)} as labels. Call those to be used x_train and y_train.`,
  );
}

const isColumn = ({ shape }: NamedShape) => shape.slice(1).every((side) => side === 1);

/** Two arrays without telling names: the labels are the one of one number per example. */
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

/**
 * Which arrays of an archive are inputs and labels: x_train and y_train, else X and y, else by the words of their names, else
 * by shape where there are just two. Test arrays likewise; validation arrays are left.
 */
export function choosePairs(
  file: string,
  arrays: readonly NamedShape[],
  isOneHot: (name: string) => boolean,
): ChosenPairs {
  const tables = arrays.filter(({ shape }) => shape.length > 0);
  const train =
    named(tables, 'x_train', 'y_train') ??
    named(tables, 'x', 'y') ??
    byWords(file, tables, 'train') ??
    byWords(file, tables, undefined) ??
    byShape(tables, isOneHot);
  if (!train)
    throw fileFault(file, 'list of arrays', {
      what: 'names',
      rule: 'x_train and y_train (x_test and y_test if there is a test set), X and y, data and target, or images and labels',
      got: listOf(arrays) || 'none',
      fix: 'Save with numpy.savez(path, x_train=…, y_train=…).',
    });
  const test = named(tables, 'x_test', 'y_test') ?? byWords(file, tables, 'test');
  return { train, ...(test && { test }) };
}

/** What to say of arrays that are not used, where they look as if they should be. */
export function leftWarnings(left: readonly string[], { inputs, labels }: PairNames): string[] {
  const validation = left.filter((name) => splitOf(name) === 'validation');
  const others = left.filter((name) => !validation.includes(name) && kindOf(name) !== undefined);
  return [
    ...(validation.length > 0 ? [`${validation.join(', ')}: validation examples are not used.`] : []),
    ...(others.length > 0 ? [`${others.join(', ')}: not used; inputs are ${inputs} and labels ${labels}.`] : []),
  ];
}
