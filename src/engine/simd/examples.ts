import type { Examples } from '../../data/dataset.ts';
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
