import type { Heap } from './heap.ts';
import { packInto, setBlock, unpackFrom, type Workbench } from './workbench.ts';

/** The steps that one run takes: where its batch indices lie, and the bytes from step to step. */
export interface Steps {
  readonly indices: number;
  readonly stride: number;
  readonly steps: number;
  readonly batchSize: number;
}

/** Something the kernels can train, one run after the other. */
export interface Trainee {
  readonly heap: Heap;
  /** P and N. */
  readonly parameters: number;
  readonly examples: number;
  /** The kernels' `Update`, 36 bytes, and the momentum buffer that it names. */
  readonly update: number;
  readonly velocity: number;
  /** Lays one run's θ or m out for the kernels, and reads it back. */
  load(what: 'theta' | 'velocity', values: Float32Array): void;
  store(what: 'theta' | 'velocity', target: Float32Array): void;
  /** Σ of the batch losses of the steps, which the run that is loaded takes. */
  train(steps: Steps): number;
}

/** A network of layers. */
export function networkTrainee(bench: Workbench): Trainee {
  const { heap, kernels, tables, areas, plan, train } = bench;
  const { frame, params, update, velocity } = areas;
  const { network } = tables;
  return {
    heap,
    parameters: plan.parameters,
    examples: train.count,
    update,
    velocity,
    load: (what, values) => {
      if (what === 'theta') packInto(bench, values, params, true);
      else packInto(bench, values, velocity, false);
    },
    store: (what, target) => unpackFrom(bench, what === 'theta' ? params : velocity, target),
    train: ({ indices, stride, steps, batchSize }) => {
      setBlock(bench, { rows: 0, inputs: 0, labels: 0, frame, params });
      return kernels.train(network, areas.block, update, train.inputs, train.labels, indices, stride, steps, batchSize);
    },
  };
}
