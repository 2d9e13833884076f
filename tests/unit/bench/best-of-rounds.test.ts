import { expect, test } from 'vitest';
import { bestOfRounds } from '../../bench/best-of-rounds.ts';

/** Work whose n-th call takes `durations[n]` ms on a clock of its own; later calls take as long as the last. */
function timed(durations: readonly number[]) {
  let time = 0;
  let calls = 0;
  const work = () => {
    time += durations[Math.min(calls, durations.length - 1)];
    calls++;
  };
  return { work, now: () => time, calls: () => calls };
}

test('the first call warms up and does not count', async () => {
  const { work, now } = timed([1, 20]);
  expect(await bestOfRounds(work, { seconds: 0.1, rounds: 5 }, now)).toBe(20);
});

test('the round that was disturbed least counts', async () => {
  const { work, now } = timed([10, 50, 30, 40, 30, 60]);
  expect(await bestOfRounds(work, { seconds: 0.05, rounds: 5 }, now)).toBe(30);
});

test('short work is repeated within a round and averaged', async () => {
  const { work, now, calls } = timed([1, 1, 3, 2, 2]);
  expect(await bestOfRounds(work, { seconds: 0.008, rounds: 2 }, now)).toBe(2);
  expect(calls()).toBe(1 + 4);
});

test('work far slower than its share stops after two rounds', async () => {
  const { work, now, calls } = timed([5000]);
  expect(await bestOfRounds(work, { seconds: 1, rounds: 20 }, now)).toBe(5000);
  expect(calls()).toBe(3);
});
