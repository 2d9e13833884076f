import { expect, test } from 'vitest';
import { CLAIM_SIZES, type Claim, type ClaimSize, type Cost } from '../../../src/claims/claim.ts';
import type { VerdictKind } from '../../../src/claims/judge.ts';
import { performUntilDecided, type UntilDecidedJob } from '../../../src/cli/claims-until-decided.ts';
import { untilDecidedJson, untilDecidedTable } from '../../../src/cli/until-decided-table.ts';
import type { ClaimRecord } from '../../../src/evidence/claim-record.ts';
import { EVIDENCE, MADE_UP, recordOf } from '../../support/made-up-claim.ts';

const claimOf = (id: string, ...seconds: readonly number[]): Claim => ({
  ...MADE_UP,
  id,
  cost: Object.fromEntries(CLAIM_SIZES.map((size, i) => [size, { seconds: seconds[i], work: '' }])) as Record<
    ClaimSize,
    Cost
  >,
});

/** Evidence of the made-up claim with a verdict: its second interval inside, outside or across the predicted set. */
const INTERVALS = { supported: [1, 2], refuted: [-2, -1], undecided: [-1, 1] } as const;
function recordWith(id: string, size: ClaimSize, verdict: VerdictKind): ClaimRecord {
  const [low, high] = INTERVALS[verdict];
  const growth = { estimate: (low + high) / 2, low, high, replicates: 3 };
  const record = recordOf({ ...EVIDENCE, measured: [EVIDENCE.measured[0], growth] }, { id });
  return { ...record, size, made: { date: '2026-11-30', seconds: 2, workers: 1 } };
}

interface Performed {
  readonly order: string[];
  readonly saved: string[];
}

/** Performs claims whose verdict at each size is given; a missing one fails. */
function perform(
  verdicts: Readonly<Record<string, readonly VerdictKind[]>>,
  claims: readonly Claim[],
  options: Partial<UntilDecidedJob> & { readonly onRun?: (what: string) => void } = {},
) {
  const done: Performed = { order: [], saved: [] };
  const result = performUntilDecided({
    claims,
    held: new Map(),
    workers: 1,
    runner: {
      heldSize: () => null,
      async run(id, size, { signal }) {
        done.order.push(`${id} ${size}`);
        options.onRun?.(`${id} ${size}`);
        await new Promise((resume) => setTimeout(resume));
        signal.throwIfAborted();
        const verdict = verdicts[id]?.[CLAIM_SIZES.indexOf(size)];
        if (verdict === undefined) throw new Error('the engine is gone');
        return recordWith(id, size, verdict);
      },
    },
    bar: { show() {}, say() {} },
    signal: new AbortController().signal,
    save: async ({ record }) => void done.saved.push(`${record.id} ${record.size}`),
    ...options,
  });
  return { done, result };
}

const CLAIMS = [claimOf('A', 3, 4, 50), claimOf('B', 2, 30, 90), claimOf('C', 1, 20, 60)];
const VERDICTS: Record<string, VerdictKind[]> = {
  A: ['supported'],
  B: ['undecided', 'refuted'],
  C: ['undecided', 'undecided', 'undecided'],
};

test('every claim at quick size first, then the undecided at larger ones, the cheapest first; each is saved at once', async () => {
  const { done, result } = perform(VERDICTS, CLAIMS);
  const found = await result;
  expect(done.order).toEqual(['C quick', 'B quick', 'A quick', 'C standard', 'B standard', 'C thorough']);
  expect(done.saved).toEqual(done.order);
  expect(found.tests.map(({ record }) => `${record.id} ${record.size}`)).toEqual([
    'A quick',
    'B standard',
    'C thorough',
  ]);
  expect([found.left, found.failures]).toEqual([[], []]);
});

test('several workers perform the same claims and sizes', async () => {
  const [one, many] = [perform(VERDICTS, CLAIMS), perform(VERDICTS, CLAIMS, { workers: 5 })];
  expect((await many.result).tests).toEqual((await one.result).tests);
  expect([...many.done.order].sort()).toEqual([...one.done.order].sort());
});

test('what is held is not made again: a decided claim, and sizes up to that of an undecided one', async () => {
  const held = new Map([
    ['A', recordWith('A', 'standard', 'refuted')],
    ['B', recordWith('B', 'quick', 'undecided')],
    ['C', recordWith('C', 'thorough', 'undecided')],
  ]);
  const { done, result } = perform(VERDICTS, CLAIMS, { held });
  const { tests, left } = await result;
  expect(done.order).toEqual(['B standard']);
  expect(tests.map(({ record }) => record.size)).toEqual(['standard', 'standard', 'thorough']);
  expect(left).toEqual([]);
});

test('when the time is up, it says what is left at which size; a claim in progress is lost, the others are not', async () => {
  const stop = new AbortController();
  const onRun = (what: string) => what === 'B standard' && stop.abort(new Error('time'));
  const { done, result } = perform(VERDICTS, CLAIMS, { signal: stop.signal, onRun });
  const found = await result;
  expect(done.saved).toEqual(['C quick', 'B quick', 'A quick', 'C standard']);
  expect(found.left.map(({ claim, reached }) => [claim.id, reached])).toEqual([
    ['B', 'quick'],
    ['C', 'standard'],
  ]);
  expect(found.failures).toEqual([]);
  const table = untilDecidedTable(found, 3);
  expect(table).toContain('A      supported  quick         2.0        1  2026-11-30');
  expect(table).toContain('Decided: 1 at quick, 0 at standard, 0 at thorough size: 1 of 3 (33 %).');
  expect(table).toContain('Left undecided at quick size: B.\nLeft undecided at standard size: C.');
  expect(JSON.parse(untilDecidedJson(found, 3))).toMatchObject({
    claims: [{ id: 'A', verdict: 'supported', size: 'quick' }, { id: 'B' }, { id: 'C' }],
    asked: 3,
    left: [
      { id: 'B', reached: 'quick' },
      { id: 'C', reached: 'standard' },
    ],
  });
});

test('a claim that fails is told, and the others go on', async () => {
  const { result } = perform({ ...VERDICTS, B: ['undecided'] }, CLAIMS);
  const { failures, tests, left } = await result;
  expect(failures).toEqual(['B at standard size: the engine is gone']);
  expect(tests.map(({ record }) => record.size)).toEqual(['quick', 'quick', 'thorough']);
  expect(left.map(({ claim }) => claim.id)).toEqual(['B']);
});

test('a disk that fails ends the whole', async () => {
  const save = () => Promise.reject(new Error('no space left'));
  const { done, result } = perform(VERDICTS, CLAIMS, { save });
  await expect(result).rejects.toThrow('no space left');
  expect(done.order).toEqual(['C quick']);
});
