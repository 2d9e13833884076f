import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPage, type PageServer, servePage } from '../support/page-server.ts';

let server: PageServer;
beforeAll(async () => {
  server = await servePage();
});
afterAll(() => server.close());

test('no chunk of the built page imports a worker’s entry: WebKit would evaluate the entry twice', () => {
  const folder = 'dist/assets';
  const chunks = readdirSync(folder)
    .filter((name) => name.endsWith('.js'))
    .map((name) => ({ name, text: readFileSync(`${folder}/${name}`, 'utf8') }));
  const START = /new Worker\([^)]*?[`'"]\.?\/?([\w.-]+\.js)[`'"]/g;
  const entries = new Set(chunks.flatMap(({ text }) => [...text.matchAll(START)].map((match) => match[1])));
  expect([...entries]).toEqual([expect.stringMatching(/^main-/)]);
  for (const entry of entries) {
    expect(chunks.map(({ name }) => name)).toContain(entry);
    const importers = chunks.filter(({ text }) => text.replaceAll(START, '').includes(entry));
    expect(importers.map(({ name }) => name)).toEqual([]);
  }
});

test('a worker whose code does not load says so on the page', async () => {
  const { page } = await openPage(server);
  await page.route(/assets\/serve-.*\.js$/, (route) => route.abort());
  await page.goto(`${server.url}?engine=simd#/workbench`);
  await page
    .getByText(/^Failed: .*worker: .*(import|module)/)
    .first()
    .waitFor({ timeout: 30_000 });
  await page.close();
});
