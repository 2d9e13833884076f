import type { Claim, ClaimSize } from '../claims/claim.ts';
import type { ClaimRecord } from '../evidence/claim-record.ts';
import type { ClaimRunner } from '../worker/claim-runner.ts';
import type { ProgressBar } from './progress-bar.ts';

/** A claim with the record that decides its verdict. */
export interface JudgedClaim {
  readonly claim: Claim;
  readonly record: ClaimRecord;
}

interface ClaimsQueue {
  readonly claims: readonly Claim[];
  readonly size: ClaimSize;
  /** Claims performed in parallel. */
  readonly workers: number;
  readonly bar: ProgressBar;
}

export interface ClaimsJob extends ClaimsQueue {
  readonly runner: ClaimRunner;
}

/** Calls `perform` for claims in parallel, the most expensive first; the first failure aborts all. Results are in the order of `claims`. */
export async function forEachClaim<T>(
  { claims, size, workers, bar }: ClaimsQueue,
  perform: (claim: Claim, waiting: Parameters<ClaimRunner['run']>[2]) => Promise<T>,
): Promise<T[]> {
  const waiting = [...claims].sort((a, b) => b.cost[size].seconds - a.cost[size].seconds);
  const fractions = new Map(claims.map(({ id }) => [id, 0]));
  const total = claims.reduce((sum, { cost }) => sum + cost[size].seconds, 0);
  const results = new Map<string, { readonly result: T }>();
  const abort = new AbortController();
  const show = () => {
    const done = claims.reduce((sum, { id, cost }) => sum + cost[size].seconds * (fractions.get(id) ?? 0), 0);
    bar.show(done / total, `${results.size}/${claims.length} claims`, { claims: claims.length, ended: results.size });
  };
  const performOne = async (claim: Claim) => {
    const result = await perform(claim, {
      signal: abort.signal,
      onProgress(fraction) {
        fractions.set(claim.id, fraction);
        show();
      },
    });
    fractions.set(claim.id, 1);
    results.set(claim.id, { result });
    show();
  };
  const work = async () => {
    for (let claim = waiting.shift(); claim; claim = waiting.shift()) await performOne(claim);
  };
  try {
    await Promise.all(Array.from({ length: Math.min(workers, claims.length) }, work));
  } catch (error) {
    abort.abort(error);
    throw error;
  }
  return claims.flatMap(({ id }) => results.get(id)?.result ?? []);
}

/** Performs claims; see `forEachClaim`. */
export const performClaims = ({ runner, ...queue }: ClaimsJob): Promise<JudgedClaim[]> =>
  forEachClaim(queue, async (claim, waiting) => ({ claim, record: await runner.run(claim.id, queue.size, waiting) }));
