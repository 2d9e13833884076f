import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { EngineError } from '../../../src/errors.ts';
import { createWorkerClient } from '../../../src/worker/client.ts';
import type { Channel, Reply, Request } from '../../../src/worker/protocol.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A channel whose worker does what the test says. */
function puppet() {
  const requests: Request[] = [];
  const told = { reply: (_: Reply) => {}, death: (_: string) => {} };
  let terminated = 0;
  const channel: Channel = {
    post: (request) => void requests.push(request),
    onReply: (listener) => void Object.assign(told, { reply: listener }),
    onDeath: (listener) => void Object.assign(told, { death: listener }),
    terminate: () => void terminated++,
  };
  return { channel, requests, told, terminations: () => terminated };
}

/** A call that has been made, and what became of it. */
function calling(patience = 10) {
  const worker = puppet();
  const client = createWorkerClient(worker.channel, { patience });
  const outcome: { result?: unknown; error?: unknown } = {};
  const call = () => {
    client.call('selfCheck', { engine: 'simd' }).then(
      (result) => Object.assign(outcome, { result }),
      (error: unknown) => Object.assign(outcome, { error }),
    );
  };
  call();
  // Its code has arrived.
  worker.told.reply({ heartbeat: true });
  return { ...worker, client, outcome, call };
}
const seconds = (count: number) => vi.advanceTimersByTimeAsync(1000 * count);
const lostWorker = (about: RegExp) => ({ lost: 'worker', message: expect.stringMatching(about) });

describe('a worker that is silent', () => {
  test('for as long as the patience lasts is terminated, and its calls are rejected', async () => {
    const { outcome, terminations } = calling();
    await seconds(9);
    expect([outcome, terminations()]).toEqual([{}, 0]);
    await seconds(1);
    expect(outcome.error).toBeInstanceOf(EngineError);
    expect(outcome.error).toMatchObject(lostWorker(/no sign of life for 10 seconds/));
    expect(terminations()).toBe(1);
  });

  test.each<[string, Reply]>([
    ['heartbeats', { heartbeat: true }],
    ['progress', { id: 0, progress: 0.5 }],
    ['another answer', { id: 7, result: null }],
  ])('but for %s is alive', async (_, reply) => {
    const { told, outcome, terminations } = calling();
    for (let i = 0; i < 10; i++) {
      await seconds(9);
      told.reply(reply);
    }
    expect([outcome, terminations()]).toEqual([{}, 0]);
    await seconds(10);
    expect(terminations()).toBe(1);
  });

  test('without a call in flight is left alone, and watched anew with the next', async () => {
    const { told, call, terminations } = calling();
    told.reply({ id: 0, result: 1 });
    await seconds(1000);
    expect(terminations()).toBe(0);
    expect(vi.getTimerCount()).toBe(0);
    call();
    await seconds(9);
    expect(terminations()).toBe(0);
    await seconds(1);
    expect(terminations()).toBe(1);
  });

  test('from its start has five minutes to arrive', async () => {
    const { channel, terminations } = puppet();
    const call = createWorkerClient(channel, { patience: 10 }).call('selfCheck', { engine: 'simd' });
    const outcome = expect(call).rejects.toMatchObject(lostWorker(/no sign of life for 300 seconds/));
    await seconds(299);
    expect(terminations()).toBe(0);
    await seconds(1);
    await outcome;
  });

  test('while the page sleeps is not taken to hang: only seconds in which the page runs count', async () => {
    const { terminations } = calling();
    await seconds(5);
    // A jump of the clock by a day during which no timer runs.
    vi.setSystemTime(Date.now() + 86_400_000);
    await seconds(4);
    expect(terminations()).toBe(0);
  });
});

test('a death rejects the calls in flight and those that follow, with its reason', async () => {
  const { told, outcome, client } = calling();
  told.death('it ended without an error.');
  await seconds(0);
  expect(outcome.error).toMatchObject(lostWorker(/it ended without an error/));
  await expect(client.call('selfCheck', { engine: 'simd' })).rejects.toMatchObject(
    lostWorker(/it ended without an error/),
  );
  expect(vi.getTimerCount()).toBe(0);
});

test('a lost device is the same on both sides of the boundary', async () => {
  const { told, outcome } = calling();
  told.reply({ id: 0, failure: { name: 'EngineError', message: 'context lost', lost: 'device' } });
  await seconds(0);
  expect(outcome.error).toBeInstanceOf(EngineError);
  expect(outcome.error).toMatchObject({ message: 'context lost', lost: 'device' });
});
