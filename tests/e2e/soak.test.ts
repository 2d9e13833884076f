import { mkdirSync, writeFileSync } from 'node:fs';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { specFragment } from '../../src/sweep/spec/spec-link.ts';
import { parseSweepSpec, type SweepSpecInput } from '../../src/sweep/spec/sweep-spec.ts';
import { isFullSize } from '../support/full-size.ts';
import { openPage, type PageServer, servePage } from '../support/page-server.ts';
import { type Held, heldBy, reportOf, watchTextures } from '../support/soak.ts';

/** Full size: half an hour, shared by the two engines; else a few sweeps each. */
const LONG_MILLISECONDS = 15 * 60_000;
const FEW_SWEEPS = 3;
const REPORT = 'tests/.out/soak';
const heldByEngine = new Map<string, readonly Held[]>();

const SPEC: SweepSpecInput = {
  version: 1,
  name: 'soak',
  dataset: { source: { kind: 'moons' }, trainCount: 64, testCount: 64 },
  model: { hidden: [8] },
  grid: { learningRates: [0.1, 0.4], batchSizes: [16, 32], seeds: 2 },
  budget: { kind: 'epochs', epochs: 5 },
};
const MIB = 2 ** 20;

let server: PageServer;
beforeAll(async () => {
  server = await servePage();
});
afterAll(async () => {
  await server.close();
  mkdirSync(REPORT, { recursive: true });
  writeFileSync(`${REPORT}/report.md`, reportOf(heldByEngine));
});

const untilEnd = (page: Page) =>
  page
    .getByText(/^Finished: 8 runs/)
    .first()
    .waitFor({ timeout: 180_000 });

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[values.length >> 1];
/** From the first third of the repeats (after the very first, which loads code) to the last. */
function growthOf(held: readonly Held[], what: keyof Held): { readonly from: number; readonly to: number } {
  const values = held.slice(1).map((each) => each[what]);
  const third = Math.max(1, Math.floor(values.length / 3));
  return { from: median(values.slice(0, third)), to: median(values.slice(-third)) };
}

/**
 * Most growth from the first to the last third. Nothing may grow with the number of sweeps but the list of sweeps itself: a row
 * and some nodes each. Resident memory is what an allocator keeps, so it has a wide margin.
 */
const MOST: Readonly<Record<keyof Held, (from: number, sweeps: number) => number>> = {
  heap: (from, sweeps) => 0.1 * from + 0.05 * sweeps * MIB,
  nodes: (from, sweeps) => 0.1 * from + 40 * sweeps,
  listeners: (from, sweeps) => 0.1 * from + 5 * sweeps,
  workers: () => 0,
  textures: () => 0,
  renderers: (from) => 0.25 * from + 64 * MIB,
  gpu: (from) => 0.25 * from + 64 * MIB,
};

describe.each(['simd', 'webgl'])('sweeps one after the other on %s', (engine) => {
  test('hold no more at the end than at the start', { timeout: LONG_MILLISECONDS + 600_000 }, async () => {
    const { page, faults } = await openPage(server);
    watchTextures(page);
    await page.goto(`${server.url}?engine=${engine}${specFragment(parseSweepSpec(SPEC))}`);
    await untilEnd(page);
    const held: Held[] = [await heldBy(page, server.browser)];
    const end = Date.now() + LONG_MILLISECONDS;
    while (isFullSize ? Date.now() < end : held.length < FEW_SWEEPS) {
      await page.getByRole('button', { name: /^Run 8 runs/ }).click();
      await page
        .getByText(/^Finished: 8 runs/)
        .first()
        .waitFor({ state: 'detached', timeout: 60_000 });
      await untilEnd(page);
      held.push(await heldBy(page, server.browser));
    }
    heldByEngine.set(engine, held);
    const keys = Object.keys(MOST) as (keyof Held)[];
    const grown = keys.filter((what) => {
      const { from, to } = growthOf(held, what);
      return to - from > MOST[what](from, held.length);
    });
    expect(grown.map((what) => ({ what, ...growthOf(held, what) }))).toEqual([]);
    expect(faults).toEqual([]);
    await page.close();
  });
});
