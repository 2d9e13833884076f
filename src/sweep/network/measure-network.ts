import type { Engine, Program } from '../../engine/contract.ts';
import type { NetworkFile } from '../../engine/network-file/read-network-file.ts';
import { SpecError } from '../../errors.ts';
import { createMeasurement, type Measurement } from '../../probes/measurement.ts';
import { SCALAR_PROBE_IDS, type ScalarProbeId } from '../../probes/scalar/tiers.ts';
import type { RecordedProbe } from '../results/trace-store.ts';
import type { MeasuredNetwork, MeasuredQuantity } from './measured-network.ts';
import { PROBE_NEEDS, probeTask, type QuantityTask, sharpnessTask, splitTasks } from './network-tasks.ts';
import { lossFindings } from './noted-loss.ts';

export interface MeasureNetworkOptions {
  /** Scalar probes beside losses, accuracies and λ₁; default all. */
  readonly probes?: readonly ScalarProbeId[];
  /** λ₁ is accepted once its residual is at most this fraction of |λ₁|; default 10⁻³. */
  readonly sharpnessTolerance?: number;
  /** Most Hessian-vector products for λ₁; default 200. */
  readonly sharpnessIterations?: number;
  /** Told before each quantity how many are done, of how many. */
  readonly onProgress?: (done: number, total: number, next: RecordedProbe) => void;
  /** Stops between two quantities: the promise then rejects with the signal's reason. */
  readonly signal?: AbortSignal;
}

async function openMeasurement(program: Program, file: NetworkFile): Promise<Measurement> {
  const { parameters, initial, lastStep, dataset, seed, step, batchSize } = file;
  return createMeasurement({
    program,
    point: await program.at(parameters),
    theta: parameters,
    initial: initial ?? parameters,
    ...(lastStep && { lastStep }),
    seeds: [seed],
    step,
    batchSize: batchSize ?? dataset.train.count,
  });
}

function checkBatchSize({ name, batchSize, dataset }: NetworkFile): void {
  if (batchSize === undefined || batchSize <= dataset.train.count) return;
  throw new SpecError(
    `${name}, batch_size: it must be at most the number of training examples, ${dataset.train.count}, got ${batchSize}. ` +
      'Save all examples that it was trained on, or leave it out.',
  );
}

const lacking = (file: NetworkFile) => (id: ScalarProbeId) => {
  const need = PROBE_NEEDS[id];
  return need !== undefined && (need.of === null || file[need.of] === undefined) ? [{ id, reason: need.reason }] : [];
};

/** What the file does not hold enough for. */
function omittedFrom(file: NetworkFile, probes: readonly ScalarProbeId[]): MeasuredNetwork['omitted'] {
  const tests = file.dataset.test.count > 0 ? [] : (['testLoss', 'testAccuracy'] as const);
  const reason = 'the file has no test examples (x_test, y_test)';
  return [...tests.map((id) => ({ id, reason })), ...probes.flatMap(lacking(file))];
}

function tasksOf(at: Measurement, file: NetworkFile, options: MeasureNetworkOptions): QuantityTask[] {
  const { probes = SCALAR_PROBE_IDS, sharpnessTolerance = 1e-3, sharpnessIterations = 200 } = options;
  return [
    ...splitTasks(at, 'train'),
    ...(file.dataset.test.count > 0 ? splitTasks(at, 'test') : []),
    sharpnessTask(at, { tolerance: sharpnessTolerance, maxIterations: sharpnessIterations }),
    ...probes.filter((id) => lacking(file)(id).length === 0).map((id) => probeTask(id, at)),
  ];
}

async function measureAll(
  tasks: readonly QuantityTask[],
  { onProgress, signal }: MeasureNetworkOptions,
): Promise<MeasuredQuantity[]> {
  const quantities: MeasuredQuantity[] = [];
  for (const { measure, ...named } of tasks) {
    signal?.throwIfAborted();
    onProgress?.(quantities.length, tasks.length, named.id);
    quantities.push({ ...named, ...(await measure()) });
  }
  return quantities;
}

/**
 * Loss, accuracy, λ₁ and every scalar probe of a network from a file, each with its error. What the file does not hold
 * enough for is listed as omitted. The engine stays the caller's.
 */
export async function measureNetwork(
  engine: Engine,
  file: NetworkFile,
  options: MeasureNetworkOptions = {},
): Promise<MeasuredNetwork> {
  checkBatchSize(file);
  const program = await engine.open(file.network, file.dataset);
  try {
    const at = await openMeasurement(program, file);
    try {
      const quantities = await measureAll(tasksOf(at, file, options), options);
      const found = lossFindings(file, quantities);
      return {
        engine: engine.description,
        parameters: file.parameters.length,
        trainExamples: file.dataset.train.count,
        testExamples: file.dataset.test.count,
        quantities,
        omitted: omittedFrom(file, options.probes ?? SCALAR_PROBE_IDS),
        warnings: [...found.warnings, ...file.warnings],
        notes: [...found.notes, ...file.notes],
      };
    } finally {
      at.point.dispose();
    }
  } finally {
    program.dispose();
  }
}
