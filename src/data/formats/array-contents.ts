import type { FileContents } from '../file-contents.ts';
import type { RawDataset, RawExamples } from '../raw-dataset.ts';
import type { Reading, ReadingReport } from '../reading.ts';
import { readImages } from './array-images.ts';
import { classesOf, classNumbers, type LabelColumn, labelColumn, type ReadClasses, taskOf } from './array-labels.ts';
import { type ArrayPair, inputShapeOf, readInputs } from './array-pair.ts';
import { fileFault } from './named-bytes.ts';

export interface ArrayData {
  /** Name of the data set. */
  readonly name: string;
  readonly train: ArrayPair;
  readonly test?: ArrayPair;
  /** Name of the array or file that holds the labels. */
  readonly label: string;
  /** Names of unused arrays. */
  readonly ignored: readonly string[];
  /** Names of all arrays, if the label and ignored arrays can be chosen. */
  readonly arrays?: readonly string[];
  /** Warnings of the choice among arrays. */
  readonly warnings: readonly string[];
}

/** A split whose labels have not been interpreted yet. */
interface Split {
  readonly inputs: RawExamples['inputs'];
  readonly labels: LabelColumn;
  readonly count: number;
}

function splitOf(pair: ArrayPair): Split {
  const count = pair.inputs.shape[0];
  const about = { count, inputsFile: pair.inputsFile };
  const { file, values } = labelColumn(pair.labelsFile, pair.labels, about);
  return { inputs: readInputs(pair), labels: { file, values }, count };
}

const targetsOf = ({ inputs, labels, count }: Split): RawExamples => ({
  count,
  inputs,
  labels: new Uint16Array(count),
  targets: Float32Array.from(labels.values),
});

const classified = ({ inputs, labels, count }: Split, classes: ReadClasses): RawExamples => ({
  count,
  inputs,
  labels: classNumbers(labels, classes),
});

function checkTestShape(train: ArrayPair, test: ArrayPair): void {
  const [expected, found] = [inputShapeOf(train), inputShapeOf(test)];
  if (found.join() !== expected.join())
    throw fileFault(test.inputsFile, 'shape', {
      what: 'test inputs',
      rule: `${expected.join('×')} each, as in ${train.inputsFile}`,
      got: found.join('×'),
      fix: 'Save both splits prepared in the same way.',
    });
}

/** Number of examples of each class, training and test together. */
export function countClasses(splits: readonly RawExamples[], names: readonly string[]): ReadingReport['classes'] {
  const counts = new Array<number>(names.length).fill(0);
  for (const { labels } of splits) for (const label of labels) counts[label]++;
  return names.map((name, k) => ({ name, count: counts[k] }));
}

interface Read extends Pick<RawDataset, 'classes' | 'classNames' | 'train' | 'test'> {
  readonly reported: ReadingReport['classes'];
  readonly task: ReadingReport['task'];
  readonly warnings: readonly string[];
}

function readLabels(train: Split, test: Split | undefined, reading: Reading): Read {
  const { task, warnings } = taskOf(train.labels, reading);
  if (task === 'regression') {
    if (test) taskOf(test.labels, { task });
    return {
      task,
      warnings,
      classes: 1,
      reported: [],
      train: targetsOf(train),
      ...(test && { test: targetsOf(test) }),
    };
  }
  const classes = classesOf(train.labels);
  const names = classes.values.map(String);
  const read = { train: classified(train, classes), ...(test && { test: classified(test, classes) }) };
  return {
    task,
    warnings: [...warnings, ...classes.warnings],
    classes: names.length,
    ...(classes.warnings.length > 0 && { classNames: names }),
    reported: countClasses([read.train, ...(read.test ? [read.test] : [])], names),
    ...read,
  };
}

/** Joins inputs and labels to examples, with the report of how they were read. */
export function readArrays(
  { name, train, test, label, ignored, arrays, warnings }: ArrayData,
  reading: Reading,
): FileContents {
  const images = readImages(train.inputsFile, train.inputs, reading);
  const trainPair = { ...train, inputs: images.inputs };
  const testPair = test && {
    ...test,
    inputs: readImages(test.inputsFile, test.inputs, { ...reading, ...images.reading }).inputs,
  };
  const inputShape = inputShapeOf(trainPair);
  if (testPair) checkTestShape(trainPair, testPair);
  const {
    reported,
    task,
    warnings: said,
    ...read
  } = readLabels(splitOf(trainPair), testPair && splitOf(testPair), reading);
  const report: ReadingReport = {
    rows: read.train.count + (read.test?.count ?? 0),
    inputs: inputShape.length === 1 ? Array.from({ length: inputShape[0] }, (_, i) => String(i + 1)) : [],
    label,
    classes: reported,
    ignored,
    ...(arrays && { columns: arrays }),
    shape: inputShape,
    task,
    ownTest: read.test?.count ?? null,
    reading: {
      ...(reading.label !== undefined && { label: reading.label }),
      ...(reading.ignore !== undefined && { ignore: reading.ignore }),
      ...images.reading,
      task,
    },
    warnings: [...warnings, ...images.warnings, ...said],
  };
  return { raw: { name, inputShape, ...read }, report };
}
