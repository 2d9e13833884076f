import { SpecError } from '../errors.ts';
import { PURPOSE, permutation, randomStream } from '../math/rng.ts';
import { chosenRows } from './chosen-rows.ts';
import { type Examples, inputSize } from './dataset.ts';
import type { Split } from './generator.ts';
import type { IncompleteDataset } from './impute.ts';
import type { RawDataset, RawExamples } from './raw-dataset.ts';
import type { DatasetSpec } from './spec.ts';

type Counts = Pick<DatasetSpec, 'trainCount' | 'testCount' | 'seed'>;

/** Selects rows of [N, size], in the given order. */
function gatherRows(values: Float32Array | Uint8Array, rows: Uint32Array, size: number): Float32Array {
  const chosen = new Float32Array(rows.length * size);
  rows.forEach((row, i) => {
    chosen.set(values.subarray(row * size, (row + 1) * size), i * size);
  });
  return chosen;
}

/** Selects examples, in the given order; bytes become value/255. */
function gather({ count, inputs, labels, targets }: RawExamples, rows: Uint32Array, size: number): Examples {
  const chosen = gatherRows(inputs, rows, size);
  if (inputs instanceof Uint8Array) for (let i = 0; i < chosen.length; i++) chosen[i] /= 255;
  return {
    count: rows.length,
    inputs: chosen,
    labels: Uint16Array.from(rows, (row) => labels[row]),
    ...(targets && { targets: gatherRows(targets, rows, targets.length / count) }),
  };
}

function requireEnough(name: string, what: string, { asked, available }: { asked: number; available: number }): void {
  if (asked <= available) return;
  throw new SpecError(
    `data set "${name}": ${what} must be at most ${available}, the number of examples, got ${asked}. Use fewer examples.`,
  );
}

/**
 * Chooses training and test examples by permutations keyed by the seed: a larger number extends a smaller one. Without
 * a test set both are taken from one permutation, training examples from its start and test examples from its end, so that
 * they never overlap and changing one number does not change the other part.
 */
export function chooseExamples(raw: RawDataset, { trainCount, testCount, seed }: Counts): IncompleteDataset {
  const { train, test, ...about } = raw;
  const size = inputSize(raw);
  const rowsOf = (split: Split, count: number) => chosenRows(train.count, split, { count, seed });
  if (test === undefined) {
    const asked = trainCount + testCount;
    requireEnough(raw.name, 'trainCount + testCount', { asked, available: train.count });
    return {
      ...about,
      train: gather(train, rowsOf('train', trainCount), size),
      test: gather(train, rowsOf('test', testCount), size),
    };
  }
  requireEnough(raw.name, 'trainCount', { asked: trainCount, available: train.count });
  requireEnough(raw.name, 'testCount', { asked: testCount, available: test.count });
  const testOrder = permutation(test.count, randomStream(seed, PURPOSE.subset, 1));
  return {
    ...about,
    train: gather(train, rowsOf('train', trainCount), size),
    test: gather(test, testOrder.subarray(0, testCount), size),
  };
}
