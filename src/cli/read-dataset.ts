import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { buildDataset } from '../data/build-dataset.ts';
import { createSources } from '../data/sources.ts';
import type { DatasetSpec } from '../data/spec.ts';
import { createSweepData, type SweepData } from '../sweep/sweep-data.ts';
import { cacheDirectory, directoryCache } from './directory-cache.ts';
import { UsageError } from './usage.ts';

async function namedBytes(path: string) {
  try {
    return { name: basename(path), bytes: new Uint8Array(await readFile(path)) };
  } catch (error) {
    throw new UsageError(
      `--data ${path}: the file must be readable, got ${(error as NodeJS.ErrnoException).code ?? error}.`,
    );
  }
}

/** The data sets of a spec: generated, downloaded (kept for the next time), or read from the files at `paths`. */
export async function readSweepData(spec: DatasetSpec, paths: readonly string[]): Promise<SweepData> {
  const sources = createSources({ cache: directoryCache(cacheDirectory()) });
  if (paths.length > 0) await sources.addFiles(await Promise.all(paths.map(namedBytes)));
  if (spec.source.kind === 'file' && paths.length === 0)
    throw new UsageError(
      `the spec's dataset is the file "${spec.source.name}": give it with --data FILE (several for an IDX pair).`,
    );
  return createSweepData(spec, (one) => buildDataset(one, sources));
}
