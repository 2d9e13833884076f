import type { Dataset } from '../../data/dataset.ts';
import { labelColumn } from '../../data/formats/array-labels.ts';
import { type ArrayPair, inputShapeOf, readInputs } from '../../data/formats/array-pair.ts';
import { fileFault } from '../../data/formats/named-bytes.ts';
import { sizeOf, transposed } from '../../data/formats/numeric-array.ts';
import type { TensorFile } from './tensors.ts';
import type { WeightLayout } from './weight-layout.ts';

type Split = 'train' | 'test';
type Channels = 'first' | 'last';

/** [N, c, h, w] → [N, h, w, c]. */
const CHANNELS_LAST = [0, 2, 3, 1];

function namesFault(file: TensorFile, split: Split) {
  return fileFault(file.name, 'list of arrays', {
    what: 'names',
    rule: `x_${split} and y_${split}, the examples that the network is measured on`,
    got: file.names.map(file.spelling).join(', ') || 'none',
    fix: 'Save both with the weights.',
  });
}

/** Inputs and labels of a split; undefined where the file has neither. Bytes are refused: their scale is unknown. */
function readPairOf(file: TensorFile, split: Split, channels: Channels): ArrayPair | undefined {
  const [inputs, labels] = [file.array(`x_${split}`), file.array(`y_${split}`)];
  if (!inputs && !labels && split === 'test') return undefined;
  if (!inputs || !labels) throw namesFault(file, split);
  if (inputs.values instanceof Uint8Array)
    throw fileFault(file.name, `x_${split}`, {
      what: 'type',
      rule: 'float32 or float64, the numbers that the network sees',
      got: 'bytes',
      fix: 'Save them scaled as for training.',
    });
  const turned = channels === 'first' && inputs.shape.length === 4 ? transposed(inputs, CHANNELS_LAST) : inputs;
  return { inputs: turned, labels, inputsFile: `${file.name}, x_${split}`, labelsFile: `${file.name}, y_${split}` };
}

const EMPTY = { count: 0, inputs: new Float32Array(0), labels: new Uint16Array(0) };

/** Shape of one training example as the file has it. */
export function exampleShape(file: TensorFile): readonly number[] {
  const shape = file.shape('x_train');
  if (!shape || !file.names.includes('y_train')) throw namesFault(file, 'train');
  return shape.slice(1);
}

interface ImageWanted {
  /** Input channels of the first convolution; undefined for a network without one. */
  readonly channels: number | undefined;
  readonly layout: WeightLayout;
  /** As stated by the file or the user. */
  readonly told: Channels | undefined;
}

/**
 * Position of the channels of x_train: as stated, otherwise where the first convolution fits. Where both positions fit,
 * they are last in our layout; with a PyTorch state_dict the position is ambiguous.
 */
export function channelsOf(file: TensorFile, { channels, layout, told }: ImageWanted): Channels {
  const example = exampleShape(file);
  if (told !== undefined) return told;
  if (channels === undefined || example.length !== 3) return 'last';
  const [first, , last] = example;
  if (first !== channels) return 'last';
  if (last !== channels) return 'first';
  if (layout === 'inOut') return 'last';
  throw fileFault(file.name, 'x_train', {
    what: 'the position of the channels',
    rule: 'stated where both first and last fit the first convolution',
    got: `[N, ${example.join(', ')}]`,
    fix: 'Note channels="first" or channels="last" in the file.',
  });
}

/** Shape of one example: [D], or [height, width, channels] where the network needs an image and the file omits channels. */
export function readInputShape(
  file: TensorFile,
  { isImage, channels }: { isImage: boolean; channels: Channels },
): readonly number[] {
  const pair = readPairOf(file, 'train', channels)!;
  const shape = inputShapeOf(pair);
  return isImage || shape.length === 1 || pair.inputs.shape.length === 4 ? shape : [shape[0] * shape[1]];
}

/** Labels as class numbers: integers in [0, classes). */
function readLabels({ labels, labelsFile, inputs, inputsFile }: ArrayPair, classes: number): Uint16Array {
  const { values, isOneHot } = labelColumn(labelsFile, labels, { count: inputs.shape[0], inputsFile });
  const isOutput = (label: number) => Number.isInteger(label) && label >= 0 && label < classes;
  const bad = Array.prototype.findIndex.call(values, (label: number) => !isOutput(label));
  if (bad >= 0 || (isOneHot && labels.shape[1] !== classes))
    throw fileFault(labelsFile, bad >= 0 ? `label ${bad}` : 'shape', {
      what: bad >= 0 ? 'label' : 'one-hot labels',
      rule: bad >= 0 ? `a whole number in [0, ${classes - 1}]` : `N×${classes}, for the outputs of the network`,
      got: bad >= 0 ? values[bad] : labels.shape.join('×'),
      fix: 'A label is the number of an output, from 0.',
    });
  return Uint16Array.from(values);
}

interface ExamplesWanted {
  readonly inputShape: readonly number[];
  readonly classes: number;
  readonly channels: Channels;
}

/** The examples of a file, checked: finite inputs, integer labels below `classes`, equal shapes in both splits. */
export function readExamples(file: TensorFile, { inputShape, classes, channels }: ExamplesWanted): Dataset {
  const train = readPairOf(file, 'train', channels)!;
  const test = readPairOf(file, 'test', channels);
  const size = (pair: ArrayPair) => sizeOf(pair.inputs.shape.slice(1));
  if (train.inputs.shape[0] === 0)
    throw fileFault(file.name, 'x_train', {
      what: 'number of examples',
      rule: 'at least 1',
      got: 0,
      fix: 'Save the examples that it was trained on.',
    });
  if (test && size(test) !== size(train))
    throw fileFault(file.name, 'x_test', {
      what: 'shape',
      rule: `[N, ${inputShape.join(', ')}], as x_train`,
      got: `[${test.inputs.shape.join(', ')}]`,
      fix: 'Save both splits prepared in the same way.',
    });
  const examplesOf = (pair: ArrayPair) => ({
    count: pair.inputs.shape[0],
    labels: readLabels(pair, classes),
    inputs: Float32Array.from(readInputs(pair)),
  });
  return { name: file.name, inputShape, classes, train: examplesOf(train), test: test ? examplesOf(test) : EMPTY };
}
