import type { Dataset } from '../../data/dataset.ts';
import { inputSize } from '../../data/dataset.ts';
import { SpecError } from '../../errors.ts';
import type { Program } from '../contract.ts';
import type { Network } from '../network.ts';
import { advance } from './advance.ts';
import { freeExamples, storeExamples } from './examples.ts';
import type { Instance } from './instance.ts';
import { networkSizes, planNetwork } from './plan.ts';
import { createPoint } from './point.ts';
import { writeTables } from './tables.ts';
import { allocateAreas, type Workbench } from './workbench.ts';

/** Compiles a network into tables, stores the dataset and allocates every area that training needs. */
export function openProgram(instance: Instance, network: Network, dataset: Dataset): Program {
  checkSizes(network, dataset);
  const { heap } = instance;
  const plan = planNetwork(network);
  const tables = writeTables(heap, plan);
  const train = storeExamples(heap, dataset.train, plan.tensors[0]);
  const test = storeExamples(heap, dataset.test, plan.tensors[0]);
  const areas = allocateAreas(instance, tables, plan.parameters);
  const bench: Workbench = { ...instance, plan, tables, train, test, areas };
  return {
    network,
    advance: async (settings, state, batches) => advance(bench, settings, state, batches),
    at: async (theta) => createPoint(bench, theta),
    dispose: () => {
      freeExamples(heap, train);
      freeExamples(heap, test);
      for (const address of [...tables.addresses.splice(0), ...Object.values(areas)]) heap.free(address);
    },
  };
}

function checkSizes(network: Network, dataset: Dataset): void {
  const { inputs, outputs } = networkSizes(network);
  const numbers = inputSize(dataset);
  const last = network.layers.at(-1)!;
  if (numbers !== inputs) {
    throw new SpecError(
      `simd open: the first layer's inputs must be the ${numbers} numbers of an example of "${dataset.name}", got ${inputs}. Resolve the network for this dataset.`,
    );
  }
  if (last.kind !== 'dense' || last.activation !== 'linear' || outputs !== network.classes) {
    throw new SpecError(
      `simd open: the last layer must be dense and linear with ${network.classes} outputs, got ${last.kind} with ${outputs}. Add one.`,
    );
  }
}
