import { beforeEach, describe, expect, test } from 'vitest';
import type { ClaimSize } from '../../../src/claims/claim.ts';
import type { ClaimRecord } from '../../../src/evidence/claim-record.ts';
import type { AppState } from '../../../src/state/app-state.ts';
import { claimsSlice } from '../../../src/state/claims-slice.ts';
import type { ClaimsState } from '../../../src/state/claims-state.ts';
import type { SetState } from '../../../src/state/set-state.ts';
import type { ClaimRunner } from '../../../src/worker/claim-runner.ts';
import { EVIDENCE, recordOf } from '../../support/made-up-claim.ts';

interface Job {
  readonly id: string;
  readonly size: ClaimSize;
  readonly signal: AbortSignal;
  readonly onProgress: (fraction: number) => void;
  finish(): void;
  fail(message: string): void;
}

let jobs: Job[];
let kept: Record<string, ClaimSize>;
const runner: ClaimRunner = {
  heldSize: (id) => kept[id] ?? null,
  run: (id, size, { signal, onProgress }) =>
    new Promise<ClaimRecord>((resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason));
      jobs.push({
        id,
        size,
        signal,
        onProgress,
        finish: () => resolve({ ...recordOf(EVIDENCE, { id }), size }),
        fail: (message) => reject(new Error(message)),
      });
    }),
};
const refuse = () => Promise.reject(new Error('not here'));
const settle = () => new Promise((resume) => setTimeout(resume));

let shipped: () => Promise<readonly ClaimRecord[]>;
let held: ClaimsState;
const state = () => held;
beforeEach(() => {
  jobs = [];
  kept = {};
  shipped = async () => [recordOf(EVIDENCE, { id: 'A-1' })];
  const set: SetState = (change) => {
    held = { ...held, ...(typeof change === 'function' ? change(held as AppState) : change) };
  };
  held = claimsSlice(set, { claims: { runner, workers: 2, shipped: () => shipped() } });
});
const states = () => Object.fromEntries(Object.entries(state().claimProgress).map(([id, test]) => [id, test.state]));

describe('testing claims', () => {
  test('says whose replicates are held for a larger size, also where one claim’s take the room of another’s', async () => {
    for (const id of ['A-1', 'A-2']) {
      const running = state().runClaims([id], 'quick');
      kept = { [id]: 'quick' };
      jobs.at(-1)?.finish();
      await running;
      expect(state().claimReplicates).toEqual({ [id]: 'quick' });
    }
  });

  test('as many at a time as there are workers, in order, to their evidence', async () => {
    const all = state().runClaims(['A-1', 'A-2', 'A-3'], 'quick');
    expect(states()).toEqual({ 'A-1': 'running', 'A-2': 'running', 'A-3': 'queued' });
    expect(state().claimBatch).toEqual({ asked: 3, done: 0 });
    jobs[0].onProgress(0.25);
    expect(state().claimProgress['A-1']).toEqual({ state: 'running', size: 'quick', fraction: 0.25 });
    jobs[0].finish();
    await settle();
    expect(states()).toEqual({ 'A-2': 'running', 'A-3': 'running' });
    expect(state().claimBatch).toEqual({ asked: 3, done: 1 });
    expect(state().claimEvidence['A-1']).toMatchObject({ source: 'own run', record: { size: 'quick' } });
    jobs[1].finish();
    jobs[2].finish();
    await all;
    expect(states()).toEqual({});
    expect(state().claimBatch).toBeNull();
    expect(Object.keys(state().claimEvidence)).toEqual(['A-1', 'A-2', 'A-3']);
  });

  test('a claim under test is not asked for twice', async () => {
    void state().runClaims(['A-1'], 'quick');
    await state().runClaims(['A-1'], 'standard');
    expect(jobs.map(({ size }) => size)).toEqual(['quick']);
  });

  test('a failure says why, leaves the evidence before it, and can be tried again', async () => {
    await state().loadShippedEvidence();
    const first = state().runClaims(['A-1'], 'quick');
    jobs[0].fail('no memory');
    await first;
    expect(state().claimProgress['A-1']).toEqual({ state: 'failed', size: 'quick', message: 'no memory' });
    expect(state().claimEvidence['A-1'].source).toBe('shipped');
    expect(state().claimBatch).toBeNull();
    const again = state().runClaims(['A-1'], 'standard');
    jobs[1].finish();
    await again;
    expect(states()).toEqual({});
    expect(state().claimEvidence['A-1']).toMatchObject({ source: 'own run', record: { size: 'standard' } });
  });
});

describe('giving up', () => {
  test('ends one test, running or queued, and lets the others go on', async () => {
    const all = state().runClaims(['A-1', 'A-2', 'A-3', 'A-4'], 'quick');
    state().cancelClaims(['A-1']);
    state().cancelClaims(['A-3']);
    await settle();
    expect(jobs[0].signal.aborted).toBe(true);
    expect(states()).toEqual({ 'A-2': 'running', 'A-4': 'running' });
    jobs[1].finish();
    jobs[2].finish();
    await all;
    expect(Object.keys(state().claimEvidence)).toEqual(['A-2', 'A-4']);
  });

  test('ends all of them, and late progress of one changes nothing', async () => {
    const all = state().runClaims(['A-1', 'A-2', 'A-3'], 'quick');
    state().cancelClaims();
    jobs[0].onProgress(0.9);
    await all;
    expect([states(), state().claimBatch, jobs.length]).toEqual([{}, null, 2]);
    const again = state().runClaims(['A-1'], 'quick');
    jobs[2].finish();
    await again;
    expect(Object.keys(state().claimEvidence)).toEqual(['A-1']);
  });
});

describe('the evidence that comes with the page', () => {
  test('is shown until a claim is tested, and never takes the place of that', async () => {
    await state().loadShippedEvidence();
    expect(state()).toMatchObject({ shippedEvidence: 'ready', claimEvidence: { 'A-1': { source: 'shipped' } } });
    const own = state().runClaims(['A-1'], 'quick');
    jobs[0].finish();
    await own;
    await state().loadShippedEvidence();
    expect(state().claimEvidence['A-1'].source).toBe('own run');
  });

  test('may be missing', async () => {
    shipped = refuse;
    await state().loadShippedEvidence();
    expect(state()).toMatchObject({ shippedEvidence: 'absent', claimEvidence: {} });
  });
});
