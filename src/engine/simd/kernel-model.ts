import type { Heap } from './heap.ts';
import { packInto, unpackFrom, type Workspace } from './workspace.ts';
import type { PlacedUpdate } from './write-struct.ts';

/** The steps of one run: address of its batch indices, and their stride in bytes between steps. */
export interface Steps {
  readonly indices: number;
  readonly stride: number;
  readonly steps: number;
  readonly batchSize: number;
}

/** A model that the kernels can train, one run at a time. */
export interface KernelModel {
  readonly heap: Heap;
  /** P and N. */
  readonly parameters: number;
  readonly examples: number;
  /** The kernels' `Update`, and the address of its momentum buffer. */
  readonly update: PlacedUpdate;
  readonly velocity: number;
  /** Copies one run's θ or m to the kernels' layout, and back. */
  load(what: 'theta' | 'velocity', values: Float32Array): void;
  store(what: 'theta' | 'velocity', target: Float32Array): void;
  /** Takes steps with the loaded run; returns Σ of their batch losses. */
  train(steps: Steps): number;
}

/** A layered network. */
export function layeredModel(workspace: Workspace): KernelModel {
  const { heap, kernels, tables, buffers, plan, train } = workspace;
  const { block, frame, params, update, velocity } = buffers;
  const { network } = tables;
  return {
    heap,
    parameters: plan.parameters,
    examples: train.count,
    update,
    velocity,
    load: (what, values) => {
      if (what === 'theta') packInto(workspace, values, params, true);
      else packInto(workspace, values, velocity, false);
    },
    store: (what, target) => unpackFrom(workspace, what === 'theta' ? params : velocity, target),
    train: ({ indices, stride, steps, batchSize }) => {
      block.set('frame', frame);
      block.set('params', params);
      return kernels.train(
        network,
        block.address,
        update.address,
        train.inputs,
        train.labels,
        indices,
        stride,
        steps,
        batchSize,
      );
    },
  };
}
