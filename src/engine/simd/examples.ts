import type { Examples } from '../../data/dataset.ts';
import { SpecError } from '../../errors.ts';
import type { BatchAnswers } from '../contract.ts';
import { type Heap, storeFloats, storeIntegers } from './heap.ts';
import type { TensorPlan } from './plan.ts';
import type { Tables } from './tables.ts';

/** A split in the kernels' memory: inputs in the padded form of the input tensor, labels as i32 or targets as f32. */
export interface StoredExamples {
  readonly count: number;
  readonly inputs: number;
  readonly labels: number;
  readonly regression: boolean;
}

export function storeExamples(heap: Heap, examples: Examples, tensor: TensorPlan): StoredExamples {
  const { count } = examples;
  const inputs = heap.allocate(count * tensor.exampleBytes, 'the dataset');
  const { targets } = examples;
  const labels = targets
    ? storeFloats(heap, targets, 'the labels')
    : storeIntegers(heap, examples.labels, 'the labels');
  const { width, height, channels, stride } = tensor;
  const line = width * channels;
  const target = heap.floats(inputs, (count * tensor.exampleBytes) / 4);
  for (let row = 0; row < count * height; row++) {
    const example = Math.floor(row / height);
    const base = (example * tensor.exampleBytes + (row % height) * tensor.rowBytes + tensor.origin) / 4;
    const source = examples.inputs.subarray(row * line, (row + 1) * line);
    if (stride === channels || width === 1) target.set(source, base);
    else for (let i = 0; i < line; i++) target[base + Math.floor(i / channels) * stride + (i % channels)] = source[i];
  }
  return { count, inputs, labels, regression: targets !== undefined };
}

/** Chosen examples of a split as a separate split, in the given order. */
export function gatherExamples(
  heap: Heap,
  { count, inputs, labels, regression }: StoredExamples,
  chosen: Int32Array,
  { exampleBytes, labelBytes }: Pick<Tables, 'exampleBytes' | 'labelBytes'>,
): StoredExamples {
  const wrong = chosen.find((index) => !(index >= 0 && index < count));
  if (wrong !== undefined || chosen.length === 0)
    throw new SpecError(
      `simd at: examples must be at least one index in [0, ${count}), got ${wrong ?? 'none'}. Choose training examples.`,
    );
  const [size, labelSize] = [exampleBytes / 4, labelBytes / 4];
  const gathered = {
    count: chosen.length,
    inputs: heap.allocate(chosen.length * exampleBytes, 'chosen examples'),
    labels: heap.allocate(chosen.length * labelBytes, 'chosen labels'),
    regression,
  };
  const [from, to] = [heap.floats(inputs, count * size), heap.floats(gathered.inputs, chosen.length * size)];
  const fromLabels = heap.integers(labels, count * labelSize);
  const toLabels = heap.integers(gathered.labels, chosen.length * labelSize);
  chosen.forEach((index, i) => {
    to.set(from.subarray(index * size, (index + 1) * size), i * size);
    toLabels.set(fromLabels.subarray(index * labelSize, (index + 1) * labelSize), i * labelSize);
  });
  return gathered;
}

interface GivenAnswers {
  readonly examples: Int32Array;
  readonly answers: BatchAnswers;
  readonly tables: Pick<Tables, 'exampleBytes'>;
}

/** Chosen examples of a split, with other labels or targets, in the given order. */
export function gatherWithAnswers(
  heap: Heap,
  { count, inputs }: StoredExamples,
  { examples, answers, tables: { exampleBytes } }: GivenAnswers,
): StoredExamples {
  const size = exampleBytes / 4;
  const at = heap.allocate(examples.length * exampleBytes, 'a batch');
  const labels =
    'targets' in answers
      ? storeFloats(heap, answers.targets, 'the targets of a batch')
      : storeIntegers(heap, answers.labels, 'the labels of a batch');
  const [from, to] = [heap.floats(inputs, count * size), heap.floats(at, examples.length * size)];
  examples.forEach((index, i) => void to.set(from.subarray(index * size, (index + 1) * size), i * size));
  return { count: examples.length, inputs: at, labels, regression: 'targets' in answers };
}
