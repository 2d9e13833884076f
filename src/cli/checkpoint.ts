import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { EngineKind } from '../engine/contract.ts';
import type { Sample } from '../sweep/results/trace-store.ts';
import type { CohortTask } from '../sweep/run-sweep.ts';
import type { FinishedRun } from '../sweep/segment/run-status.ts';
import type { SweepSpec } from '../sweep/spec/sweep-spec.ts';

/** All that is needed to go on with an interrupted sweep: what is left to do, and what has been measured. */
export interface SweepCheckpoint {
  readonly version: 1;
  readonly spec: SweepSpec;
  readonly engine: EngineKind;
  readonly tasks: readonly CohortTask[];
  readonly samples: readonly Sample[];
  readonly finished: readonly FinishedRun[];
}

const pathIn = (directory: string) => join(directory, 'checkpoint.bin');

/** Written beside and then renamed, so that a crash while writing leaves the checkpoint before it whole. */
export async function saveCheckpoint(directory: string, checkpoint: SweepCheckpoint): Promise<void> {
  const fresh = `${pathIn(directory)}.new`;
  await writeFile(fresh, serialize(checkpoint));
  await rename(fresh, pathIn(directory));
}

/** The checkpoint in a directory; undefined where there is none or it cannot be read (the sweep then starts anew). */
export async function loadCheckpoint(directory: string): Promise<SweepCheckpoint | undefined> {
  try {
    const checkpoint = deserialize(await readFile(pathIn(directory))) as SweepCheckpoint;
    return checkpoint.version === 1 ? checkpoint : undefined;
  } catch {
    return undefined;
  }
}

export const removeCheckpoint = (directory: string) => rm(pathIn(directory), { force: true });
