import type { RawDataset, RawExamples } from '../raw-dataset.ts';
import { fileFault } from './named-bytes.ts';
import type { NumericArray } from './numeric-array.ts';

/** Inputs [N, …] and labels [N] or [N, 1], with the names of the files they came from. */
export interface ArrayPair {
  readonly inputs: NumericArray;
  readonly labels: NumericArray;
  readonly inputsFile: string;
  readonly labelsFile: string;
}

/** More classes than this are a sign of labels that are not classes. */
export const MAX_CLASSES = 1000;

/** [N, d] → [d]; images [N, h, w] → [h, w, 1] and [N, h, w, c] as they are. */
export function inputShapeOf({ inputs: { shape }, inputsFile }: ArrayPair): readonly number[] {
  const [, ...rest] = shape;
  if (rest.length < 1 || rest.length > 3 || rest.includes(0))
    throw fileFault(inputsFile, 'shape', {
      what: 'inputs',
      rule: 'N×d, N×h×w or N×h×w×c',
      got: shape.join('×') || 'a single number',
    });
  return rest.length === 2 ? [...rest, 1] : rest;
}

function readLabels(
  { labels: { shape, values }, labelsFile, inputs, inputsFile }: ArrayPair,
  classes: number,
): Uint16Array {
  const count = inputs.shape[0];
  const perExample = shape.slice(1).reduce((product, side) => product * side, 1);
  if (perExample !== 1)
    throw fileFault(labelsFile, 'shape', { what: 'labels', rule: 'one per example, N or N×1', got: shape.join('×') });
  if (shape[0] !== count)
    throw fileFault(labelsFile, 'shape', {
      what: 'number of labels',
      rule: `${count}, as many as there are inputs in ${inputsFile}`,
      got: shape[0],
      fix: 'Are these files of one pair?',
    });
  values.forEach((label, i) => {
    if (!Number.isInteger(label) || label < 0 || label >= classes)
      throw fileFault(labelsFile, `label ${i}`, {
        what: 'label',
        rule: `a whole number in [0, ${classes - 1}]`,
        got: label,
      });
  });
  return Uint16Array.from(values);
}

function readInputs({ inputs: { shape, values }, inputsFile }: ArrayPair): RawExamples['inputs'] {
  if (values instanceof Uint8Array) return values;
  const size = values.length / shape[0];
  const inputs = values instanceof Float32Array ? values : Float32Array.from(values);
  const bad = inputs.findIndex((value) => !Number.isFinite(value));
  if (bad >= 0)
    throw fileFault(inputsFile, `example ${Math.floor(bad / size)}, number ${bad % size}`, {
      what: 'input',
      rule: 'a finite 32-bit number',
      got: values[bad],
      fix: 'Replace missing values first.',
    });
  return inputs;
}

/** Inputs and labels as examples: labels are whole numbers below `classes`, inputs finite. */
export function readPair(pair: ArrayPair, classes: number): RawExamples {
  return { count: pair.inputs.shape[0], labels: readLabels(pair, classes), inputs: readInputs(pair) };
}

/** Checks and joins inputs with labels. There are as many classes as the largest training label says; test labels must be among them. */
export function rawFromPairs(name: string, train: ArrayPair, test?: ArrayPair): RawDataset {
  const inputShape = inputShapeOf(train);
  const examples = readPair(train, MAX_CLASSES);
  const classes = 1 + examples.labels.reduce((largest, label) => Math.max(largest, label), 0);
  if (classes < 2)
    throw fileFault(train.labelsFile, 'all labels', {
      what: 'labels',
      rule: 'of two classes at least',
      got: `${examples.count} of class 0`,
    });
  if (!test) return { name, inputShape, classes, train: examples };
  const testShape = inputShapeOf(test);
  if (testShape.join() !== inputShape.join())
    throw fileFault(test.inputsFile, 'shape', {
      what: 'test inputs',
      rule: `${inputShape.join('×')} each, as in ${train.inputsFile}`,
      got: testShape.join('×'),
    });
  return { name, inputShape, classes, train: examples, test: readPair(test, classes) };
}
