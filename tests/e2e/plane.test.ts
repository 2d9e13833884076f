import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { decodePoints } from '../../src/data/points/point-text.ts';
import { boardLinkIn } from '../../src/state/board-link/board-link.ts';
import { specFragment } from '../../src/sweep/spec/spec-link.ts';
import { parseSweepSpec } from '../../src/sweep/spec/sweep-spec.ts';
import { finishedOn, openPage, type PageServer, servePage } from '../support/page-server.ts';
import { LISTED_POINTS, PLANE_SWEEPS } from '../support/plane-sweeps.ts';

let server: PageServer;
beforeAll(async () => {
  server = await servePage();
});
afterAll(() => server.close());

const linkAt = (page: Page) => {
  const { hash } = new URL(page.url());
  return hash.startsWith('#sweep=') ? boardLinkIn(hash) : null;
};
/** The points of the sweep in the address, once it holds results of so many points. */
async function pointsOf(page: Page, count: number) {
  const read = () => {
    const link = linkAt(page);
    const source = link?.results ? link.spec.dataset.source : null;
    return source?.kind === 'points' ? decodePoints(source.points) : null;
  };
  await expect.poll(() => read()?.length, { timeout: 60_000 }).toBe(count);
  return read();
}

test('points that are drawn are run, and their link gives the same points and numbers elsewhere', async () => {
  const { page, faults } = await openPage(server);
  const [listed] = PLANE_SWEEPS;
  if (!listed) throw new Error('there must be a sweep of points.');
  await page.goto(`${server.url}?engine=simd${specFragment(parseSweepSpec(listed.spec))}`);
  await finishedOn(page);
  // The command line's fingerprint of the same spec.
  await expect.poll(() => linkAt(page)?.results?.fingerprint).toBe(listed.fingerprint);
  const before = await pointsOf(page, LISTED_POINTS.length);

  const plane = page.getByRole('application', { name: 'Points of the plane' });
  await plane.click({ position: { x: 40, y: 40 } });
  await plane.press('1');
  await plane.press('Enter');
  await page.getByRole('button', { name: /^Run \d+ runs$/ }).click();
  const after = await pointsOf(page, LISTED_POINTS.length + 2);
  expect(after?.slice(0, -2)).toEqual(before);
  expect(after?.at(-1)).toEqual([0, 0, 1]);

  const other = await openPage(server);
  await other.page.goto(page.url().replace('?engine=simd', ''));
  await other.page
    .getByRole('status')
    .filter({ hasText: /Reproduced exactly/ })
    .first()
    .waitFor({ timeout: 60_000 });
  expect(await pointsOf(other.page, LISTED_POINTS.length + 2)).toEqual(after);
  // What was saved in the browser comes back too.
  await page.reload();
  await finishedOn(page);
  expect(await pointsOf(page, LISTED_POINTS.length + 2)).toEqual(after);
  expect([...faults, ...other.faults]).toEqual([]);
  await other.page.close();
  await page.close();
});

// The third is run in every browser by browsers.test.ts.
test.each(PLANE_SWEEPS.slice(1, 2))(
  '$name: the page has the fingerprint of the command line',
  async ({ spec, fingerprint }) => {
    const { page, faults } = await openPage(server);
    await page.goto(`${server.url}?engine=simd${specFragment(parseSweepSpec(spec))}`);
    await expect.poll(() => linkAt(page)?.results?.fingerprint, { timeout: 60_000 }).toBe(fingerprint);
    expect(faults).toEqual([]);
    await page.close();
  },
);
