import type { ClaimSize } from '../claims/claim.ts';
import { messageOf } from '../errors.ts';
import type { ClaimRecord } from '../evidence/claim-record.ts';
import type { ClaimRunner } from '../worker/claim-runner.ts';
import type { ClaimProgress, ClaimsState, HeldEvidence } from './claims-state.ts';
import type { SetState } from './set-state.ts';

/** What the claims part of the store is given from outside. */
export interface ClaimDependencies {
  readonly runner: ClaimRunner;
  /** Number of claims performed in parallel. */
  readonly workers: number;
  /** The evidence shipped with the page, of these claims or of all. */
  shipped(only?: readonly string[]): Promise<readonly ClaimRecord[]>;
}

/** A test in the queue or running. */
interface QueuedTest {
  readonly id: string;
  readonly size: ClaimSize;
  readonly abort: AbortController;
  readonly end: () => void;
}

const without = (tests: ClaimsState['claimProgress'], ids: readonly string[]) =>
  Object.fromEntries(Object.entries(tests).filter(([id]) => !ids.includes(id)));

const heldAs = (source: HeldEvidence['source'], records: readonly ClaimRecord[]) =>
  Object.fromEntries(records.map((record): [string, HeldEvidence] => [record.id, { record, source }]));

const heldReplicates = (ids: readonly string[], runner: ClaimRunner): Record<string, ClaimSize> =>
  Object.fromEntries(
    ids.flatMap((id) => {
      const size = runner.heldSize(id);
      return size === null ? [] : [[id, size]];
    }),
  );

/** Performs tests in order, at most `workers` in parallel; `onEnd` receives the number that remain after each. */
function createQueue(workers: number, perform: (test: QueuedTest) => Promise<void>, onEnd: (left: number) => void) {
  let waiting: QueuedTest[] = [];
  const running = new Set<QueuedTest>();
  const over = (test: QueuedTest) => {
    test.end();
    onEnd(waiting.length + running.size);
  };
  const pump = () => {
    while (running.size < workers) {
      const test = waiting.shift();
      if (!test) return;
      running.add(test);
      void perform(test).finally(() => {
        running.delete(test);
        over(test);
        pump();
      });
    }
  };
  return {
    holds: (id: string) => [...waiting, ...running].some((test) => test.id === id && !test.abort.signal.aborted),
    add(tests: readonly QueuedTest[]) {
      waiting.push(...tests);
      pump();
    },
    cancel(isMeant: (id: string) => boolean) {
      for (const test of running) if (isMeant(test.id)) test.abort.abort(new Error('cancelled'));
      const dropped = waiting.filter(({ id }) => isMeant(id));
      waiting = waiting.filter(({ id }) => !isMeant(id));
      dropped.forEach(over);
    },
  };
}

/** Evidence for claims, and tests of them. */
export function claimsSlice(
  set: SetState,
  { claims: { runner, workers, shipped } }: { readonly claims: ClaimDependencies },
): ClaimsState {
  const mark = (id: string, test: ClaimProgress) =>
    set(({ claimProgress }) => ({ claimProgress: { ...claimProgress, [id]: test } }));

  const perform = async ({ id, size, abort: { signal } }: QueuedTest) => {
    if (signal.aborted) return;
    mark(id, { state: 'running', size, fraction: 0 });
    try {
      const onProgress = (fraction: number) => {
        if (!signal.aborted) mark(id, { state: 'running', size, fraction });
      };
      const record = await runner.run(id, size, { signal, onProgress });
      if (signal.aborted) return;
      set(({ claimEvidence: before, claimProgress }) => {
        const claimEvidence = { ...before, ...heldAs('own run', [record]) };
        const claimReplicates = heldReplicates(Object.keys(claimEvidence), runner);
        return { claimEvidence, claimReplicates, claimProgress: without(claimProgress, [id]) };
      });
    } catch (error) {
      if (!signal.aborted) mark(id, { state: 'failed', size, message: messageOf(error) });
    }
  };
  const queue = createQueue(workers, perform, (left) =>
    set(({ claimBatch }) => ({
      claimBatch: claimBatch && left > 0 ? { ...claimBatch, done: claimBatch.asked - left } : null,
    })),
  );

  return {
    claimEvidence: {},
    shippedEvidence: 'loading',
    claimProgress: {},
    claimReplicates: {},
    claimBatch: null,
    async loadShippedEvidence(ids) {
      try {
        const held = heldAs('shipped', await shipped(ids));
        set(({ claimEvidence }) => ({ claimEvidence: { ...held, ...claimEvidence }, shippedEvidence: 'ready' }));
      } catch {
        // Optional: every claim can be tested on the page.
        set({ shippedEvidence: 'absent' });
      }
    },
    async runClaims(ids, size) {
      const fresh = ids.filter((id) => !queue.holds(id));
      if (fresh.length === 0) return;
      const queued = Object.fromEntries(fresh.map((id) => [id, { state: 'queued', size } as const]));
      set(({ claimProgress, claimBatch }) => ({
        claimProgress: { ...claimProgress, ...queued },
        claimBatch: { asked: (claimBatch?.asked ?? 0) + fresh.length, done: claimBatch?.done ?? 0 },
      }));
      const ends = fresh.map(
        (id) => new Promise<void>((end) => queue.add([{ id, size, abort: new AbortController(), end }])),
      );
      await Promise.all(ends);
    },
    cancelClaims(ids) {
      const isMeant = (id: string) => ids === undefined || ids.includes(id);
      set(({ claimProgress }) => ({
        claimProgress: Object.fromEntries(Object.entries(claimProgress).filter(([id]) => !isMeant(id))),
      }));
      queue.cancel(isMeant);
    },
  };
}
