import { Dexie, type EntityTable, type Table } from 'dexie';
import type { EngineDescription, EngineKind } from '../engine/contract.ts';
import type { EngineSwitch } from '../sweep/cohort-progress.ts';
import type { NetworkReport } from '../sweep/network/network-report.ts';
import type { CohortTask } from '../sweep/perform-tasks.ts';
import type { PackedSamples } from '../sweep/results/pack-samples.ts';
import type { PhaseMilliseconds } from '../sweep/segment/phase.ts';
import type { FinishedRun } from '../sweep/segment/run-status.ts';
import type { SweepSpec } from '../sweep/spec/sweep-spec.ts';
import type { PackedSupplement } from '../sweep/supplement/supplement.ts';
import type { RunId } from '../sweep/sweep-plan.ts';

/** A miniature of a sweep's η × B map: mean final λ₁ of each cell, by B then η; NaN where there is none yet. */
export interface Thumbnail {
  readonly columns: number;
  readonly rows: number;
  readonly values: readonly number[];
}

/** What changes as a sweep proceeds, beside states and samples. */
export interface SweepSummary {
  readonly status: 'unfinished' | 'stopped' | 'finished';
  readonly isPaused: boolean;
  readonly fingerprint: string | null;
  readonly runs: number;
  readonly endedRuns: number;
  /** Completed fraction of the work, in [0, 1]. */
  readonly fraction: number;
  /** Time it has taken, pauses excluded. */
  readonly seconds: number;
  readonly switches: readonly EngineSwitch[];
  readonly milliseconds: PhaseMilliseconds | null;
  readonly thumbnail: Thumbnail | null;
}

/** A sweep, without its states and samples. */
export interface StoredSweepRow extends SweepSummary {
  readonly id: string;
  readonly name: string;
  /** Whether the user has named it, or imported or duplicated it: then no equal sweep replaces it. */
  readonly isKept: boolean;
  /** Milliseconds since 1970. */
  readonly created: number;
  readonly changed: number;
  /** When it was deleted; 0: it has not been. */
  readonly deleted: number;
  readonly spec: SweepSpec;
  /** The engine that it started with. */
  readonly engine: EngineDescription;
  /** Number of saves, each of which has its row of samples. */
  readonly sequence: number;
  readonly sampleBytes: number;
  readonly stateBytes: number;
  /** Of its supplement; absent where it has none. */
  readonly supplementBytes?: number;
  /** Drawn at random by the page that performs it. Only that page may save: another that takes over draws anew. */
  readonly holder: string;
}

/** A cohort of a sweep and the state that it has reached. */
export interface CohortRow {
  readonly sweep: string;
  readonly cohort: number;
  readonly runs: readonly RunId[];
  /** Null once all its runs have ended. */
  readonly task: CohortTask | null;
  /** The runs that have ended. */
  readonly finished: readonly FinishedRun[];
  /** Number of its samples up to this state. */
  readonly samples: number;
  /** The engine that performed its last segment. */
  readonly engine: EngineKind;
  /** The save that wrote this row. */
  readonly sequence: number;
  readonly bytes: number;
}

/** The samples that one save has added. */
export interface SamplesRow extends PackedSamples {
  readonly sweep: string;
  /** From 0, without gaps. */
  readonly sequence: number;
}

/** A part of the samples of a sweep's supplement. */
export interface SupplementRow extends PackedSamples, Omit<PackedSupplement, 'samples'> {
  readonly sweep: string;
  /** From 0, without gaps, below `parts`. */
  readonly part: number;
  readonly parts: number;
}

/** A page that holds a sweep, where the browser has no locks. */
export interface LeaseRow {
  readonly sweep: string;
  readonly holder: string;
  /** Milliseconds since 1970. */
  readonly until: number;
}

export interface ClaimRow {
  /** Claim id. */
  readonly id: string;
  /** The record as a file, which carries its rule and its fingerprint. */
  readonly text: string;
  /** When it was performed, in milliseconds since 1970. */
  readonly performed: number;
}

export interface NetworkRow {
  readonly id: string;
  readonly report: NetworkReport;
  readonly measured: number;
}

export interface LectureRow {
  readonly id: string;
  readonly title: string;
  /** Number of its steps. */
  readonly steps: number;
  /** Milliseconds since 1970. */
  readonly changed: number;
  /** The lecture as a file, which is checked when it is read. */
  readonly text: string;
}

export type LibraryDatabase = Dexie & {
  readonly sweeps: EntityTable<StoredSweepRow, 'id'>;
  readonly cohorts: Table<CohortRow, [sweep: string, cohort: number]>;
  readonly samples: Table<SamplesRow, [sweep: string, sequence: number]>;
  readonly supplements: Table<SupplementRow, [sweep: string, part: number]>;
  readonly leases: EntityTable<LeaseRow, 'sweep'>;
  readonly claims: EntityTable<ClaimRow, 'id'>;
  readonly networks: EntityTable<NetworkRow, 'id'>;
  readonly lectures: EntityTable<LectureRow, 'id'>;
};

/** The tables of the library. A change of them needs a new version and an upgrade. */
export function libraryDatabase(name: string): LibraryDatabase {
  // Dexie's cache would hold every state and sample that was read or written.
  const database = new Dexie(name, { cache: 'disabled' }) as LibraryDatabase;
  database.version(1).stores({
    sweeps: '&id',
    cohorts: '[sweep+cohort], [sweep+sequence]',
    samples: '[sweep+sequence]',
    leases: '&sweep',
    claims: '&id',
    networks: '&id',
  });
  database.version(2).stores({ supplements: '[sweep+part]' });
  database.version(3).stores({ lectures: '&id' });
  return database;
}

/** Range of the compound keys of a sweep's rows whose second part is at least `from`. */
export const keysOfSweep = (id: string, from = 0): [readonly [string, number], readonly [string, number]] => [
  [id, from],
  [id, Number.POSITIVE_INFINITY],
];
