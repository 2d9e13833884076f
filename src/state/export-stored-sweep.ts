import type { DataSources } from '../data/sources.ts';
import type { Library } from '../library/library.ts';
import { prepareSweep } from '../sweep/perform-sweep.ts';
import { sweepJson } from '../sweep/saved/sweep-file.ts';
import { unpackSupplement } from '../sweep/supplement/supplement.ts';
import { recordOfStored } from './stored-start.ts';

/** The name of a stored sweep and the text of its file. Rejects where it cannot be read. */
export async function exportStoredSweep(library: Library, id: string, sources: DataSources) {
  const loaded = await library.load(id);
  const { plan } = await prepareSweep(loaded.checkpoint.spec, (spec) => sources.build(spec));
  const record = recordOfStored(plan, loaded);
  const { engine, name } = loaded.row;
  const { tasks, switches } = record;
  const contents = { fingerprint: record.fingerprint(), engine, spec: plan.spec, tasks, switches };
  const supplement = loaded.supplement && unpackSupplement(loaded.supplement);
  const text = sweepJson({ ...contents, results: record.results(), samples: record.traces.all(), supplement });
  return { name, text };
}
