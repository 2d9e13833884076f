import type { EngineDescription, EngineKind } from '../../engine/contract.ts';
import { type PackedSamples, packRows } from '../results/pack-samples.ts';
import type { RunResult } from '../results/results.ts';
import { type PackedSupplement, packSupplement } from '../supplement/supplement.ts';
import type { SweepPlan } from '../sweep-plan.ts';
import { createSweepRecord, type SweepCheckpoint } from '../sweep-record.ts';
import { restoreSweep } from './read-sweep-file.ts';
import type { ParsedSweepFile, RestoredSweep } from './restored-sweep.ts';

/** A restored sweep as it crosses threads and is kept: its samples by columns, and what is told of them. */
export interface ImportedSweep extends Omit<RestoredSweep, 'checkpoint' | 'supplement'> {
  readonly checkpoint: Omit<SweepCheckpoint, 'samples'>;
  readonly samples: readonly PackedSamples[];
  readonly supplement: PackedSupplement | null;
  /** Of every run, in plan order. */
  readonly results: readonly RunResult[];
  /** Completed fraction of the work, in [0, 1]. */
  readonly fraction: number;
}

/** Without an engine nothing has been trained, and any will do. */
export const unknownEngine = (kind: EngineKind): EngineDescription => ({
  kind,
  device: 'not known',
  unitRoundoff: 2 ** -24,
});

/** The sweep that a file holds, as `restoreSweep`. */
export function importedSweep(file: ParsedSweepFile, plan: SweepPlan): ImportedSweep {
  const { checkpoint, supplement, ...rest } = restoreSweep(file, plan);
  const { samples, ...others } = checkpoint;
  const description = rest.engine ?? unknownEngine(checkpoint.engine);
  const record = createSweepRecord(plan, { pool: { description, cohortSize: 1 }, resumed: checkpoint });
  return {
    ...rest,
    checkpoint: others,
    samples: packRows(samples),
    supplement: supplement && packSupplement(supplement),
    results: record.results(),
    fraction: record.fraction,
  };
}
