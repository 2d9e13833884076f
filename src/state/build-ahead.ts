import { dataSeedsOf, ofDataSeed } from '../data/seeds.ts';
import type { DataSources } from '../data/sources.ts';
import type { SweepSpec } from '../sweep/spec/sweep-spec.ts';
import { readSession } from './session.ts';

/** Has the first data set of the sweep built that the page will start with where nothing else is asked for, if it is a generated one. */
export function buildAhead(sources: DataSources, initialDraft: SweepSpec): void {
  const { dataset } = readSession()?.spec ?? initialDraft;
  if (dataset.source.kind === 'file' || dataset.source.kind === 'remote') return;
  // Where it fails it is built again, and the sweep says why.
  sources.build(ofDataSeed(dataset, dataSeedsOf(dataset)[0])).catch(() => {});
}
