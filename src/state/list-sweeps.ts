import { giveEqualResults } from '../library/equal-results.ts';
import type { StoredSweepRow } from '../library/library-database.ts';
import type { SweepSpec } from '../sweep/spec/sweep-spec.ts';
import type { EnginePreference } from '../worker/engine-pool.ts';
import type { StoredSweep } from './library-state.ts';

const listedSweep = (row: StoredSweepRow): StoredSweep => ({
  id: row.id,
  name: row.name,
  created: row.created,
  changed: row.changed,
  runs: row.runs,
  endedRuns: row.endedRuns,
  status: row.status,
  isPaused: row.isPaused,
  fingerprint: row.fingerprint,
  engine: row.engine.kind,
  isMixed: row.switches.length > 0,
  bytes: row.sampleBytes + row.stateBytes + (row.supplementBytes ?? 0),
  thumbnail: row.thumbnail,
});

const isListed = ({ deleted }: StoredSweepRow) => deleted === 0;

/** The sweeps that have not been deleted, most recently changed first. */
export const shownSweeps = (rows: readonly StoredSweepRow[]): StoredSweep[] =>
  rows
    .filter(isListed)
    .map(listedSweep)
    .sort((a, b) => b.changed - a.changed);

/** A stored sweep that gives the results of a spec on the engine that is asked for, of several the most advanced. */
export function storedFor(
  rows: readonly StoredSweepRow[],
  spec: SweepSpec,
  engine: EnginePreference,
): StoredSweepRow | undefined {
  const fitting = rows.filter(
    (row) =>
      isListed(row) &&
      row.switches.length === 0 &&
      (engine === 'auto' || row.engine.kind === engine) &&
      giveEqualResults(row.spec, spec),
  );
  return fitting.sort((a, b) => b.fraction - a.fraction || b.changed - a.changed)[0];
}

/**
 * Sweeps that a later one makes superfluous: equal ones on the same engine that the user has not named, if the later one
 * has finished or they have not. So that running a spec again and again leaves one sweep.
 */
export function supersededBy(rows: readonly StoredSweepRow[], latest: StoredSweepRow): StoredSweepRow[] {
  if (latest.switches.length > 0) return [];
  return rows.filter(
    (row) =>
      row.id !== latest.id &&
      isListed(row) &&
      !row.isKept &&
      row.created <= latest.created &&
      row.switches.length === 0 &&
      row.engine.kind === latest.engine.kind &&
      (latest.status === 'finished' || (row.status !== 'finished' && row.fraction <= latest.fraction)) &&
      giveEqualResults(row.spec, latest.spec),
  );
}
