import { type Dataset, isRegression } from '../../data/dataset.ts';
import { checkData } from '../check-data.ts';
import type { Program } from '../contract.ts';
import { createDiagonalProgram } from '../diagonal/diagonal-program.ts';
import { isLayered, type LayeredNetwork, type Network } from '../network.ts';
import { advance } from './advance.ts';
import { batchGradient } from './batch-gradient.ts';
import { diagonalModel } from './diagonal-model.ts';
import { gatherExamples, storeExamples } from './examples.ts';
import { inScope } from './heap.ts';
import type { Instance } from './instance.ts';
import { type KernelModel, layeredModel } from './kernel-model.ts';
import { planNetwork } from './plan.ts';
import { createPoint } from './point.ts';
import { writeTables } from './tables.ts';
import { allocateBuffers, type Workspace } from './workspace.ts';

export interface ProgramOptions {
  /** Maximum number of bytes that a point keeps between calls; default 512 MiB. */
  readonly keptBytes?: number;
}

const training = (model: KernelModel): Pick<Program, 'advance' | 'batchGradient'> => ({
  advance: async (settings, state, batches) => advance(model, settings, state, batches),
  batchGradient: async (theta, batches, answers) => batchGradient(model, theta, { batches, answers }),
});

/** Opens a network on a dataset; `dispose` frees all its memory. */
export function openSimdProgram(
  instance: Instance,
  network: Network,
  dataset: Dataset,
  options: ProgramOptions = {},
): Program {
  checkData('simd open', network, dataset);
  if (isLayered(network)) return openLayers(instance, network, dataset, options);
  return inScope(instance.heap, (scope) =>
    createDiagonalProgram({
      network,
      dataset,
      open: (linear, data) => openLayers(instance, linear, data, options),
      training: { ...training(diagonalModel(instance, scope, { network, dataset })), dispose: scope.release },
    }),
  );
}

/** Compiles a network into tables, stores the dataset and allocates all buffers that training needs. */
function openLayers(
  instance: Instance,
  network: LayeredNetwork,
  dataset: Dataset,
  { keptBytes = 2 ** 29 }: ProgramOptions,
): Program {
  return inScope(instance.heap, (scope) => {
    const plan = planNetwork(network);
    const tables = writeTables(scope, plan, isRegression(dataset));
    const train = storeExamples(scope, dataset.train, plan.tensors[0]);
    const test = storeExamples(scope, dataset.test, plan.tensors[0]);
    const buffers = allocateBuffers(scope, tables, plan.parameters);
    const workspace: Workspace = { ...instance, plan, tables, train, test, buffers, keptBytes };
    let regression = isRegression(dataset) ? workspace : undefined;
    const forTargets = () => {
      regression ??= { ...workspace, tables: writeTables(scope, plan, true) };
      return regression;
    };
    return {
      network,
      labels: dataset.train.labels,
      ...(dataset.train.targets && { targets: dataset.train.targets }),
      runsAtOnce: 1,
      ...training(layeredModel(workspace, forTargets)),
      at: async (theta, examples) =>
        inScope(instance.heap, (held) => {
          if (examples === undefined) return createPoint(workspace, theta, held);
          const chosen = gatherExamples(held, train, examples, tables);
          return createPoint({ ...workspace, train: chosen }, theta, held);
        }),
      dispose: scope.release,
    };
  });
}
