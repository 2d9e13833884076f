import { bytesOfPacked } from '../sweep/results/pack-samples.ts';
import type { PackedSupplement } from '../sweep/supplement/supplement.ts';
import { keysOfSweep, type LibraryDatabase, type StoredSweepRow, type SupplementRow } from './library-database.ts';
import { LibraryError } from './library-error.ts';

/** Removes the supplement of a sweep; within a transaction of the caller. */
export async function removeSupplementRows({ supplements }: LibraryDatabase, id: string): Promise<void> {
  const [from, to] = keysOfSweep(id);
  await supplements.where('[sweep+part]').between(from, to, true, true).delete();
}

/** Writes the supplement of a sweep in place of the one before; within a transaction of the caller. */
export async function putSupplementRows(
  database: LibraryDatabase,
  row: StoredSweepRow,
  { samples, ...rest }: PackedSupplement,
): Promise<void> {
  await removeSupplementRows(database, row.id);
  const parts = samples.length;
  await database.supplements.bulkAdd(
    samples.map((packed, part) => ({ sweep: row.id, part, parts, ...rest, ...packed })),
  );
  const supplementBytes = samples.reduce((sum, packed) => sum + bytesOfPacked(packed), 0);
  await database.sweeps.put({ ...row, supplementBytes });
}

/** Keeps the supplement of a stored sweep, in one transaction. Throws LibraryError `gone`, or `taken` where the sweep goes on. */
export async function saveSupplement(
  database: LibraryDatabase,
  id: string,
  supplement: PackedSupplement,
): Promise<void> {
  const { sweeps, supplements } = database;
  await database.transaction('rw', [sweeps, supplements], async () => {
    const row = await sweeps.get(id);
    if (!row) throw new LibraryError('gone', `sweep ${id}: it must be in the library, got none. It has been deleted.`);
    if (row.status === 'unfinished')
      throw new LibraryError(
        'taken',
        `sweep ${id}: it must have ended to keep more of it, but a page goes on with it.`,
      );
    await putSupplementRows(database, row, supplement);
  });
}

/** The supplement in its rows, of a sweep that has so many samples; null where there is none, or not all of it. */
export function supplementOfRows(rows: readonly SupplementRow[], ownSamples: number): PackedSupplement | null {
  const [first] = rows;
  const isWhole = ({ part, parts, tier }: SupplementRow, index: number) =>
    part === index && parts === rows.length && tier === first?.tier;
  if (!first || first.ownSamples !== ownSamples || !rows.every(isWhole)) return null;
  return { tier: first.tier, ownSamples, samples: rows };
}
