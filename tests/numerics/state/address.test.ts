import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { createSources } from '../../../src/data/sources.ts';
import type { Engine } from '../../../src/engine/contract.ts';
import { loadSimdEngineInNode } from '../../../src/engine/simd/load-node.ts';
import { ADDRESS_MILLISECONDS } from '../../../src/state/address-bar.ts';
import type { AppState } from '../../../src/state/app-state.ts';
import { boardLinkIn } from '../../../src/state/board-link/board-link.ts';
import { LAYOUTS } from '../../../src/state/board-panel.ts';
import { openPage } from '../../../src/state/open-page.ts';
import { resultsOf } from '../../../src/state/selectors.ts';
import { createAppStore } from '../../../src/state/store.ts';
import { createInspector } from '../../../src/sweep/inspection/inspector.ts';
import { digestOf } from '../../../src/sweep/link/digest.ts';
import { linkFragment } from '../../../src/sweep/link/sweep-link.ts';
import { specFragment } from '../../../src/sweep/spec/spec-link.ts';
import { parseSweepSpec } from '../../../src/sweep/spec/sweep-spec.ts';
import { isBoardFragment, isKnownRoute, pageNamed } from '../../../src/ui/route.ts';
import { localPool } from '../../support/local-pool.ts';
import { memoryAddress } from '../../support/memory-address.ts';
import { REFUSING } from '../../support/refusing-dependencies.ts';

const spec = parseSweepSpec({
  version: 1,
  name: 'moons',
  dataset: { source: { kind: 'moons' }, trainCount: 32, testCount: 16 },
  model: { hidden: [3] },
  grid: { learningRates: [0.1, 0.2], batchSizes: [4, 8], seeds: 6 },
  budget: { kind: 'epochs', epochs: 2 },
});
const other = parseSweepSpec({ ...spec, name: 'longer', budget: { kind: 'epochs', epochs: 3 } });

let engine: Engine;
beforeAll(async () => {
  engine = await loadSimdEngineInNode();
});

/** A page over an engine in this thread, without a library. */
function opened(first: string, asked: AppState['enginePreference'] | null = null, entry = { isOwn: false }) {
  const store = createAppStore({
    ...REFUSING,
    sources: createSources(),
    pool: localPool(engine, 2),
    openInspector: (_engine, plan, dataset) => createInspector(engine, plan, dataset),
    initialDraft: spec,
  });
  const history = memoryAddress(first, entry);
  const routes = { isRoute: isKnownRoute, isBoard: isBoardFragment, pageNamed };
  void openPage(store, { address: history.address, routes, engine: asked });
  return { store, state: () => store.getState(), history };
}
type Page = ReturnType<typeof opened>;

const finished = ({ state }: Page, of = spec) =>
  vi.waitFor(
    () => {
      expect(state().sweep?.plan.spec).toEqual(of);
      expect(state().sweep?.status).toBe('finished');
    },
    { timeout: 60_000, interval: 20 },
  );
const written = ({ history }: Page) =>
  vi.waitFor(
    () => {
      const link = boardLinkIn(history.address.fragment);
      expect(link?.results).toBeTruthy();
      return link;
    },
    { timeout: 20_000, interval: 50 },
  );

let page: Page;
let made: string;

