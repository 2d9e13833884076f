import type { Point } from '../../src/engine/contract.ts';
import { createSimdEngine } from '../../src/engine/simd/engine.ts';
import { createMeasurement } from '../../src/probes/measurement.ts';
import { measureSharpness } from '../../src/probes/quantities/sharpness.ts';
import { probesOfTier } from '../../src/probes/scalar/registry.ts';
import type { Tier } from '../../src/probes/scalar/tiers.ts';
import { groupsOf, selectRows } from '../../src/sweep/segment/rows.ts';
import { bestOfRounds } from './best-of-rounds.ts';
import type { Job, Measured, ProbeWork } from './jobs.ts';
import { BATCH_SIZE, type TrainedCohort, trainCohort } from './trained-cohort.ts';

const SIDE = 8;
const HIDDEN = [32, 32];
/** η of the runs in turn; a seed for each round of them. */
const LEARNING_RATES = [0.02, 0.04, 0.06, 0.08, 0.1];
const TOLERANCE = 0.01;

/** Some runs of a cohort at a point of theirs. */
interface Site {
  readonly cohort: TrainedCohort;
  readonly rows: readonly number[];
  readonly seeds: readonly number[];
  readonly point: Point;
  /** Their rows of an array `[R, P]`. */
  own(values: Float32Array): Float32Array;
}

/** Probes of all runs of a cohort at one step, grouped as a sweep does it, points included: ms per run. */
export async function measureProbes(
  kernels: BufferSource | WebAssembly.Module,
  { what, runs, steps, seconds }: Extract<Job, { kind: 'probes' }>,
): Promise<Measured> {
  const learningRates = Array.from({ length: runs }, (_, run) => LEARNING_RATES[run % LEARNING_RATES.length]);
  const seeds = learningRates.map((_, run) => Math.floor(run / LEARNING_RATES.length));
  const spec = { side: SIDE, hidden: HIDDEN, learningRates, seeds, steps };
  const cohort = await trainCohort(await createSimdEngine(kernels), spec);
  const { program, state } = cohort;
  const own = (values: Float32Array, rows: readonly number[]) => selectRows(values, rows, values.length / runs);
  const all = async () => {
    for (const rows of groupsOf([...seeds.keys()], program.runsAtOnce)) {
      const point = await program.at(own(state.theta, rows));
      const site = { cohort, rows, seeds: rows.map((row) => seeds[row]), point };
      await WORK[what]({ ...site, own: (values) => own(values, rows) });
      point.dispose();
    }
  };
  const milliseconds = await bestOfRounds(all, { seconds, rounds: 3 });
  program.dispose();
  return { milliseconds: milliseconds / runs };
}

async function measureTiers({ cohort, rows, seeds, point, own }: Site, tiers: readonly Tier[]): Promise<void> {
  const { program, state, initial, later } = cohort;
  const at = createMeasurement({
    ...{ program, point, seeds, step: state.step, batchSize: BATCH_SIZE },
    ...{ theta: own(state.theta), initial: own(initial), lastStep: own(state.velocity) },
    ahead: async () => [(await later(rows, 1)).theta, (await later(rows, 2)).theta],
  });
  for (const tier of tiers) for (const probe of probesOfTier(tier)) await probe.measure(at);
}

const WORK: Readonly<Record<ProbeWork, (site: Site) => Promise<unknown>>> = {
  gradient: ({ point }) => point.gradient(),
  sharpness: ({ cohort, seeds, point }) =>
    measureSharpness(point, {
      ...{ runs: seeds.length, parameters: cohort.initial.length / cohort.runs, seeds, index: cohort.state.step },
      ...{ tolerance: TOLERANCE, maxIterations: 60 },
    }),
  economy: (site) => measureTiers(site, ['economy']),
  standard: (site) => measureTiers(site, ['economy', 'standard']),
};
