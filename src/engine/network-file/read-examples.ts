import type { Dataset } from '../../data/dataset.ts';
import { type ArrayPair, inputShapeOf, readPair } from '../../data/formats/array-pair.ts';
import { fileFault } from '../../data/formats/named-bytes.ts';
import type { TensorFile } from './tensor-file.ts';

type Split = 'train' | 'test';

/** Inputs and labels of a split; undefined where the file has neither. Bytes are refused: nobody knows their scale. */
function readPairOf(file: TensorFile, split: Split): ArrayPair | undefined {
  const [inputs, labels] = [file.array(`x_${split}`), file.array(`y_${split}`)];
  if (!inputs && !labels && split === 'test') return undefined;
  if (!inputs || !labels)
    throw fileFault(file.name, 'list of arrays', {
      what: 'names',
      rule: `x_${split} and y_${split}, the examples that the network is measured on`,
      got: file.names.join(', ') || 'none',
      fix: 'Save both with the weights.',
    });
  if (inputs.values instanceof Uint8Array)
    throw fileFault(file.name, `x_${split}`, {
      what: 'type',
      rule: 'float32 or float64, the numbers that the network sees',
      got: 'bytes',
      fix: 'Save them scaled as for training.',
    });
  return { inputs, labels, inputsFile: `${file.name}, x_${split}`, labelsFile: `${file.name}, y_${split}` };
}

const EMPTY = { count: 0, inputs: new Float32Array(0), labels: new Uint16Array(0) };

/** Shape of one example: [D], or [height, width, channels] where the network needs an image and channels are left out. */
export function readInputShape(file: TensorFile, image: boolean): readonly number[] {
  const pair = readPairOf(file, 'train')!;
  const shape = inputShapeOf(pair);
  return image || shape.length === 1 || pair.inputs.shape.length === 4 ? shape : [shape[0] * shape[1]];
}

/** The examples of a file, checked: finite inputs, whole labels below `classes`, both splits of one shape. */
export function readExamples(
  file: TensorFile,
  { inputShape, classes }: { inputShape: readonly number[]; classes: number },
): Dataset {
  const train = readPairOf(file, 'train')!;
  const test = readPairOf(file, 'test');
  const size = (pair: ArrayPair) => pair.inputs.shape.slice(1).reduce((product, side) => product * side, 1);
  if (train.inputs.shape[0] === 0)
    throw fileFault(file.name, 'x_train', { what: 'number of examples', rule: 'at least 1', got: 0 });
  if (test && size(test) !== size(train))
    throw fileFault(file.name, 'x_test', {
      what: 'shape',
      rule: `[N, ${inputShape.join(', ')}], as x_train`,
      got: `[${test.inputs.shape.join(', ')}]`,
      fix: 'Save both splits prepared in the same way.',
    });
  const examplesOf = (pair: ArrayPair) => {
    const { count, labels, inputs } = readPair(pair, classes);
    return { count, labels, inputs: Float32Array.from(inputs) };
  };
  return { name: file.name, inputShape, classes, train: examplesOf(train), test: test ? examplesOf(test) : EMPTY };
}