describe('a first visit', () => {
  beforeEach(async () => {
    page = opened('');
    await finished(page);
    await written(page);
    made = page.history.address.fragment;
  }, 60_000);
  test('runs the draft; its address becomes a link with its results, in the same entry of the history', () => {
    expect(boardLinkIn(made)).toMatchObject({ spec, results: { fingerprint: page.state().sweep?.fingerprint } });
    expect(page.history.length).toBe(1);
    expect(page.state().reproduction).toBeNull();
  });
  test('the address follows view and selection; another sweep adds an entry, and Back and Forward change the board', async () => {
    const { state, history } = page;
    state().setView({ mapQuantity: 'lossGap' });
    state().select({ kind: 'cell', learningRate: 0.1, batchSize: 4 });
    state().openMicroscope(2);
    await vi.waitFor(() => expect(boardLinkIn(history.address.fragment)?.board.microscope).toBe(2), { timeout: 5000 });
    expect(boardLinkIn(history.address.fragment)?.board).toEqual({
      view: { mapQuantity: 'lossGap' },
      selected: { kind: 'cell', learningRate: 0.1, batchSize: 4 },
      microscope: 2,
    });
    expect(history.length).toBe(1);

    state().closeMicroscope();
    state().editDraft(() => other);
    void state().start();
    await finished(page, other);
    await vi.waitFor(() => expect(boardLinkIn(history.address.fragment)?.spec).toEqual(other), { timeout: 5000 });
    expect(history.length).toBe(2);
    await written(page);
    state().setView({ mapQuantity: 'steps' });
    await vi.waitFor(() => expect(boardLinkIn(history.address.fragment)?.board.view).toEqual({ mapQuantity: 'steps' }));

    history.back();
    await finished(page, spec);
    // The entry was written in mid-view: with the microscope closed, or open where it had not been rewritten yet.
    expect(state().selected).toEqual({ kind: 'cell', learningRate: 0.1, batchSize: 4 });
    expect(state().view.mapQuantity).toBe('lossGap');
    expect(state().reproduction).toBeNull(); // its own results are no promise
    history.forward();
    await finished(page, other);
    expect(state().view.mapQuantity).toBe('steps');
    expect(history.length).toBe(2);
  });
  test('after a reload, a sweep that follows at once has an entry of its own', async () => {
    const reloaded = opened(made, null, { isOwn: true });
    const { state, history } = reloaded;
    await vi.waitFor(() => expect(state().sweep).not.toBeNull(), { timeout: 5000, interval: 1 });
    state().editDraft(() => other);
    await state().start();
    await vi.waitFor(() => expect(boardLinkIn(history.address.fragment)?.spec).toEqual(other), { timeout: 5000 });
    expect(history.length).toBe(2);
  });
  test('many changes make few entries and few writes', async () => {
    const before = page.history.changes;
    const started = performance.now();
    for (let i = 0; i < 60; i++) {
      page.state().setView({ mapQuantity: i % 2 ? 'steps' : 'lossGap' });
      await new Promise((resume) => setTimeout(resume, 20));
    }
    await new Promise((resume) => setTimeout(resume, ADDRESS_MILLISECONDS));
    const most = Math.ceil((performance.now() - started) / ADDRESS_MILLISECONDS) + 1;
    expect(page.history.changes - before).toBeLessThanOrEqual(most);
    expect(page.history.length).toBe(1);
  });
  test('another view and back leave the sweep alone, and no reproduction is claimed of what was not computed twice', async () => {
    const { plan } = page.state().sweep ?? {};
    page.history.enter('#/claims');
    page.history.back();
    await new Promise((resume) => setTimeout(resume, 2 * ADDRESS_MILLISECONDS));
    expect(page.state().sweep?.plan).toBe(plan);
    expect(page.state().reproduction).toBeNull();
    page.history.enter('#/');
    await vi.waitFor(() => expect(page.history.address.fragment).toBe(made));
  });
  test('Start and the workbench show one board: another page is an entry of the history, and the sweep stays', async () => {
    const { state, history } = page;
    const { plan } = state().sweep ?? {};
    state().select({ kind: 'cell', learningRate: 0.1, batchSize: 4 });
    history.enter('#/workbench');
    const boardIn = () => boardLinkIn(history.address.fragment)?.board;
    await vi.waitFor(() => expect(boardIn()?.view).toEqual({ page: 'workbench' }), { timeout: 5000 });
    expect(boardIn()?.selected).toEqual({ kind: 'cell', learningRate: 0.1, batchSize: 4 });
    history.back();
    expect(state().view.page).toBe('start');
    history.forward();
    expect(state().view.page).toBe('workbench');
    expect(state().selected).toEqual({ kind: 'cell', learningRate: 0.1, batchSize: 4 });
    expect(state().sweep?.plan).toBe(plan);
    expect(history.length).toBe(2);

    const reloaded = opened(history.address.fragment, null, { isOwn: true });
    await vi.waitFor(() => expect(reloaded.state().sweep).not.toBeNull(), { timeout: 5000, interval: 1 });
    expect(reloaded.state().view.page).toBe('workbench');
  });
  test('a link that is pasted into the same tab changes the board', async () => {
    page.history.enter(linkFragment({ spec: other }));
    expect(page.state().followed).toEqual(other);
    await finished(page, other);
    expect(page.history.length).toBe(2);
    await written(page);
    expect(page.history.length).toBe(2);
  });
  test('a link that is pasted while the address is about to be written stays, and changes the board', async () => {
    const { state, history } = page;
    state().setView({ mapQuantity: 'lossGap' });
    const tell = history.enterUnheard(specFragment(other));
    await new Promise((wait) => setTimeout(wait, 2 * ADDRESS_MILLISECONDS));
    expect(history.address.fragment).toBe(specFragment(other));
    tell();
    await finished(page, other);
  });

  test('a damaged link and an unknown route are said, change nothing and are left again', async () => {
    const { plan } = page.state().sweep ?? {};
    for (const [fragment, kind, text] of [
      [made.slice(0, 100), 'damagedLink', /^This link is incomplete: it ends early/],
      ['#/nowhere', 'unknownRoute', /“#\/nowhere”, which is no view of this page/],
    ] as const) {
      page.history.enter(fragment);
      expect(page.state().linkFault).toEqual({ kind, text: expect.stringMatching(text) });
      await new Promise((resume) => setTimeout(resume, 1.5 * ADDRESS_MILLISECONDS));
      expect(page.history.address.fragment).toBe(fragment);
      expect(page.state().sweep?.plan).toBe(plan);
      expect(page.state().draftError).toBeNull();
    }
    page.history.enter('#/');
    expect(page.state().linkFault).toBeNull();
  });

  test('opened elsewhere, its link rebuilds the same view and says that it was reproduced exactly', async () => {
    page.state().setView({ panels: LAYOUTS.noise, timeAxis: 'epochs' });
    page.state().select({ kind: 'run', run: 4 });
    page.state().openMicroscope(5);
    const offer = page.state().offerLink();
    if (offer.kind !== 'link') throw new Error('too long');
    const second = opened(offer.fragment);
    expect(second.state().reproduction).toBeNull();
    const seen = new Set<string | undefined>();
    second.store.subscribe(({ reproduction }) => seen.add(reproduction?.state));
    await finished(second);
    await expect.poll(() => [...seen]).toEqual([undefined, 'waiting', 'exact']);
    expect(second.state().reproduction).toEqual({
      state: 'exact',
      text: expect.stringMatching(/^Reproduced exactly: same fingerprint as in the link, [0-9a-f]{8}…\.$/),
    });
    for (const key of ['view', 'selected', 'microscope'] as const)
      expect(second.state()[key]).toEqual(page.state()[key]);
    second.state().closeMicroscope();
    second.state().editDraft(() => other);
    void second.state().start();
    await finished(second, other);
    expect(second.state().reproduction).toBeNull();
  });

  test('a link with other results says where they differ, or that they agree', async () => {
    const { sweep } = page.state();
    if (!sweep) throw new Error('no sweep');
    const results = resultsOf(sweep);
    const promised = (factor: number) => ({
      fingerprint: 'ab'.repeat(32),
      engine: 'webgl' as const,
      digest: digestOf(
        sweep.plan,
        results.map((result) => ({
          ...result,
          sharpness: result.sharpness * (result.run.learningRate > 0.1 ? factor : 1),
        })),
        { withValues: true },
      ),
    });
    page.history.enter(linkFragment({ spec, results: promised(1) }));
    await expect.poll(() => page.state().reproduction?.state).toBe('agrees');
    expect(page.state().reproduction?.text).toMatch(/^Agrees within 10 % of λ₁ and ±[\d.e-]+ of the gap in every cell/);
    page.history.enter(linkFragment({ spec, results: promised(0.001) }));
    await expect.poll(() => page.state().reproduction?.state).toBe('differs');
    expect(page.state().reproduction).toMatchObject({
      cells: [
        { learningRate: 0.2, batchSize: 4 },
        { learningRate: 0.2, batchSize: 8 },
      ],
      text: expect.stringMatching(/in 2 of 4 cells \(η = 0\.2, B = 4; η = 0\.2, B = 8\).*The link was made on WebGL/),
    });
  });
});

describe('a link that cannot be followed', () => {
  test('starts nothing, and the first sweep can be run', async () => {
    page = opened('#sweep=2.abc');
    await new Promise((resume) => setTimeout(resume, ADDRESS_MILLISECONDS));
    expect(page.state().sweep).toBeNull();
    expect(page.state().linkFault?.kind).toBe('damagedLink');
    expect(page.state().draftError).toBeNull();
    void page.state().start();
    await finished(page);
    expect(page.state().linkFault).toBeNull();
  });
});

describe('a link to a sweep on a file of the user', () => {
  const table = (seed: number) =>
    `x,y,label\n${Array.from({ length: 60 }, (_, i) => `${(i * seed) % 17},${i % 5},${i % 2}`).join('\n')}\n`;
  const file = (name: string, text: string) => new File([text], name);
  let link: string;
  beforeEach(async () => {
    page = opened('#/claims');
    await page.state().openFiles([file('mine.csv', table(3))]);
    const { dataset } = page.state().draft;
    expect(dataset.source.kind).toBe('file');
    link = linkFragment({ spec: { ...spec, dataset: { ...dataset, trainCount: 32, testCount: 12 } } });
    page = opened(link);
    await vi.waitFor(() => expect(page.state().requestedFile).not.toBeNull());
  });
  test('asks for the file, and starts once it is given under any name', async () => {
    expect(page.state().sweep).toBeNull();
    expect(page.state().requestedFile).toMatchObject({
      name: 'mine',
      text: expect.stringMatching(/the file “mine” \(SHA-256 [0-9a-f]{8}…\).*Drop that file on this page/),
    });
    await page.state().openFiles([file('renamed.csv', table(3))]);
    await finished(page, boardLinkIn(link)?.spec);
    expect(page.state().requestedFile).toBeNull();
  });
  test('says that another file is another', async () => {
    await page.state().openFiles([file('other.csv', table(5))]);
    expect(page.state().requestedFile).toBeNull();
    expect(page.state().notices.filter(({ id }) => id !== 'library-absent')).toEqual([
      {
        id: 'other-file',
        kind: 'warning',
        text: expect.stringMatching(/^other\.csv is not the file that the link asks for/),
      },
    ]);
    expect(page.state().sweep).toBeNull();
  });
});

test('an engine in the address has precedence over that of a link', () => {
  const fragment = linkFragment({ spec, board: { engine: 'webgl' } });
  expect(opened(fragment).state().enginePreference).toBe('webgl');
  expect(opened(fragment, 'simd').state().enginePreference).toBe('simd');
});

afterEach(() => page?.state().stop());
