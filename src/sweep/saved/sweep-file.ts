import type { EngineDescription } from '../../engine/contract.ts';
import { provenanceText } from '../../engine/provenance.ts';
import type { EngineSwitch } from '../cohort-progress.ts';
import type { CohortTask } from '../perform-tasks.ts';
import type { RunResult } from '../results/results.ts';
import type { Sample } from '../results/trace-store.ts';
import type { SweepSpec } from '../spec/sweep-spec.ts';
import type { Supplement } from '../supplement/supplement.ts';
import { toBase64 } from './base64.ts';
import { cohortChecksum, runChecksum, samplesByRun, specChecksum, supplementChecksum } from './checksum.ts';
import { stateBytes } from './state-bytes.ts';

export const SWEEP_FORMAT = 'sgdscope-sweep';
export const SWEEP_VERSION = 4;

/** A sweep as it is saved: finished, or with all that is needed to go on. */
export interface SweepToSave {
  readonly spec: SweepSpec;
  readonly engine: EngineDescription | null;
  /** null: it has not ended. */
  readonly fingerprint: string | null;
  /** Of every run, in plan order. */
  readonly results: readonly RunResult[];
  /** Every sample in the order of `TraceStore.all`. Read twice, so that it may come from a disk. */
  readonly samples: Iterable<Sample>;
  /** Where runs went on with another engine. Default: nowhere. */
  readonly switches?: readonly EngineSwitch[];
  /** The cohorts that have not ended, each with the state it has reached. Default: none. */
  readonly tasks?: readonly CohortTask[];
  /** Samples of dearer tiers that were measured later. Default: none. */
  readonly supplement?: Pick<Supplement, 'tier' | 'traces'> | null;
}

/** JSON has no NaN and no infinities: they are written as the strings "NaN", "Infinity" and "-Infinity". */
const nameNonFinite = (_key: string, value: unknown) =>
  typeof value === 'number' && !Number.isFinite(value) ? String(value) : value;

const json = (value: unknown, indent = 0) => JSON.stringify(value, nameNonFinite, indent);

/** A JSON array with one element a line. */
function* lines(values: Iterable<unknown>): Generator<string> {
  let first = true;
  yield '[';
  for (const value of values) {
    yield `${first ? '' : ','}\n${json(value)}`;
    first = false;
  }
  yield '\n]';
}

function savedCohort({ cohort, state }: CohortTask) {
  const runs = cohort.runs.map(({ id }) => id);
  const bytes = state && stateBytes(state);
  return { runs, checksum: cohortChecksum(runs, bytes), state: bytes && toBase64(bytes) };
}

/** Checksums by which a reader tells which runs of a damaged file are sound. */
function checksumsOf({ spec, results, samples, switches = [] }: SweepToSave) {
  const runs: string[] = [];
  for (const own of samplesByRun(results.length, samples)) runs.push(runChecksum(results[runs.length], own, switches));
  return { spec: specChecksum(spec), runs };
}

/** The text of a saved sweep, piece by piece. Numbers are exact: reading them back gives the same doubles. */
export function* sweepFileText(sweep: SweepToSave): Generator<string> {
  const { spec, engine, fingerprint, results, samples, switches = [], tasks = [], supplement } = sweep;
  const head = { format: SWEEP_FORMAT, version: SWEEP_VERSION, fingerprint, computedBy: provenanceText(engine) };
  yield json({ ...head, engine, spec, switches }, 1).slice(0, -'\n}'.length);
  yield ',\n "results": ';
  yield* lines(results);
  yield `,\n "checksums": ${json(checksumsOf(sweep))},\n "samples": `;
  yield* lines(samples);
  if (tasks.length > 0) {
    yield ',\n "checkpoint": {"cohorts": ';
    yield* lines(tasks.map(savedCohort));
    yield '}';
  }
  if (supplement) {
    const { tier, traces } = supplement;
    const checksum = supplementChecksum(results.length, traces.inOrder());
    yield `,\n "supplement": {"tier": "${tier}", "checksum": "${checksum}", "samples": `;
    yield* lines(traces.inOrder());
    yield '}';
  }
  yield '\n}\n';
}

/** The text of a saved sweep as a whole; `sweepFileText` for one that may be large. */
export const sweepJson = (sweep: SweepToSave): string => [...sweepFileText(sweep)].join('');
