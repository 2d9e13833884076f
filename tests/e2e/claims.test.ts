import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CLAIMS } from '../../src/claims/registry.ts';
import { recordIn } from '../../src/evidence/record-file.ts';
import { runCliSync } from '../support/cli-process.ts';
import { openPage, type PageServer, servePage } from '../support/page-server.ts';

const cli = (...args: string[]) => runCliSync('claims', ...args);
/** A toy claim that is tested in a second. */
const QUICKEST = 'Z18-2';
/** A claim of two sweeps that takes seconds. */
const OF_SWEEPS = 'Z18-1';
/** A toy claim that seconds leave undecided. */
const OPEN = 'S20-1';

let server: PageServer;
beforeAll(async () => {
  server = await servePage();
});
afterAll(() => server.close());

const fingerprintShown = (page: Page) => page.locator('[data-fingerprint]').getAttribute('data-fingerprint');

describe('the gallery', () => {
  test('lists every claim of the registry, without starting a sweep', async () => {
    const { page, faults } = await openPage(server);
    await page.goto(`${server.url}#/claims`);
    await page.getByRole('heading', { name: /Claims of the founding papers/ }).waitFor();
    const ids = await page
      .locator('[data-claim]')
      .evaluateAll((cards) => cards.map((card) => card.getAttribute('data-claim')));
    expect([...ids].sort()).toEqual(CLAIMS.map(({ id }) => id).sort());
    expect(await page.getByText(/^Finished: |^Training/).count()).toBe(0);
    expect(faults).toEqual([]);
    await page.close();
  });

  test('is reached from Start by keyboard; the board from there; a shown claim has a page of its own', async () => {
    const { page } = await openPage(server);
    await page.goto(server.url);
    await page.getByRole('link', { name: 'Claims' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: CLAIMS[0].title, exact: true }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: CLAIMS[0].title }).waitFor();
    expect(new URL(page.url()).hash).toBe(`#/claims/${CLAIMS[0].id}`);
    await page.getByRole('link', { name: 'Workbench' }).click();
    await page.locator('.board').waitFor();
    await page.close();
  });
});

describe('testing a claim', () => {
  test('on the page ends with a verdict, and with the fingerprint that the command line gives', async () => {
    const { page, faults } = await openPage(server);
    await page.goto(`${server.url}#/claims/${QUICKEST}`);
    await page.getByRole('button', { name: /^Run quick/ }).click();
    await page.getByText('run here').waitFor();
    const { status, stdout } = cli('--id', QUICKEST, '--json');
    expect(status).toBe(0);
    const [file] = JSON.parse(stdout);
    expect(await fingerprintShown(page)).toBe(file.fingerprint);
    expect(await page.locator('[data-verdict]').getAttribute('data-verdict')).toBe(file.verdict);

    await page.getByRole('button', { name: 'Export' }).click();
    const download = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: /JSON/ }).click();
    const saved = readFileSync(await (await download).path(), 'utf8');
    // When it was made, and how long it took, is all that differs.
    expect({ ...JSON.parse(saved), made: file.made }).toEqual(file);
    expect(faults).toEqual([]);
    await page.close();
  });

  test('that is undecided goes on to the next size, by keyboard, with the fingerprint of a fresh run', async () => {
    const { page, faults } = await openPage(server);
    await page.goto(`${server.url}#/claims/${OPEN}`);
    await page.getByRole('button', { name: /^Run quick/ }).click();
    await page.getByRole('status').getByText('Undecided at quick size. The next size goes on from').waitFor();
    await page.getByRole('button', { name: /^Go on to standard: about \d+ s/ }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('standard size, run here now').waitFor();
    const { stdout } = cli('--id', OPEN, '--size', 'standard', '--json');
    expect(await fingerprintShown(page)).toBe(JSON.parse(stdout)[0].fingerprint);
    expect(faults).toEqual([]);
    await page.close();
  });

  test('can be given up, and leaves the claim as it was', async () => {
    const { page } = await openPage(server);
    await page.goto(`${server.url}#/claims/X20-2`);
    await page.getByRole('button', { name: /^Run quick/ }).click();
    await page.getByRole('button', { name: 'Cancel X20-2' }).click();
    await page.getByRole('button', { name: 'Cancel X20-2' }).waitFor({ state: 'detached' });
    expect(await page.getByText('run here').count()).toBe(0);
    await page.close();
  });
});

