import { buildDataset } from '../../src/data/build-dataset.ts';
import type { Dataset } from '../../src/data/dataset.ts';
import { parseDatasetSpec } from '../../src/data/spec.ts';
import { batchSchedule } from '../../src/engine/batch-order.ts';
import type { CohortState, Engine, Program } from '../../src/engine/contract.ts';
import { initialParameters } from '../../src/engine/initial-parameters.ts';
import { modelSpec, resolveNetwork } from '../../src/engine/model.ts';
import { selectRows } from '../../src/sweep/segment/rows.ts';

const EXAMPLES = 1024;
export const BATCH_SIZE = 32;

export interface CohortSpec {
  /** Of the digits, in pixels. */
  readonly side: number;
  readonly hidden: readonly number[];
  /** η and seed of each run. */
  readonly learningRates: readonly number[];
  readonly seeds: readonly number[];
  readonly steps: number;
}

/** Tanh networks after some steps on digits: the same on every machine. */
export interface TrainedCohort {
  readonly program: Program;
  readonly dataset: Dataset;
  readonly initial: Float32Array;
  readonly state: CohortState;
  readonly runs: number;
  /** The state of some runs so many steps later. */
  later(rows: readonly number[], steps: number): Promise<CohortState>;
}

export async function trainCohort(engine: Engine, spec: CohortSpec): Promise<TrainedCohort> {
  const { side, hidden, seeds } = spec;
  const source = { kind: 'glyphs' as const, side };
  const dataset = await buildDataset(parseDatasetSpec({ source, trainCount: EXAMPLES, testCount: 10 }));
  const model = modelSpec.parse({ hidden });
  const network = resolveNetwork(model, dataset.inputShape, dataset.classes);
  const program = await engine.open(network, dataset);
  const starts = seeds.map((seed) => initialParameters(network, model, seed));
  const initial = new Float32Array(starts.length * starts[0].length);
  starts.forEach((start, run) => void initial.set(start, run * start.length));
  const advance = async (from: CohortState, steps: number, rows: readonly number[]) => {
    if (steps === 0) return from;
    const order = { sampling: 'epochs' as const, examples: EXAMPLES, batchSize: BATCH_SIZE };
    const settings = {
      update: { momentum: 0, nesterov: false, weightDecay: 0 },
      learningRates: Float32Array.from(rows, (row) => spec.learningRates[row]),
    };
    const batches = batchSchedule({ ...order, seeds: rows.map((row) => seeds[row]) }, from.step, from.step + steps);
    return (await program.advance(settings, from, batches)).state;
  };
  const everyone = [...seeds.keys()];
  const start = { step: 0, theta: initial, velocity: new Float32Array(initial.length) };
  const state = await advance(start, spec.steps, everyone);
  const width = starts[0].length;
  const later = (rows: readonly number[], steps: number) => {
    const [theta, velocity] = [state.theta, state.velocity].map((values) => selectRows(values, rows, width));
    return advance({ step: state.step, theta, velocity }, steps, rows);
  };
  return { program, dataset, initial, state, runs: seeds.length, later };
}
