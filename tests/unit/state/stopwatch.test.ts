import { describe, expect, test } from 'vitest';
import { createStopwatch } from '../../../src/state/stopwatch.ts';

/** A stopwatch on a clock that is set by hand; its ticks are given while the machine is awake. */
function setUp() {
  let [at, ticking] = [5_000, 0];
  let tick = () => {};
  const stopwatch = createStopwatch({
    now: () => at,
    every(given) {
      tick = given;
      ticking++;
      return () => {
        tick = () => {};
        ticking--;
      };
    },
  });
  return {
    stopwatch,
    ticking: () => ticking,
    /** The clock goes on with nothing running. */
    sleep: (seconds: number) => {
      at += 1000 * seconds;
    },
    /** The page runs, with a timer that may be throttled. */
    awake(seconds: number, interval = 1) {
      for (let passed = 0; passed < seconds; passed += interval) {
        at += 1000 * interval;
        tick();
      }
    },
  };
}

describe('the stopwatch of a sweep', () => {
  test('counts work and no pauses, from where it was set', () => {
    const { stopwatch, awake } = setUp();
    stopwatch.reset(100);
    awake(10);
    expect(stopwatch.seconds()).toBe(100);
    stopwatch.resume();
    stopwatch.resume();
    awake(10);
    stopwatch.pause();
    awake(20);
    expect(stopwatch.seconds()).toBe(110);
    stopwatch.resume();
    awake(3);
    expect(stopwatch.seconds()).toBe(113);
  });

  test('counts a long segment, during which nobody asks, also where the page is hidden and timers run once a minute', () => {
    const { stopwatch, awake } = setUp();
    stopwatch.resume();
    awake(600, 60);
    expect(stopwatch.seconds()).toBe(600);
  });

  test('does not count a night, on whatever it ends: a tick, a question or a pause', () => {
    for (const wake of ['tick', 'seconds', 'pause'] as const) {
      const { stopwatch, awake, sleep } = setUp();
      stopwatch.resume();
      awake(30);
      sleep(8 * 3600);
      if (wake === 'tick') awake(1);
      else stopwatch[wake]();
      awake(wake === 'pause' ? 0 : 5);
      expect(stopwatch.seconds()).toBe(wake === 'pause' ? 30 : 35);
    }
  });

  test('a clock that goes back takes nothing away', () => {
    const { stopwatch, awake, sleep } = setUp();
    stopwatch.resume();
    awake(30);
    sleep(-3600);
    expect(stopwatch.seconds()).toBe(30);
    awake(5);
    expect(stopwatch.seconds()).toBe(35);
  });

  test('ticks only while it runs', () => {
    const { stopwatch, ticking } = setUp();
    stopwatch.resume();
    stopwatch.resume();
    expect(ticking()).toBe(1);
    stopwatch.pause();
    stopwatch.pause();
    expect(ticking()).toBe(0);
    stopwatch.resume();
    stopwatch.reset(0);
    expect(ticking()).toBe(0);
  });
});
