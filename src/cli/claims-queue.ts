import type { Claim, ClaimSize } from '../claims/claim.ts';
import type { ClaimRecord } from '../evidence/claim-record.ts';
import type { ClaimRunner } from '../worker/claim-runner.ts';
import type { ProgressBar } from './progress-bar.ts';

/** A claim with the record that decides its verdict. */
export interface JudgedClaim {
  readonly claim: Claim;
  readonly record: ClaimRecord;
}

export interface ClaimsJob {
  readonly claims: readonly Claim[];
  readonly size: ClaimSize;
  /** Claims performed in parallel. */
  readonly workers: number;
  readonly runner: ClaimRunner;
  readonly bar: ProgressBar;
}

/** Performs claims in parallel, the most expensive first. Results are in the order of `claims`; the first failure aborts all. */
export async function performClaims({ claims, size, workers, runner, bar }: ClaimsJob): Promise<JudgedClaim[]> {
  const waiting = [...claims].sort((a, b) => b.cost[size].seconds - a.cost[size].seconds);
  const fractions = new Map(claims.map(({ id }) => [id, 0]));
  const total = claims.reduce((sum, { cost }) => sum + cost[size].seconds, 0);
  const tests = new Map<string, JudgedClaim>();
  const abort = new AbortController();
  const show = () => {
    const done = claims.reduce((sum, { id, cost }) => sum + cost[size].seconds * (fractions.get(id) ?? 0), 0);
    bar.show(done / total, `${tests.size}/${claims.length} claims`);
  };
  const performOne = async (claim: Claim) => {
    const record = await runner.run(claim.id, size, {
      signal: abort.signal,
      onProgress(fraction) {
        fractions.set(claim.id, fraction);
        show();
      },
    });
    fractions.set(claim.id, 1);
    tests.set(claim.id, { claim, record });
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
  return claims.flatMap(({ id }) => tests.get(id) ?? []);
}
