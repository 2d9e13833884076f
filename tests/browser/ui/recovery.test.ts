import { afterEach, describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { fixtureStore, fixtureSweep } from '../../support/board-fixture.ts';
import { PARTS } from '../../support/page-parts.ts';
import { axeFaults } from './axe-faults.ts';
import { all, chooseFile, type FixtureStore, find, mountPage, openDialog, setState } from './mount.ts';

let unmount = () => {};
afterEach(() => {
  unmount();
  window.location.hash = '';
  vi.restoreAllMocks();
});

interface Opening {
  readonly store?: FixtureStore;
  readonly width?: number;
  readonly height?: number;
}
/** The page with some parts of its state as they are seldom seen. */
async function openWith(parts: readonly string[], { store = fixtureStore(), ...size }: Opening = {}) {
  for (const part of parts) setState(store, PARTS[part]());
  const mounted = await mountPage({ store, ...size });
  unmount = mounted.unmount;
  document.documentElement.lang = 'en';
  return store;
}
const boxOf = (selector: string) => find(selector)!.getBoundingClientRect();

describe('notices', () => {
  test('are below the controls: no panel moves, no data are covered', async () => {
    const store = await openWith([]);
    await expect.poll(() => all('svg[role=img][data-panel]').length).toBe(3);
    const boxes = () => all('.panel').map((panel) => JSON.stringify(panel.getBoundingClientRect()));
    const before = boxes();
    setState(store, PARTS.notices());
    await expect.poll(() => all('.notice').length).toBe(3);
    expect(boxes()).toEqual(before);
    expect(boxOf('.notices').top).toBeGreaterThanOrEqual(boxOf('.controls-column').bottom - 0.5);
    expect(boxOf('.notices').bottom).toBeLessThanOrEqual(900);
  });

  test('are announced in regions that were there before, warnings as alerts', async () => {
    const store = await openWith([]);
    const [alert, status] = [find('.notices [role=alert]')!, find('.notices [role=status]')!];
    setState(store, PARTS.notices());
    await expect.poll(() => alert.textContent).toMatch(/Storage is nearly full.*WebGL context was lost/);
    expect(status.textContent).toMatch(/renamed/);
  });

  test('three are shown and the rest on demand; dismissing one keeps the focus among them', async () => {
    const store = await openWith(['notices']);
    await page.getByRole('button', { name: 'and 2 more' }).click();
    await expect.poll(() => all('.notice').length).toBe(5);
    find<HTMLButtonElement>('.notice button')?.focus();
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => store.getState().notices.length).toBe(4);
    await expect.poll(() => find('.notices')?.contains(document.activeElement)).toBe(true);
  });

  test('on a phone leave the end of the page free', async () => {
    await openWith(['notices'], { width: 390, height: 844 });
    await expect.poll(() => all('[role=gridcell]').length).toBe(36);
    window.scrollTo(0, document.documentElement.scrollHeight);
    const lastPanel = all('.panel').at(-1)!;
    await expect.poll(() => lastPanel.getBoundingClientRect().bottom <= boxOf('.notices').top + 0.5).toBe(true);
    expect(document.documentElement.scrollWidth).toBe(390);
  });
});

describe('reproduction of the results in a link', () => {
  test('is said in a status below the run bar, from the first moment on', async () => {
    const store = await openWith(['waiting'], { store: fixtureStore(fixtureSweep({ fraction: 0.5 })) });
    await expect.poll(() => find('.reproduction')?.textContent).toMatch(/made with 2c51a86d/);
    const before = boxOf('.board').top;
    setState(store, PARTS.exact());
    await expect.poll(() => find('.reproduction')?.textContent).toMatch(/Reproduced exactly/);
    expect(boxOf('.board').top).toBe(before);
    expect(find('.reproduction')?.getAttribute('role')).toBe('status');
  });

  test('outlines the cells that differ, and names them to a screen reader', async () => {
    const store = await openWith(['differs']);
    await expect.poll(() => all('.map-cell-differs').length).toBe(3);
    const labels = all('[role=gridcell]').map((cell) => cell.getAttribute('aria-label') ?? '');
    expect(
      labels.filter((label) => label.endsWith('differs from the link')).map((label) => label.split(':')[0]),
    ).toEqual(['η = 0.2, B = 16', 'η = 0.1, B = 8', 'η = 0.4, B = 4']);
    setState(store, PARTS.agrees());
    await expect.poll(() => all('.map-cell-differs').length).toBe(0);
  });
});

