import { expect, test } from 'vitest';
import type { ClaimSize } from '../../../src/claims/claim.ts';
import type { KeptReplicates } from '../../../src/claims/replicate-memory.ts';
import { createClaimRunner } from '../../../src/worker/claim-runner.ts';
import type { Calls, Channel, Reply, Request } from '../../../src/worker/protocol.ts';
import { EVIDENCE, recordOf } from '../../support/made-up-claim.ts';

type Params = Calls['claim']['params'];

const kept = (bytes: number): KeptReplicates => ({ values: new Map([['bytes', bytes]]), bytes });

/** A runner of workers that answer at once; `answer` says what a claim keeps, or throws. */
function runnerOf(answer: (params: Params) => KeptReplicates | null, mostBytes?: number) {
  const asked: Params[] = [];
  const openChannel = (): Channel => {
    let listener: (reply: Reply) => void = () => {};
    return {
      post(request: Request) {
        const params = request.params as Params;
        asked.push(params);
        queueMicrotask(() => {
          try {
            const result = {
              record: { ...recordOf(EVIDENCE, { id: params.claim }), size: params.size },
              kept: answer(params),
            };
            listener({ id: request.id, result });
          } catch (error) {
            listener({ id: request.id, failure: { name: 'Error', message: (error as Error).message } });
          }
        });
      },
      onReply: (own) => void (listener = own),
      onDeath() {},
      terminate() {},
    };
  };
  const runner = createClaimRunner(openChannel, { workers: 2, ...(mostBytes !== undefined && { mostBytes }) });
  const run = (claim: string, size: ClaimSize) =>
    runner.run(claim, size, { signal: new AbortController().signal, onProgress: () => {} });
  return { run, asked, heldSize: runner.heldSize };
}

test('a larger size is given what a smaller one has kept; the same size again starts over', async () => {
  const { run, asked, heldSize } = runnerOf(({ size }) => (size === 'thorough' ? null : kept(size.length)));
  for (const size of ['quick', 'standard', 'standard', 'quick', 'standard', 'thorough'] as const) await run('A', size);
  expect(asked.map(({ kept: given }) => given?.bytes ?? null)).toEqual([null, 5, null, null, 5, 8]);
  expect(heldSize('A')).toBeNull();
});

test('what a decided claim keeps is nothing, and other claims have their own', async () => {
  const { run, asked, heldSize } = runnerOf(({ claim }) => (claim === 'A' ? kept(1) : null));
  await run('A', 'quick');
  await run('B', 'quick');
  expect([heldSize('A'), heldSize('B')]).toEqual(['quick', null]);
  await run('B', 'standard');
  expect(asked.at(-1)?.kept).toBeNull();
});

test('the claim performed longest ago is dropped where there is no room', async () => {
  const { run, heldSize } = runnerOf(() => kept(40), 100);
  for (const claim of ['A', 'B', 'A', 'C']) await run(claim, 'quick');
  expect(['A', 'B', 'C'].map(heldSize)).toEqual(['quick', null, 'quick']);
});

test('a run that fails leaves what is held for another attempt', async () => {
  let fails = true;
  const { run, asked } = runnerOf(({ size }) => {
    if (size === 'standard' && fails) throw new Error('no more memory');
    return kept(1);
  });
  await run('A', 'quick');
  await expect(run('A', 'standard')).rejects.toThrow('no more memory');
  fails = false;
  await run('A', 'standard');
  expect(asked.map(({ kept: given }) => given?.bytes ?? null)).toEqual([null, 1, 1]);
});

test('a record says when it was made, beside how many claims, and its time includes what it went on from', async () => {
  const { run } = runnerOf(() => kept(1));
  const first = await run('A', 'quick');
  expect(first.made).toMatchObject({ date: new Date().toISOString().slice(0, 10), workers: 2 });
  const second = await run('A', 'standard');
  expect(second.made?.seconds).toBeGreaterThanOrEqual(first.made?.seconds ?? Number.NaN);
});
