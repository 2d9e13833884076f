import type { EngineDescription } from '../../engine/contract.ts';
import type { SweepSpec } from '../spec/sweep-spec.ts';
import type { Supplement } from '../supplement/supplement.ts';
import type { SweepCheckpoint } from '../sweep-record.ts';
import type { SweepFileContent } from './sweep-file-schema.ts';

/** A saved sweep whose form has been checked. Its numbers have not: `restoreSweep` compares them with its plan. */
export interface ParsedSweepFile {
  /** The name of the file, for errors. */
  readonly name: string;
  readonly spec: SweepSpec;
  readonly content: SweepFileContent;
}

/** What a saved sweep holds, after everything in it has been derived again. */
export interface RestoredSweep {
  /** From which `createSweepRecord` shows the sweep, or goes on. */
  readonly checkpoint: SweepCheckpoint;
  /** Computed from what was saved; null: the sweep has not ended. */
  readonly fingerprint: string | null;
  /** The engine that it started with; null where nothing had been trained. */
  readonly engine: EngineDescription | null;
  /** What was damaged and has been dropped, one sentence each. */
  readonly warnings: readonly string[];
  /** Null where the file has none, or none that is sound. */
  readonly supplement: Supplement | null;
}

/** A restored sweep apart from its supplement. */
export type RestoredRuns = Omit<RestoredSweep, 'supplement'>;