describe('a costly start', () => {
  test('says what it would cost, has the focus on the safe answer, and Escape starts nothing', async () => {
    const [confirmStart, declineStart] = [vi.fn(() => Promise.resolve()), vi.fn()];
    const store = await openWith([]);
    setState(store, { confirmStart, declineStart });
    const run = page.getByRole('button', { name: 'Run 108 runs' });
    (run.element() as HTMLElement).focus();
    setState(store, PARTS.costly());
    await expect.element(page.getByRole('dialog', { name: 'Start this costly sweep?' })).toBeVisible();
    await expect.element(page.getByRole('button', { name: 'Change the settings' })).toHaveFocus();
    expect(openDialog()?.textContent).toMatch(/3\.2 h and 3\.1 GB.*4096 runs/);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(await axeFaults(openDialog()!)).toEqual([]);
    await userEvent.keyboard('{Escape}');
    expect(declineStart).toHaveBeenCalledTimes(1);
    expect(confirmStart).not.toHaveBeenCalled();
    setState(store, { costlyStart: null });
    await expect.element(run).toHaveFocus();
  });

  test('starts all the same when told to', async () => {
    const confirmStart = vi.fn(() => Promise.resolve());
    const store = await openWith(['costly']);
    setState(store, { confirmStart });
    await page.getByRole('button', { name: 'Start all the same' }).click();
    expect(confirmStart).toHaveBeenCalledTimes(1);
  });
});

describe('an address that cannot be followed', () => {
  test('is said in place of the empty board, with ways on', async () => {
    const store = await openWith(['library', 'fault'], { store: fixtureStore(null) });
    const [start, dismissLinkFault] = [vi.fn(() => Promise.resolve()), vi.fn()];
    setState(store, { start, dismissLinkFault });
    await expect.element(page.getByRole('heading', { name: 'This link cannot be read' })).toBeVisible();
    expect(getComputedStyle(find('.board')!).display).toBe('none');
    expect(find('.board-message [role=alert]')?.textContent).toMatch(/checksum/);
    expect(find('.board-message a')?.getAttribute('href')).toBe('#/claims');
    expect(await axeFaults()).toEqual([]);
    await page.getByRole('button', { name: 'Run the first sweep' }).click();
    expect(start).toHaveBeenCalledTimes(1);
    expect(dismissLinkFault).toHaveBeenCalledTimes(1);
    expect(store.getState().draft.grid.learningRates).toEqual([0.1, 0.2, 0.4, 0.8]);
  });

  test('leaves the sweep on the board, and opens the list of saved ones', async () => {
    await openWith(['library', 'route']);
    await expect.element(page.getByRole('heading', { name: 'There is no such page' })).toBeVisible();
    await expect.poll(() => all('[role=gridcell]').length).toBe(36);
    await page.getByRole('button', { name: 'Open a saved sweep' }).click();
    await expect.element(page.getByRole('dialog', { name: 'Sweeps' })).toBeVisible();
  });

  test('asks for the file of a sweep by its content', async () => {
    const store = await openWith(['file'], { store: fixtureStore(null), width: 390, height: 844 });
    const openFiles = vi.fn(() => Promise.resolve('data' as const));
    store.setState({ openFiles });
    await expect.element(page.getByRole('heading', { name: 'This sweep needs the file ‘mine.csv’' })).toBeVisible();
    expect(find('.board-message code')?.textContent).toMatch(/^58ce772a0f1e2d3c[0-9a-f]{48}$/);
    expect(await axeFaults(find('.board-message')!)).toEqual([]);
    chooseFile('.board-message input[type=file]', new File(['1,2'], 'mine.csv'));
    expect(openFiles).toHaveBeenCalledTimes(1);
    expect(document.documentElement.scrollWidth).toBe(390);
  });
});

