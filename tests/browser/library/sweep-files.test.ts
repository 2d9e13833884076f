import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { createSources } from '../../../src/data/sources.ts';
import { type Library, openLibrary } from '../../../src/library/library.ts';
import { createAppStore } from '../../../src/state/store.ts';
import { FILE_WORK_HERE } from '../../../src/sweep/file-work.ts';
import { parseSweepSpec } from '../../../src/sweep/spec/sweep-spec.ts';
import { browserChannel } from '../../../src/worker/browser-channel.ts';
import { createRemoteFileWork } from '../../../src/worker/remote-file-work.ts';
import { type AlteredWorkers, alterWorkers } from '../../support/altered-workers.ts';
import { isFullSize } from '../../support/full-size.ts';
import { largeSavedSweep, savedSpec } from '../../support/large-saved-sweep.ts';
import { npzFile, ramp, SMALL_NETWORK } from '../../support/network-files.ts';
import { REFUSING } from '../../support/refusing-dependencies.ts';

const DRAFT = parseSweepSpec({
  version: 1,
  name: 'draft',
  dataset: { source: { kind: 'moons' }, trainCount: 64, testCount: 64 },
  model: { hidden: [8] },
  grid: { learningRates: [0.1], batchSizes: [8], seeds: 1 },
  budget: { kind: 'steps', steps: 10 },
});
/** 19 MB at full size, else 2. */
const LARGE_RATES = isFullSize ? 48 : 5;
/** The texts that this thread may parse: its own, of a few thousand characters. */
const MOST_HERE = 2 ** 16;

let large: File;
let text: string;
beforeAll(async () => {
  large = new File([await largeSavedSweep(LARGE_RATES)], 'sweep.json');
  text = await (await largeSavedSweep(1)).text();
}, 120_000);

let made = 0;
let library: Library;
let altered: AlteredWorkers;
beforeEach(async () => {
  sessionStorage.clear();
  localStorage.clear();
  library = await openLibrary(`sgdscope-sweep-files-test-${made++}`);
  altered = alterWorkers();
});
afterEach(() => {
  library.database.close();
  altered.restore();
  vi.restoreAllMocks();
});

async function opened({ hasLibrary = true, fileWork = createRemoteFileWork(browserChannel) } = {}) {
  const measure = vi.fn(() => Promise.reject(new Error('measured elsewhere')));
  const store = createAppStore({
    ...REFUSING,
    sources: createSources(),
    fileWork,
    networks: { measure },
    initialDraft: DRAFT,
    openLibrary: () => (hasLibrary ? Promise.resolve(library) : Promise.reject(new Error('none'))),
  });
  await store.getState().restore({ linked: null, startsSweep: false });
  return { getState: store.getState, subscribe: store.subscribe, measure };
}

/** The length of the longest text that this thread parses from now on. */
function watchParsing() {
  const parse = vi.spyOn(JSON, 'parse');
  return () => Math.max(0, ...parse.mock.calls.map(([each]) => each.length));
}

/** Resolves once the completed fraction is more than `least`. */
const advanced = ({ getState, subscribe }: Awaited<ReturnType<typeof opened>>, least: number) =>
  new Promise<void>((resolve) => {
    const isPast = () => (getState().dataset.progress ?? 0) > least;
    if (isPast()) return resolve();
    subscribe(() => {
      if (isPast()) resolve();
    });
  });

describe('a large saved sweep', () => {
  test.each([true, false])('is read in a worker, with progress (in a library: %s)', async (hasLibrary) => {
    expect(large.size).toBeGreaterThan(1e6);
    const page = await opened({ hasLibrary });
    const longest = watchParsing();
    const fractions: (number | null)[] = [];
    page.subscribe(({ dataset }) => void fractions.push(dataset.progress));
    expect(await page.getState().openFiles([large])).toBe('sweep');
    expect(page.getState().sweep).toMatchObject({ status: 'finished', plan: { spec: savedSpec(LARGE_RATES) } });
    expect(page.getState().dataset).toEqual({ state: 'ready', progress: null, message: null });
    expect(altered.workers).toHaveLength(1);
    expect(longest()).toBeLessThan(MOST_HERE);
    expect(Math.max(...fractions.map(Number))).toBeGreaterThan(0.4);
  });

  test.each([
    ['parsed', 0],
    ['restored', 0.4],
  ])(
    'that is cancelled while it is %s ends its worker at once; the board stays, and it can be opened again',
    async (_, least) => {
      const page = await opened();
      const { getState } = page;
      await getState().openFiles([new File([text], 'before.json')]);
      const { sweep, openedSweep } = getState();
      expect(sweep?.status).toBe('finished');
      const terminate = vi.spyOn(Worker.prototype, 'terminate');
      const opening = getState().openFiles([large]);
      await advanced(page, least);
      getState().cancelLoading();
      expect(terminate).toHaveBeenCalledTimes(1);
      await opening;
      expect(getState()).toMatchObject({ openedSweep, dataset: { state: 'ready', message: null } });
      expect(getState().sweep).toBe(sweep);
      expect(await library.database.sweeps.count()).toBe(1);
      expect(await getState().openFiles([large])).toBe('sweep');
      expect(getState().sweep?.plan.spec).toEqual(savedSpec(LARGE_RATES));
    },
  );
});

