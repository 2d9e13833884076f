import { z } from 'zod';
import { CLAIMS } from '../claims/registry.ts';
import { parseJson } from '../json/parse-json.ts';
import type { ClaimRecord } from './claim-record.ts';
import { recordIn } from './record-file.ts';

/**
 * Evidence in a folder written by `claims --out`, accessed through `read`; records of outdated rules are skipped. `only`: of these
 * claims; of all where it is absent.
 */
export async function shippedEvidence(
  read: (name: string) => Promise<string>,
  only?: readonly string[],
): Promise<ClaimRecord[]> {
  const ids = z.array(z.string()).parse(parseJson(await read('index.json'), { what: 'index.json' }));
  const known = CLAIMS.filter(({ id }) => ids.includes(id) && (only?.includes(id) ?? true));
  const records = await Promise.all(known.map(async (claim) => recordIn(await read(`${claim.id}.json`), claim)));
  return records.filter((record) => record !== null);
}
