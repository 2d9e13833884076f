import type { RawDataset } from '../raw-dataset.ts';
import { type ArrayPair, rawFromPairs } from './array-pair.ts';
import { fileFault, type NamedBytes } from './named-bytes.ts';
import { readNpy } from './npy.ts';
import { unzip } from './unzip.ts';

/** The arrays of an archive by name, without `.npy` and in lower case. */
function arraysOf(file: NamedBytes): ReadonlyMap<string, NamedBytes> {
  const entries = unzip(file, (name) => name.toLowerCase().endsWith('.npy'));
  return new Map([...entries].map(([name, entry]) => [name.replace(/\.npy$/i, '').toLowerCase(), entry]));
}

/** Reads an NPZ archive that holds x_train, y_train and optionally x_test, y_test (as Keras writes them), or X and y. */
export function readNpz(file: NamedBytes): RawDataset {
  const arrays = arraysOf(file);
  const pairOf = (inputs: string, labels: string): ArrayPair | undefined => {
    const [x, y] = [arrays.get(inputs), arrays.get(labels)];
    if (!x || !y) return undefined;
    return { inputs: readNpy(x), labels: readNpy(y), inputsFile: x.name, labelsFile: y.name };
  };
  const train = pairOf('x_train', 'y_train') ?? pairOf('x', 'y');
  if (!train)
    throw fileFault(file.name, 'list of arrays', {
      what: 'names',
      rule: 'x_train and y_train (x_test and y_test if there is a test set), or X and y',
      got: [...arrays.keys()].join(', ') || 'none',
      fix: 'Save with numpy.savez(path, x_train=…, y_train=…).',
    });
  return rawFromPairs(file.name.replace(/\.npz$/i, ''), train, pairOf('x_test', 'y_test'));
}
