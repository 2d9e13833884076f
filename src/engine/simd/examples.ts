import type { Examples } from '../../data/dataset.ts';
import { SpecError } from '../../errors.ts';
import type { Heap } from './heap.ts';
import type { TensorPlan } from './plan.ts';

/** A split in the kernels' memory: inputs in the padded form of the input tensor, labels as i32. */
export interface StoredExamples {
  readonly count: number;
  readonly inputs: number;
  readonly labels: number;
}

export function storeExamples(heap: Heap, examples: Examples, tensor: TensorPlan): StoredExamples {
  const { count } = examples;
  const inputs = heap.allocate(count * tensor.exampleBytes, 'the dataset');
  const labels = heap.allocate(count * 4, 'the labels');
  heap.integers(labels, count).set(examples.labels);
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
  return { count, inputs, labels };
}

/** Chosen examples of a split as a split of their own, in the order given. */
export function gatherExamples(
  heap: Heap,
  { count, inputs, labels }: StoredExamples,
  chosen: Int32Array,
  exampleBytes: number,
): StoredExamples {
  const wrong = chosen.find((index) => !(index >= 0 && index < count));
  if (wrong !== undefined || chosen.length === 0)
    throw new SpecError(
      `simd at: examples must be at least one index in [0, ${count}), got ${wrong ?? 'none'}. Choose training examples.`,
    );
  const size = exampleBytes / 4;
  const gathered = {
    count: chosen.length,
    inputs: heap.allocate(chosen.length * exampleBytes, 'chosen examples'),
    labels: heap.allocate(chosen.length * 4, 'chosen labels'),
  };
  const [from, to] = [heap.floats(inputs, count * size), heap.floats(gathered.inputs, chosen.length * size)];
  const [fromLabels, toLabels] = [heap.integers(labels, count), heap.integers(gathered.labels, chosen.length)];
  chosen.forEach((index, i) => {
    to.set(from.subarray(index * size, (index + 1) * size), i * size);
    toLabels[i] = fromLabels[index];
  });
  return gathered;
}
