import type { Dataset, Examples } from './dataset.ts';
import type { MissingColumn } from './raw-dataset.ts';

/** A data set whose missing inputs are NaN. */
export interface IncompleteDataset extends Dataset {
  /** Columns with missing inputs; absent if there are none. */
  readonly missing?: readonly MissingColumn[];
}

/** Mean of an input over the training examples that have it, summed in f64 in their order; 0 if none has it. */
function meanOf({ count, inputs }: Examples, input: number): number {
  const size = inputs.length / count;
  let sum = 0;
  let present = 0;
  for (let at = input; at < inputs.length; at += size) {
    if (Number.isNaN(inputs[at])) continue;
    sum += inputs[at];
    present++;
  }
  return present === 0 ? 0 : sum / present;
}

/** Fills in `means` and appends one input per column: 1 if it was missing, otherwise 0. [N, D] → [N, D + columns] */
function filled(
  { count, inputs, ...rest }: Examples,
  columns: readonly MissingColumn[],
  { means, size }: { means: ReadonlyMap<number, number>; size: number },
): Examples {
  const width = size + columns.length;
  const complete = new Float32Array(count * width);
  for (let i = 0; i < count; i++) {
    complete.set(inputs.subarray(i * size, (i + 1) * size), i * width);
    columns.forEach((column, k) => {
      if (!Number.isNaN(inputs[i * size + column.inputs[0]])) return;
      for (const input of column.inputs) complete[i * width + input] = means.get(input)!;
      complete[i * width + size + k] = 1;
    });
  }
  return { ...rest, count, inputs: complete };
}

/**
 * Fills missing inputs of both splits with the mean of the training split, and appends a 0/1 indicator for each such
 * column. The number of inputs depends on the file, never on which examples were chosen.
 */
export function impute({ missing, ...chosen }: IncompleteDataset): Dataset {
  if (!missing || missing.length === 0) return chosen;
  const [size] = chosen.inputShape;
  const means = new Map(missing.flatMap(({ inputs }) => inputs.map((input) => [input, meanOf(chosen.train, input)])));
  return {
    ...chosen,
    inputShape: [size + missing.length],
    train: filled(chosen.train, missing, { means, size }),
    test: filled(chosen.test, missing, { means, size }),
  };
}
