import type { BatchAnswers } from '../contract.ts';
import type { Network } from '../network.ts';
import { gatherWithAnswers } from './examples.ts';
import { type Heap, inScope } from './heap.ts';
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
  /** The network, and whether its data have real targets. */
  readonly network: Network;
  readonly regression: boolean;
  /** Result of `work` with a model on these examples alone, in this order, with other labels or targets. */
  withAnswers<T>(examples: Int32Array, answers: BatchAnswers, work: (model: KernelModel) => T): T;
}

/** A layered network. `forTargets`: the same with tables of a regression; it shares the buffers. */
export function layeredModel(workspace: Workspace, forTargets: () => Workspace = () => workspace): KernelModel {
  const { heap, kernels, tables, buffers, plan, train } = workspace;
  const { block, frame, params, update, velocity } = buffers;
  const { network } = tables;
  return {
    heap,
    parameters: plan.parameters,
    examples: train.count,
    network: plan.network,
    regression: train.regression,
    update,
    velocity,
    withAnswers: (examples, answers, work) =>
      inScope(heap, (scope) => {
        const own = 'targets' in answers ? forTargets() : workspace;
        const result = work(
          layeredModel({ ...own, train: gatherWithAnswers(scope, train, { examples, answers, tables: own.tables }) }),
        );
        scope.release();
        return result;
      }),
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
