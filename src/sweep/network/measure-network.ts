import type { Engine, Program } from '../../engine/contract.ts';
import { KINKS, kinkReason } from '../../engine/kinks.ts';
import type { NetworkFile } from '../../engine/network-file/read-network-file.ts';
import { SpecError } from '../../errors.ts';
import { createMeasurement, type Measurement } from '../../probes/measurement.ts';
import { SCALAR_PROBE_IDS, type ScalarProbeId, scalarProbe } from '../../probes/scalar/registry.ts';
import type { ProbeNeed } from '../../probes/scalar/scalar-probe.ts';
import type { MeasuredNetwork, MeasuredQuantity } from './measured-network.ts';
import { lossFindings } from './noted-loss.ts';

export interface MeasureNetworkOptions {
  /** What to measure; default every scalar probe. */
  readonly probes?: readonly ScalarProbeId[];
  /** Called before each quantity with the number done and the total. */
  readonly onProgress?: (done: number, total: number, next: ScalarProbeId) => void;
  /** Stops between two quantities: the promise then rejects with the signal's reason. */
  readonly signal?: AbortSignal;
}

/** Whether a file meets a need of a probe, and what to say where it does not. */
const NEEDS: Readonly<Record<ProbeNeed, { isMet(file: NetworkFile): boolean; readonly reason: string }>> = {
  testExamples: {
    isMet: ({ dataset }) => dataset.test.count > 0,
    reason: 'the file has no test examples (x_test, y_test)',
  },
  initial: {
    isMet: ({ initial }) => initial !== undefined,
    reason: 'the file has no initial weights (initial.W0, …)',
  },
  lastStep: {
    isMet: ({ lastStep }) => lastStep !== undefined,
    reason: 'the file has no last step (velocity.W0, …, without Nesterov)',
  },
  ahead: {
    isMet: () => false,
    reason: 'a file holds the weights at one step, not those of the next steps',
  },
  preconditioner: {
    isMet: () => false,
    reason: 'a file does not hold what an optimiser divides its steps by',
  },
  batchSize: {
    isMet: ({ batchSize }) => batchSize !== undefined,
    reason: 'the batch size of training is not known (batch_size)',
  },
  smoothActivation: {
    isMet: ({ network }) => kinkReason(network) === undefined,
    reason: KINKS,
  },
};

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

/** Why a file does not hold enough for a probe; undefined where it does. */
function reasonToOmit(file: NetworkFile, id: ScalarProbeId): string | undefined {
  const unmet = scalarProbe(id).needs?.find((need) => !NEEDS[need].isMet(file));
  return unmet && NEEDS[unmet].reason;
}

async function measureEach(
  at: Measurement,
  ids: readonly ScalarProbeId[],
  { onProgress, signal }: MeasureNetworkOptions,
): Promise<MeasuredQuantity[]> {
  const quantities: MeasuredQuantity[] = [];
  for (const id of ids) {
    signal?.throwIfAborted();
    onProgress?.(quantities.length, ids.length, id);
    const { symbol, label, unit, measure } = scalarProbe(id);
    // An eigenpair is an estimate with its vector, which stays here.
    const [{ value, error, certainty, converged }] = await measure(at);
    quantities.push({ id, symbol, label, unit, value, error, certainty, converged });
  }
  return quantities;
}

/**
 * Every scalar probe of a network from a file, each with its error. Probes that the file does not hold enough for are
 * listed as omitted. The caller disposes the engine.
 */
export async function measureNetwork(
  engine: Engine,
  file: NetworkFile,
  options: MeasureNetworkOptions = {},
): Promise<MeasuredNetwork> {
  checkBatchSize(file);
  const { probes = SCALAR_PROBE_IDS } = options;
  const omitted = probes.flatMap((id) => {
    const reason = reasonToOmit(file, id);
    return reason === undefined ? [] : [{ id, reason }];
  });
  const measured = probes.filter((id) => reasonToOmit(file, id) === undefined);
  const program = await engine.open(file.network, file.dataset);
  try {
    const at = await openMeasurement(program, file);
    try {
      const quantities = await measureEach(at, measured, options);
      const found = lossFindings(file, quantities);
      return {
        engine: engine.description,
        parameters: file.parameters.length,
        trainExamples: file.dataset.train.count,
        testExamples: file.dataset.test.count,
        quantities,
        omitted,
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
