import { CLAIM_CASES } from './claims-cases.ts';
import { CLAIM_RESAMPLING_CASES } from './claims-toy-cases.ts';
import { type LadderCase, laddersOf } from './ladder.ts';

/** Every kind of interval of a claim that is looked at again at growing samples. */
export const LADDERS: readonly LadderCase[] = laddersOf([...CLAIM_CASES, ...CLAIM_RESAMPLING_CASES]);

/** Draws of the table: fewer for a jackknife, which computes its statistic once for each seed, and for a bootstrap. */
export function drawsOf({ interval }: LadderCase): number {
  if (/bootstrap|growth/.test(interval)) return 60;
  return /distance D/.test(interval) ? 200 : 2000;
}
