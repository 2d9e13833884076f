import { type Dataset, inputSize } from '../../data/dataset.ts';
import type { Heap } from './heap.ts';
import type { Instance } from './instance.ts';
import { padded } from './plan.ts';
import type { Trainee } from './trainee.ts';

/** A diagonal network on the training examples of a dataset, with every area that its training needs. */
export function diagonalTrainee({ kernels }: Instance, heap: Heap, dataset: Dataset): Trainee {
  const size = inputSize(dataset);
  const { count, labels, targets } = dataset.train;
  const bytes = 4 * padded(size);
  const inputs = heap.allocate(count * bytes, 'the dataset');
  const answers = heap.allocate(4 * count, 'the targets');
  const rows = heap.floats(inputs, (count * bytes) / 4);
  for (let i = 0; i < count; i++) rows.set(dataset.train.inputs.subarray(i * size, (i + 1) * size), (i * bytes) / 4);
  // Without targets the one output is compared with that of its label: 1.
  heap.floats(answers, count).set(targets ?? Float32Array.from(labels, () => 1));
  const [theta, velocity] = ['parameters', 'momentum'].map((what) => heap.allocate(2 * bytes, what));
  const [weights, gradient] = ['weights', 'a gradient'].map((what) => heap.allocate(bytes, what));
  const diagonal = heap.allocate(24, 'a network');
  // Fields of the kernels' `Diagonal`, in their order.
  heap.integers(diagonal, 6).set([theta, bytes, weights, gradient, inputs, answers]);
  const update = heap.allocate(36, 'an update');
  const halves = (what: 'theta' | 'velocity') => {
    const at = what === 'theta' ? theta : velocity;
    return [heap.floats(at, size), heap.floats(at + bytes, size)];
  };
  return {
    heap,
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
      // Which bits a NaN has depends on the machine that made it.
      target.set(u.map((x) => (Number.isNaN(x) ? Number.NaN : x)));
      target.set(
        v.map((x) => (Number.isNaN(x) ? Number.NaN : x)),
        size,
      );
    },
    train: ({ indices, stride, steps, batchSize }) =>
      kernels.trainDiagonal(diagonal, update, indices, stride, steps, batchSize),
  };
}
