import { expect, test } from 'vitest';
import { browserChannel } from '../../src/worker/browser-channel.ts';
import { createBrowserPool } from '../../src/worker/browser-pool.ts';
import type { Channel } from '../../src/worker/protocol.ts';
import { SMALL_FINGERPRINT, smallFingerprint } from '../support/small-sweep.ts';

test.each([1, 2, 3])('Chromium with %i workers gives the fingerprint that Node gives', async (workers) => {
  expect(await smallFingerprint(createBrowserPool(browserChannel, workers + 1))).toBe(SMALL_FINGERPRINT);
});

test.each([1, 2, 3])('the same with %i workers when one dies in the middle', async (workers) => {
  const channels: Channel[] = [];
  const deaths: ((reason: string) => void)[] = [];
  const fragile = () => {
    const channel = browserChannel();
    channels.push(channel);
    // `terminate` gives no event: a real worker that dies fires `error`, which this stands in for.
    return { ...channel, onDeath: (listener: (reason: string) => void) => void deaths.push(listener) };
  };
  const kill = (done: number) => {
    if (done !== 12) return;
    channels[0].terminate();
    deaths[0]('killed by the test.');
  };
  expect(await smallFingerprint(createBrowserPool(fragile, workers + 1), kill)).toBe(SMALL_FINGERPRINT);
  expect(channels).toHaveLength(workers + 1);
});
