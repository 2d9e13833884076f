import type { FileContents } from '../file-contents.ts';
import type { Reading } from '../reading.ts';
import { readArrays } from './array-contents.ts';
import { oneHotClasses } from './array-labels.ts';
import type { ArrayPair } from './array-pair.ts';
import { fileFault, type NamedBytes } from './named-bytes.ts';
import { readNpy } from './npy.ts';
import { readNpyHeader } from './npy-header.ts';
import { choosePairs, leftWarnings, type PairNames } from './npz-pairs.ts';
import { unzip } from './unzip.ts';

/** The arrays of an archive by name, without `.npy`. */
function arraysOf(file: NamedBytes): ReadonlyMap<string, NamedBytes> {
  const entries = unzip(file, (name) => name.toLowerCase().endsWith('.npy'));
  const arrays = new Map<string, NamedBytes>();
  const taken = new Set<string>();
  for (const [entry, bytes] of entries) {
    const name = entry.replace(/\.npy$/i, '');
    if (taken.has(name.toLowerCase()))
      throw fileFault(file.name, `entry "${entry}"`, {
        what: 'name',
        rule: 'unique, ignoring case',
        got: `"${name.toLowerCase()}" twice`,
        fix: 'Rename one of them.',
      });
    taken.add(name.toLowerCase());
    arrays.set(name, bytes);
  }
  return arrays;
}

/**
 * Reads the data of an NPZ archive: x_train and y_train (Keras), X and y, data and target, train_images and train_labels
 * (MedMNIST), or two arrays that differ in shape; with a test set if there is one.
 */
export function readNpz(file: NamedBytes, reading: Reading = {}): FileContents {
  const arrays = arraysOf(file);
  const shapes = [...arrays].map(([name, bytes]) => ({ name, shape: readNpyHeader(bytes).shape }));
  const isOneHot = (name: string) => oneHotClasses(readNpy(arrays.get(name)!)) !== undefined;
  const { train, test } = choosePairs(file.name, shapes, { isOneHot, reading });
  const pairOf = ({ inputs, labels }: PairNames): ArrayPair => {
    const [x, y] = [arrays.get(inputs)!, arrays.get(labels)!];
    return { inputs: readNpy(x), labels: readNpy(y), inputsFile: x.name, labelsFile: y.name };
  };
  const used = [train, ...(test ? [test] : [])].flatMap(({ inputs, labels }) => [inputs, labels]);
  const ignored = [...arrays.keys()].filter((name) => !used.includes(name));
  const data = {
    name: file.name.replace(/\.npz$/i, ''),
    train: pairOf(train),
    ...(test && { test: pairOf(test) }),
    label: train.labels,
    ignored,
    ...(ignored.length > 0 && { arrays: [...arrays.keys()] }),
    warnings: leftWarnings(ignored, train),
  };
  return readArrays(data, reading);
}