describe('a file that cannot be read', () => {
  const number = /"value":[\d.]+/;
  test.each<[string, () => BlobPart[]]>(
    [
      ['cut short', () => [text.slice(0, -1000)]],
      ['no UTF-8', () => [text.slice(0, 200_000), new Uint8Array([0xff, 0xfe]), text.slice(200_000)]],
      ['of another value', () => [text.replace(number, '"value":0.5')]],
      ['of a value that is none', () => [text.replace(number, '"value":"x"')]],
      ['of an unknown version', () => [text.replace('"version": 4', '"version": 9')]],
      ['of another spec', () => [text.replace('"steps": 1000', '"steps": 999')]],
      ['of a spec that cannot be run', () => [text.replace('"steps": 1000', '"steps": -1')]],
      ['nested too deep', () => [text.replace('"results": [', `"results": ${'['.repeat(100)}`)]],
      ['with a key twice', () => [text.replace('"results": [', '"results": [], "results": [')]],
      ['a spec that cannot be run', () => [JSON.stringify({ ...DRAFT, tune: 'nothing' }), ' '.repeat(MOST_HERE)]],
      ['a spec that is too long', () => [JSON.stringify(DRAFT), ' '.repeat(2 ** 23)]],
      ['a spec that is cut short', () => [JSON.stringify(DRAFT).slice(0, -1), ' '.repeat(MOST_HERE)]],
    ].filter((_, index) => isFullSize || index % 3 === 0) as [string, () => BlobPart[]][],
  )('says the same, read in a worker: %s', async (_, parts) => {
    const file = new File(parts(), 'mine.json');
    expect(file.size).toBeGreaterThan(MOST_HERE);
    const here = await opened({ fileWork: FILE_WORK_HERE });
    await here.getState().openFiles([file]);
    expect(altered.workers).toHaveLength(0);
    const there = await opened();
    await there.getState().openFiles([file]);
    expect(altered.workers.length).toBe(1);
    const { dataset, sweep, draft } = there.getState();
    expect(dataset).toEqual({ state: 'failed', progress: null, message: expect.any(String) });
    expect(dataset.message).toBe(here.getState().dataset.message);
    expect([sweep, draft]).toEqual([null, DRAFT]);
  });

  test('says so where the worker ends without a result', async () => {
    altered.restore();
    altered = alterWorkers(() => `addEventListener('message', () => { throw new Error('gone'); });`);
    const { getState } = await opened();
    await getState().openFiles([large]);
    expect(getState().dataset).toMatchObject({
      state: 'failed',
      message: expect.stringMatching(
        /^sweep\.json: reading must end within the memory that a tab has, .*Use a smaller file\.$/,
      ),
    });
    expect(getState().sweep).toBeNull();
  });
});

test('a long spec is read in a worker and becomes the draft', async () => {
  const { getState } = await opened();
  const longest = watchParsing();
  const spec = { ...DRAFT, name: 'from a file' };
  expect(await getState().openFiles([new File([JSON.stringify(spec), ' '.repeat(MOST_HERE)], 'spec.json')])).toBe(
    'sweep',
  );
  expect(getState().draft).toEqual(spec);
  expect(altered.workers).toHaveLength(1);
  expect(longest()).toBeLessThan(MOST_HERE);
});

describe('a large network', () => {
  const { name, bytes } = npzFile([...SMALL_NETWORK, ramp('x_large', [MOST_HERE])]);
  test('is known and checked in workers, and its file is what is measured', async () => {
    const { getState, measure } = await opened();
    const file = new File([bytes as BlobPart], name);
    expect(await getState().openFiles([file])).toBe('network');
    await expect.poll(() => measure.mock.calls.length).toBe(1);
    expect(measure).toHaveBeenCalledWith(expect.objectContaining({ file: { name, content: file } }), expect.anything());
    expect(altered.workers).toHaveLength(2);
  });

  test('that is none is refused as before', async () => {
    const { getState, measure } = await opened();
    await getState().openNetworks([new File(['a,b\n', '1,2\n'.repeat(MOST_HERE)], 'table.csv')]);
    expect(getState().networkTest).toEqual({
      state: 'failed',
      message:
        'table.csv: the file must be a network as NPZ or safetensors, got a text, possibly a table of data. ' +
        'Open it as data; a network file contains its data.',
    });
    expect(altered.workers).toHaveLength(1);
    expect(measure).not.toHaveBeenCalled();
  });
});
