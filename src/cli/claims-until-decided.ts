import { CLAIM_SIZES, type Claim, type ClaimSize } from '../claims/claim.ts';
import { judge } from '../claims/judge.ts';
import { messageOf } from '../errors.ts';
import type { ClaimRecord } from '../evidence/claim-record.ts';
import type { ClaimRunner } from '../worker/claim-runner.ts';
import type { JudgedClaim } from './claims-queue.ts';
import type { ProgressBar } from './progress-bar.ts';

export interface UntilDecidedJob {
  readonly claims: readonly Claim[];
  /** Evidence that is there before, by claim. */
  readonly held: ReadonlyMap<string, ClaimRecord>;
  /** Claims performed in parallel. */
  readonly workers: number;
  readonly runner: ClaimRunner;
  readonly bar: ProgressBar;
  /** Aborting ends the claims in progress; no other is started. */
  readonly signal: AbortSignal;
  /** Called after every claim and size, one at a time. What it throws ends the whole. */
  readonly save: (test: JudgedClaim) => Promise<void>;
}

export interface UntilDecided {
  /** Claims with the evidence reached, in the order of `claims`. */
  readonly tests: readonly JudgedClaim[];
  /** Claims that a size left to be tried could still decide, each with the size reached; null for none. */
  readonly left: readonly { readonly claim: Claim; readonly reached: ClaimSize | null }[];
  /** "X20-2 at standard size: …", for every claim that could not be performed. */
  readonly failures: readonly string[];
}

interface Task {
  readonly claim: Claim;
  readonly size: ClaimSize;
}

/** The size that comes next for a claim; null if it is decided or there is none. */
export function sizeAfter(claim: Claim, record: ClaimRecord | undefined): ClaimSize | null {
  if (record === undefined) return CLAIM_SIZES[0];
  if (judge(claim, record.evidence).kind !== 'undecided') return null;
  return CLAIM_SIZES[CLAIM_SIZES.indexOf(record.size) + 1] ?? null;
}

/** Smaller sizes first, then the cheaper: so most claims are decided whenever the time ends. */
const byCost = (a: Task, b: Task) =>
  CLAIM_SIZES.indexOf(a.size) - CLAIM_SIZES.indexOf(b.size) ||
  a.claim.cost[a.size].seconds - b.claim.cost[b.size].seconds;

/** Calls `run` for one task after another, on several places; `take` may have more tasks once a task has ended. */
async function inPlaces(places: number, take: () => Task | undefined, run: (task: Task) => Promise<void>) {
  const running = new Set<Promise<void>>();
  const work = async () => {
    for (;;) {
      const task = take();
      if (task) {
        const one = run(task).finally(() => running.delete(one));
        running.add(one);
        await one;
      } else if (running.size > 0) await Promise.race(running);
      else return;
    }
  };
  await Promise.all(Array.from({ length: places }, work));
}

/**
 * Performs each claim at growing sizes, until it is decided or has reached the largest. A size goes on from the replicates of
 * the size before it, as far as the runner holds them.
 */
export async function performUntilDecided(job: UntilDecidedJob): Promise<UntilDecided> {
  const { claims, workers, runner, bar, signal, save } = job;
  const reached = new Map(job.held);
  const failures: string[] = [];
  const waiting: Task[] = [];
  const stop = new AbortController();
  const stopped = AbortSignal.any([signal, stop.signal]);
  let saved: Promise<void> = Promise.resolve();
  const offer = (claim: Claim) => {
    const size = sizeAfter(claim, reached.get(claim.id));
    if (size !== null) waiting.push({ claim, size });
    waiting.sort(byCost);
  };
  const show = () => {
    const open = claims.filter((claim) => sizeAfter(claim, reached.get(claim.id)) !== null).length;
    bar.show(
      1 - open / claims.length,
      `${claims.length - open}/${claims.length} claims decided or at their largest size`,
    );
  };
  const perform = async ({ claim, size }: Task) => {
    let record: ClaimRecord;
    try {
      record = await runner.run(claim.id, size, { signal: stopped, onProgress: show });
    } catch (error) {
      if (!stopped.aborted) failures.push(`${claim.id} at ${size} size: ${messageOf(error)}`);
      return;
    }
    // Even where the time is up: what is made is kept.
    const test = { claim, record };
    saved = saved.then(() => save(test));
    await saved.catch((error) => {
      stop.abort(error);
      throw error;
    });
    reached.set(claim.id, record);
    bar.say(`${claim.id} ${size}: ${judge(claim, record.evidence).kind}, ${record.made?.seconds ?? '?'} s`);
    offer(claim);
    show();
  };
  claims.forEach(offer);
  await inPlaces(workers, () => (stopped.aborted ? undefined : waiting.shift()), perform);
  return {
    tests: claims.flatMap((claim) => {
      const record = reached.get(claim.id);
      return record ? [{ claim, record }] : [];
    }),
    left: claims
      .filter((claim) => sizeAfter(claim, reached.get(claim.id)) !== null)
      .map((claim) => ({ claim, reached: reached.get(claim.id)?.size ?? null })),
    failures,
  };
}
