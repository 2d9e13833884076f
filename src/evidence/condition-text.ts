import type { Claim } from '../claims/claim.ts';
import { numberText } from '../claims/number-text.ts';
import { dataSeedsOf } from '../data/seeds.ts';
import { distinct } from '../math/distinct.ts';
import { canonicalJson } from '../sweep/results/fingerprint.ts';
import { parseSweepSpec } from '../sweep/spec/sweep-spec.ts';
import type { ClaimRecord } from './claim-record.ts';

/** Data sets that the sweeps of a record were trained on, defaults filled in. */
function dataSetsOf({ sweeps }: Pick<ClaimRecord, 'sweeps'>) {
  const all = sweeps.map((sweep) => parseSweepSpec(sweep).dataset);
  return [...new Map(all.map((dataset) => [canonicalJson(dataset), dataset])).values()];
}

/** "one data seed", for a table. Empty for a toy, which trains no sweep. */
export function conditionLabel(record: Pick<ClaimRecord, 'sweeps'>): string {
  const seeds = distinct(dataSetsOf(record).flatMap(dataSeedsOf)).length;
  if (seeds === 0) return '';
  return seeds === 1 ? 'one data seed' : `${seeds} data seeds`;
}

/** Data that the verdict of a network claim is conditional on, from the sweeps trained or to be trained. Empty for a toy. */
export function claimConditionText(
  { replicate }: Pick<Claim, 'replicate'>,
  record: Pick<ClaimRecord, 'sweeps'>,
): string {
  const dataSets = dataSetsOf(record);
  if (dataSets.length === 0) return '';
  const seeds = distinct(dataSets.flatMap(dataSeedsOf)).sort((a, b) => a - b);
  const kinds = distinct(dataSets.map(({ source }) => source.kind)).join(' and ');
  const [noun] = replicate.split(' per ');
  return seeds.length === 1
    ? `Conditional on one draw of the data (${kinds}, data seed ${seeds.map(numberText).join()}): a ${noun} varies initial weights and batches only, so the intervals say nothing about other data.`
    : `Over ${seeds.length} draws of the data (${kinds}, data seeds ${seeds.map(numberText).join(', ')}).`;
}