test('a sweep that another tab trains cannot be paused here, by button or by key', async () => {
  const store = await openWith(['following'], { store: fixtureStore(fixtureSweep({ fraction: 0.5 })) });
  const pause = vi.fn();
  store.setState({ pause });
  await expect
    .poll(() => find('.footer-status')?.textContent)
    .toMatch(/^Another tab trains this sweep; this one follows\./);
  for (const name of ['Pause', 'Stop']) {
    const button = page.getByRole('button', { name });
    await expect.element(button).toBeDisabled();
    await expect.element(button).toHaveAttribute('title', 'Another tab trains this sweep: pause and stop it there.');
  }
  await userEvent.keyboard(' ');
  expect(pause).not.toHaveBeenCalled();
});

describe('a sweep of two engines', () => {
  test('is marked, and says why it is not reproducible', async () => {
    await openWith(['mixed']);
    await page.getByRole('button', { name: 'mixed engines' }).click();
    await expect
      .element(page.getByText(/^3 runs went on with WebAssembly SIMD from step 120\..*not reproducible\.$/))
      .toBeVisible();
    expect(find('.footer-facts')?.textContent).toMatch(/not reproducible/);
    find<HTMLButtonElement>('.engine-button')?.click();
    await expect.poll(() => find('.origin')?.textContent).toMatch(/mixed: 3 runs/);
  });

  test('has a link without results, which says so', async () => {
    const store = await openWith(['mixed']);
    setState(store, { offerLink: () => ({ kind: 'link', fragment: '#x', holdsResults: false }) });
    vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    await page.getByRole('button', { name: 'Copy link' }).click();
    await expect.element(page.getByText(/settings alone: this sweep ran on more than one engine/)).toBeVisible();
  });
});

test('a link that is too long is offered as a file; of a sweep that has not ended, the one with its states', async () => {
  const store = await openWith(['library']);
  const { sweep } = store.getState();
  setState(store, { sweep: sweep && { ...sweep, status: 'stopped', fingerprint: null } });
  const exportSweep = vi.fn(() => Promise.resolve({ name: 'a', text: '{}' }));
  setState(store, { exportSweep, offerLink: () => ({ kind: 'tooLong', characters: 41_230 }) });
  await page.getByRole('button', { name: 'Copy link' }).click();
  await expect.element(page.getByText(/41 230 characters/)).toBeVisible();
  await page.getByRole('button', { name: 'Save as a file' }).click();
  expect(exportSweep).toHaveBeenCalledExactlyOnceWith('a');
});

test('after Run it is said that the sweep before is kept, until a quarter is done', async () => {
  const store = await openWith(['library']);
  await expect.poll(() => all('[role=gridcell]').length).toBe(36);
  expect(find('.run-kept')).toBeNull();
  store.setState({ sweep: { ...fixtureSweep({ fraction: 0.1 }), status: 'preparing' } });
  setState(store, { openedSweep: null });
  await expect.poll(() => find('.run-kept')?.textContent).toBe('The previous sweep is in Sweeps');
  setState(store, { openedSweep: 'new' });
  store.setState({ sweep: fixtureSweep({ fraction: 0.2 }) });
  await expect.poll(() => find('.run-kept')?.textContent).toBe('The previous sweep is in Sweeps');
  store.setState({ sweep: fixtureSweep({ fraction: 0.3 }) });
  await expect.poll(() => find('.run-kept')).toBeNull();
});

test('reading data shows how far it is, and can be cancelled', async () => {
  const store = await openWith(['loading']);
  const cancelLoading = vi.fn();
  setState(store, { cancelLoading });
  await expect.element(page.getByText('Reading the data, 40.0 %')).toBeVisible();
  await page.getByRole('button', { name: 'Cancel' }).click();
  expect(cancelLoading).toHaveBeenCalledTimes(1);
});