test('the sweep behind a claim opens on the board and trains', async () => {
  const { page, faults } = await openPage(server);
  const [{ grid }] = JSON.parse(readFileSync('public/evidence/C21-3.json', 'utf8')).sweeps;
  const runs = grid.learningRates.length * grid.batchSizes.length * grid.seeds;
  await page.goto(`${server.url}#/claims/C21-3`);
  await page.getByRole('button', { name: 'Vary the setting' }).click();
  await page.locator('.board').waitFor();
  await page.getByText(new RegExp(`of ${runs} runs ended`)).waitFor();
  expect(faults).toEqual([]);
  await page.close();
});

describe('the command', () => {
  test('claims --id LI18-1 --json prints that claim, judged; --out writes it with its figure', () => {
    const out = mkdtempSync(join(tmpdir(), 'sgdscope-'));
    const { status, stdout } = cli('--id', 'LI18-1', '--json', '--out', out);
    expect(status).toBe(0);
    const files = JSON.parse(stdout);
    expect(files.map((file: { claim: { id: string } }) => file.claim.id)).toEqual(['LI18-1']);
    expect(files[0]).toMatchObject({ format: 'sgdscope-claim', size: 'quick', verdict: 'supported' });
    expect(readdirSync(out).sort()).toEqual(['LI18-1.json', 'LI18-1.svg', 'claims.md', 'index.json']);
    expect(readFileSync(join(out, 'LI18-1.svg'), 'utf8')).toContain(files[0].fingerprint.slice(0, 16));
    expect(readFileSync(join(out, 'claims.md'), 'utf8')).toContain('| LI18-1 |');
  });

  test('--until decided writes each claim at the size that decides it, and does not make again what is there', () => {
    const out = mkdtempSync(join(tmpdir(), 'sgdscope-'));
    const again = () => cli('--id', QUICKEST, '--until', 'decided', '--workers', '2', '--json', '--out', out);
    const [first, second] = [again(), again()];
    expect(first.stderr).toContain(`${QUICKEST} quick: supported`);
    expect(second.stderr).not.toContain(QUICKEST);
    expect([second.status, second.stdout]).toEqual([0, first.stdout]);
    const { claims, decided, left } = JSON.parse(first.stdout);
    expect(claims).toMatchObject([{ id: QUICKEST, verdict: 'supported', size: 'quick', made: { workers: 2 } }]);
    expect(decided.map(({ decided: count }: { decided: number }) => count)).toEqual([1, 0, 0]);
    expect(left).toEqual([]);
    expect(readdirSync(out).sort()).toEqual([`${QUICKEST}.json`, `${QUICKEST}.svg`, 'claims.md', 'index.json']);
  });

  test('does not depend on the number of workers, and tells each quantity in its table', () => {
    const [one, two] = ['1', '2'].map((workers) => cli('--id', OF_SWEEPS, '--workers', workers).stdout);
    const fingerprints = (text: string) => [...text.matchAll(/fingerprint ([0-9a-f]{64})/g)].map((match) => match[1]);
    expect(fingerprints(one).length).toBeGreaterThan(0);
    expect(fingerprints(two)).toEqual(fingerprints(one));
    for (const { name } of CLAIMS.find(({ id }) => id === OF_SWEEPS)?.criteria ?? []) expect(one).toContain(name);
  });

  test.each([
    [['--id', 'X99-1'], '--id must be one of'],
    [['--paper', 'X99'], '--paper must be one of'],
    [['--size', 'huge'], '--size must be one of quick, standard, thorough, got "huge"'],
    [['--until', 'supported'], '--until must be decided, got "supported"'],
    [['--until', 'decided', '--size', 'quick'], '--size must not be given with --until'],
    [['--until', 'decided', '--minutes', '0'], '--minutes must be a number in (0, 1440], got "0"'],
    [['--minutes', '5'], '--minutes must be given with --until decided'],
    [['--workers', '0'], '--workers must be a whole number of at least 1'],
    [['X20-2'], 'claims takes no arguments but options, got "X20-2"'],
  ])('%j is wrong usage', (args, message) => {
    const { status, stderr } = cli(...args);
    expect([status, stderr.includes(message)]).toEqual([2, true]);
  });
});

test('the evidence that comes with the page is of today’s claims and rules', () => {
  for (const claim of CLAIMS) {
    const path = `public/evidence/${claim.id}.json`;
    expect(existsSync(path), `${path} is missing: npm run claims`).toBe(true);
    expect(recordIn(readFileSync(path, 'utf8'), claim), `${path} is out of date: npm run claims`).not.toBeNull();
  }
});
