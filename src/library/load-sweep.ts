import { z } from 'zod';
import { unpackSamples } from '../sweep/results/pack-samples.ts';
import type { Sample } from '../sweep/results/trace-store.ts';
import { parseSweepSpec } from '../sweep/spec/sweep-spec.ts';
import type { PackedSupplement } from '../sweep/supplement/supplement.ts';
import type { RunId } from '../sweep/sweep-plan.ts';
import type { SweepCheckpoint } from '../sweep/sweep-record.ts';
import {
  type CohortRow,
  keysOfSweep,
  type LibraryDatabase,
  type SamplesRow,
  type StoredSweepRow,
} from './library-database.ts';
import { LibraryError } from './library-error.ts';
import { supplementOfRows } from './save-supplement.ts';
import { type CohortTallies, talliesOf } from './save-sweep.ts';
import { createTurns } from './turns.ts';

/** A sweep as it was last saved. */
export interface LoadedSweep {
  readonly row: StoredSweepRow;
  readonly checkpoint: SweepCheckpoint;
  readonly tallies: CohortTallies;
  /** Null where it has none of the sweep as it is; its samples have not been unpacked. */
  readonly supplement: PackedSupplement | null;
  /**
   * Each damaged row, in words; empty for an intact sweep. The runs of a damaged cohort are neither in the tasks of the
   * checkpoint nor among its finished runs: they must start again.
   */
  readonly damage: readonly string[];
}

const floats = z.instanceof(Float32Array);
const state = z.looseObject({
  step: z.int(),
  runs: z.array(z.looseObject({ id: z.int().min(0) })).min(1),
  theta: floats,
  velocity: floats,
  watched: z.array(z.unknown()),
  sharpest: z.array(floats.optional()),
});
const finishedRun = z.object({
  run: z.int().min(0),
  outcome: z.enum(['reachedTarget', 'budgetSpent', 'diverged']),
  step: z.int().min(0),
});
const cohort = z.looseObject({ id: z.int().min(0), batchSize: z.int().min(1), runs: z.array(z.unknown()).min(1) });
const cohortRow = z.object({
  cohort: z.int().min(0),
  runs: z.array(z.int().min(0)).min(1),
  task: z.object({ cohort, state: state.nullable() }).nullable(),
  finished: z.array(finishedRun),
  samples: z.int().min(0),
});

/** θ and m of a state hold the same number of parameters for each of its rows. */
const hasWholeState = ({ task }: CohortRow) =>
  !task?.state ||
  (task.state.theta.length > 0 &&
    task.state.theta.length === task.state.velocity.length &&
    task.state.runs.every(({ id }) => task.cohort.runs.some((run) => run.id === id)));

/** A cohort ends once all its runs have. */
const hasWholeRuns = ({ task, runs, finished }: CohortRow) => {
  const ended = new Set(finished.map(({ run }) => run));
  const training = task ? (task.state ?? task.cohort).runs.map(({ id }) => id) : [];
  return ended.size === finished.length && runs.every((run) => ended.has(run) !== training.includes(run));
};

/** Samples of the sound rows, and what is wrong with the others. */
async function readSamples(rows: readonly SamplesRow[], sequence: number) {
  const turn = createTurns();
  const damage: string[] = [];
  const samples: Sample[] = [];
  const byNumber = new Map(rows.map((row) => [row.sequence, row]));
  for (let number = 0; number < sequence; number++) {
    await turn();
    const row = byNumber.get(number);
    const read = row && unpackSamples(row);
    if (read) for (const sample of read) samples.push(sample);
    else damage.push(`the samples of save ${number} are ${row ? 'damaged' : 'missing'}`);
  }
  return { samples, damage };
}

/** The cohorts that are whole, with all the samples that belong to them. */
function readCohorts(rows: readonly CohortRow[], samples: readonly Sample[]) {
  const counts = new Map<RunId, number>();
  for (const { run } of samples) counts.set(run, (counts.get(run) ?? 0) + 1);
  const damage: string[] = [];
  const sound = rows.filter((row) => {
    const isWhole = cohortRow.safeParse(row).success && hasWholeState(row) && hasWholeRuns(row);
    const got = isWhole ? row.runs.reduce((sum, run) => sum + (counts.get(run) ?? 0), 0) : 0;
    if (isWhole && got === row.samples) return true;
    damage.push(
      isWhole
        ? `cohort ${row.cohort} must have ${row.samples} samples, got ${got}`
        : `cohort ${row.cohort} has a damaged state`,
    );
    return false;
  });
  return { sound, damage };
}

/** A sweep from the library. Throws LibraryError `gone` where there is none and `damaged` where nothing of it is sound. */
export async function loadSweep(database: LibraryDatabase, id: string): Promise<LoadedSweep> {
  const { sweeps, cohorts, samples, supplements } = database;
  const [from, to] = keysOfSweep(id);
  const stored = await database.transaction('r', [sweeps, cohorts, samples, supplements], async () => ({
    row: await sweeps.get(id),
    cohortRows: await cohorts.where('[sweep+cohort]').between(from, to, true, true).toArray(),
    samplesRows: await samples.where('[sweep+sequence]').between(from, to, true, true).toArray(),
    supplementRows: await supplements.where('[sweep+part]').between(from, to, true, true).toArray(),
  }));
  const { row } = stored;
  if (!row) throw new LibraryError('gone', `sweep ${id}: it must be in the library, got none. It has been deleted.`);
  const read = await readSamples(stored.samplesRows, row.sequence);
  const { sound, damage } = readCohorts(stored.cohortRows, read.samples);
  const soundRuns = new Set(sound.flatMap(({ runs }) => runs));
  const checkpoint: SweepCheckpoint = {
    version: 2,
    spec: { ...parseSweepSpec(row.spec), name: row.name },
    engine: row.engine.kind,
    switches: row.switches.filter(({ run }) => soundRuns.has(run)),
    tasks: sound.flatMap(({ task }) => task ?? []),
    samples: read.samples.filter(({ run }) => soundRuns.has(run)),
    finished: sound.flatMap(({ finished }) => finished),
    ...(row.milliseconds && { milliseconds: row.milliseconds }),
  };
  const lost = soundRuns.size < row.runs ? [`${row.runs - soundRuns.size} runs are not whole`] : [];
  const supplement = supplementOfRows(stored.supplementRows, checkpoint.samples.length);
  return { row, checkpoint, tallies: talliesOf(sound), supplement, damage: [...read.damage, ...damage, ...lost] };
}
