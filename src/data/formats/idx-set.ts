import { SpecError } from '../../errors.ts';
import type { FileContents } from '../file-contents.ts';
import type { Reading } from '../reading.ts';
import { readArrays } from './array-contents.ts';
import type { ArrayPair } from './array-pair.ts';
import { type IdxArray, readIdx } from './idx.ts';
import { kindOf, splitInName } from './name-words.ts';
import type { NamedBytes } from './named-bytes.ts';

interface NamedArray extends IdxArray {
  readonly name: string;
}

/** Columns of QMNIST's labels: class, series, writer, place of the digit, … Source: its README, "The QMNIST format". */
const QMNIST_COLUMNS = 8;

const isQmnist = ({ shape, type }: NamedArray) => shape.length === 2 && shape[1] === QMNIST_COLUMNS && type === 'i4';
const isColumn = ({ shape }: NamedArray) => shape.slice(1).every((side) => side === 1);

/** Divides arrays into inputs and labels: labels have one dimension or are QMNIST's; if none are, [N, 1] or [N, 8]. */
function divide(arrays: readonly NamedArray[]) {
  const divided = (isLabels: (array: NamedArray) => boolean) => ({
    inputs: arrays.filter((array) => !isLabels(array)),
    labels: arrays.filter(isLabels),
  });
  const vectors = divided((array) => array.shape.length === 1 || (isQmnist(array) && kindOf(array.name) === 'labels'));
  if (vectors.inputs.length === vectors.labels.length) return vectors;
  const columns = divided((array) => isColumn(array) || isQmnist(array));
  return columns.inputs.length === columns.labels.length ? columns : vectors;
}

const RANKS = { train: 0, none: 1, test: 2, validation: 2 } as const;

/** Training file first: by the words of the names, or else the longer file. */
function trainFirst(arrays: readonly NamedArray[]): readonly NamedArray[] {
  const rank = ({ name }: NamedArray) => RANKS[splitInName(name) ?? 'none'];
  const [first, second] = arrays;
  if (second === undefined) return arrays;
  const order = rank(first) - rank(second) || second.shape[0] - first.shape[0];
  return order > 0 ? [second, first] : arrays;
}

/** QMNIST's class is in the first column. */
function labelsOf(array: NamedArray): { readonly labels: ArrayPair['labels']; readonly warnings: readonly string[] } {
  if (!isQmnist(array)) return { labels: array, warnings: [] };
  const values = array.values.filter((_, at) => at % QMNIST_COLUMNS === 0);
  const what = `${array.name}: ${array.shape.join('×')} is read as labels of QMNIST, the class in the first column.`;
  return { labels: { shape: [array.shape[0]], values }, warnings: [what] };
}

const testWarnings = (test: ArrayPair | undefined): string[] =>
  test && splitInName(test.inputsFile) === 'validation'
    ? [`${test.inputsFile}: validation examples are used as the test set.`]
    : [];

const listOf = (arrays: readonly NamedArray[]) =>
  arrays.map(({ name, shape }) => `${name} (${shape.join('×')})`).join(', ');

/** Reads one pair of IDX files (images, labels) or two (training and test), in any order. */
export function readIdxFiles(files: readonly NamedBytes[], reading: Reading = {}): FileContents {
  const divided = divide(files.map((file) => ({ ...readIdx(file), name: file.name })));
  const [inputs, labels] = [trainFirst(divided.inputs), trainFirst(divided.labels)];
  if (inputs.length !== labels.length || inputs.length < 1 || inputs.length > 2) {
    const found = [...inputs, ...labels];
    throw new SpecError(
      'IDX files: they must be one file of images and one of labels, or two of each for training and test, ' +
        `got ${inputs.length} of images and ${labels.length} of labels${found.length > 0 ? `: ${listOf(found)}` : ''}. ` +
        'Open the files of a pair together.',
    );
  }
  const read = labels.map(labelsOf);
  const [train, test] = inputs.map(
    (images, i): ArrayPair => ({
      inputs: images,
      labels: read[i].labels,
      inputsFile: images.name,
      labelsFile: labels[i].name,
    }),
  );
  const data = {
    name: train.inputsFile.replace(/[.-](idx\d.*)$/i, ''),
    train,
    ...(test && { test }),
    label: labels[0].name,
    ignored: [],
    warnings: [...read.flatMap(({ warnings }) => warnings), ...testWarnings(test)],
  };
  return readArrays(data, reading);
}
