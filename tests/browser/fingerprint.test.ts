import { expect, test } from 'vitest';
import { browserChannel } from '../../src/worker/browser-channel.ts';
import { createBrowserPool } from '../../src/worker/browser-pool.ts';
import { SMALL_FINGERPRINT, smallFingerprint } from '../support/small-sweep.ts';

test.each([1, 2, 3])('Chromium with %i workers gives the fingerprint that Node gives', async (workers) => {
  expect(await smallFingerprint(createBrowserPool(browserChannel, workers + 1))).toBe(SMALL_FINGERPRINT);
});
