import { CLAIMS } from '../claims/registry.ts';
import type { ClaimRecord } from './claim-record.ts';
import { recordIn } from './record-file.ts';

/** The evidence in a folder written by `claims --out`, by way of `read`; what is not of today's rules is left out. */
export async function shippedEvidence(read: (name: string) => Promise<string>): Promise<ClaimRecord[]> {
  const ids: readonly string[] = JSON.parse(await read('index.json'));
  const known = CLAIMS.filter(({ id }) => ids.includes(id));
  const records = await Promise.all(known.map(async (claim) => recordIn(await read(`${claim.id}.json`), claim)));
  return records.filter((record) => record !== null);
}
