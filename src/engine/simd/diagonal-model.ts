import { type Dataset, inputSize } from '../../data/dataset.ts';
import type { Network } from '../network.ts';
import { type Heap, inScope, storeFloats } from './heap.ts';
import type { Instance } from './instance.ts';
import type { KernelModel } from './kernel-model.ts';
import { DIAGONAL, UPDATE } from './layout.ts';
import { padded } from './plan.ts';
import { allocateStruct, writeStruct } from './write-struct.ts';

export interface DiagonalData {
  readonly network: Network;
  readonly dataset: Dataset;
}

/** A diagonal network on the training examples of a dataset, with all buffers that its training needs. */
export function diagonalModel({ kernels }: Instance, heap: Heap, { network, dataset }: DiagonalData): KernelModel {
  const size = inputSize(dataset);
  const split = dataset.train;
  const { count } = split;
  const bytes = 4 * padded(size);
  const inputs = heap.allocate(count * bytes, 'the dataset');
  const rows = heap.floats(inputs, (count * bytes) / 4);
  for (let i = 0; i < count; i++) rows.set(split.inputs.subarray(i * size, (i + 1) * size), (i * bytes) / 4);
  // Without targets the one output is compared with that of its label: 1.
  const targets = storeFloats(heap, split.targets ?? Float32Array.from(split.labels, () => 1), 'the targets');
  const [theta, velocity] = ['parameters', 'momentum'].map((what) => heap.allocate(2 * bytes, what));
  const [weights, gradient] = ['weights', 'a gradient'].map((what) => heap.allocate(bytes, what));
  const diagonal = writeStruct(heap, DIAGONAL, { params: theta, bytes, weights, gradient, inputs, targets });
  const update = allocateStruct(heap, UPDATE);
  const halves = (what: 'theta' | 'velocity') => {
    const at = what === 'theta' ? theta : velocity;
    return [heap.floats(at, size), heap.floats(at + bytes, size)];
  };
  const model: KernelModel = {
    heap,
    network,
    regression: split.targets !== undefined,
    withAnswers: (examples, answers, work) =>
      inScope(heap, (scope) => {
        if (!('targets' in answers)) throw new TypeError('diagonal network: answers must be targets, got labels.');
        const chosen = scope.allocate(examples.length * bytes, 'a batch');
        const others = storeFloats(scope, answers.targets, 'the targets of a batch');
        const [from, to] = [
          heap.floats(inputs, (count * bytes) / 4),
          heap.floats(chosen, (examples.length * bytes) / 4),
        ];
        const width = bytes / 4;
        examples.forEach((index, i) => void to.set(from.subarray(index * width, (index + 1) * width), i * width));
        diagonal.set('inputs', chosen);
        diagonal.set('targets', others);
        try {
          return work({ ...model, examples: examples.length });
        } finally {
          diagonal.set('inputs', inputs);
          diagonal.set('targets', targets);
          scope.release();
        }
      }),
    parameters: 2 * size,
    examples: count,
    update,
    velocity,
    load: (what, values) => {
      const [u, v] = halves(what);
      u.set(values.subarray(0, size));
      v.set(values.subarray(size));
    },
    store: (what, target) => {
      const [u, v] = halves(what);
      // One NaN, because its bits differ between machines.
      target.set(u.map((x) => (Number.isNaN(x) ? Number.NaN : x)));
      target.set(
        v.map((x) => (Number.isNaN(x) ? Number.NaN : x)),
        size,
      );
    },
    train: ({ indices, stride, steps, batchSize }) =>
      kernels.trainDiagonal(diagonal.address, update.address, indices, stride, steps, batchSize),
  };
  return model;
}
