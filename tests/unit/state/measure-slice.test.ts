import { beforeEach, describe, expect, test, vi } from 'vitest';
import { readWhole } from '../../../src/data/formats/unread-file.ts';
import { SpecError } from '../../../src/errors.ts';
import { createAppStore } from '../../../src/state/store.ts';
import type { NetworkReport } from '../../../src/sweep/network/network-report.ts';
import { parseSweepSpec } from '../../../src/sweep/spec/sweep-spec.ts';
import type { Waiting } from '../../../src/worker/call-once.ts';
import type { NetworkRequest } from '../../../src/worker/network-measurer.ts';
import { npzFile, SMALL_NETWORK } from '../../support/network-files.ts';
import { REFUSING } from '../../support/refusing-dependencies.ts';

/** Requests that wait for an answer; a terminated one is never answered. */
interface Asked {
  readonly request: NetworkRequest;
  readonly waiting: Waiting;
  readonly answer: (report: NetworkReport) => void;
  readonly fail: (error: Error) => void;
}
let asked: Asked[];
let store: ReturnType<typeof createAppStore>;
beforeEach(() => {
  asked = [];
  store = createAppStore({
    ...REFUSING,
    initialDraft: parseSweepSpec({
      version: 1,
      dataset: {},
      grid: { learningRates: [0.1], batchSizes: [8], seeds: 1 },
      budget: { kind: 'steps', steps: 1 },
    }),
    networks: {
      measure: (request, waiting) =>
        new Promise((answer, fail) => {
          asked.push({ request, waiting, answer, fail });
        }),
    },
  });
});
const state = () => store.getState();
const report = (name: string) => ({ name }) as NetworkReport;
const { name, bytes } = npzFile(SMALL_NETWORK);
const file = (as = name) => new File([bytes as BlobPart], as);
const settled = () => new Promise((resolve) => setTimeout(resolve));

describe('a network from a file', () => {
  test('dropped among data it is known by its arrays and measured; draft and data set stay', async () => {
    const { draft, dataset } = state();
    expect(await state().openFiles([file()])).toBe('network');
    await vi.waitFor(() => expect(asked).toHaveLength(1));
    expect(asked[0].request).toMatchObject({ file: { name }, options: {}, engine: 'auto' });
    expect((await readWhole(asked[0].request.file)).bytes).toEqual(bytes);
    asked[0].answer(report('first'));
    await settled();
    expect(state()).toMatchObject({ draft, dataset, networkReport: { name: 'first' }, networkTest: { state: 'idle' } });
  });

  test('beside other files it is refused, and says why', async () => {
    expect(await state().openFiles([file(), new File(['1,2'], 'data.csv')])).toBe('data');
    expect(state().dataset.message).toContain(
      'net.npz: a network must be opened alone, with its data inside, got 2 files',
    );
    await state().openNetworks([file(), file()]);
    expect(state().networkTest).toMatchObject({ state: 'failed', message: expect.stringContaining('one by one') });
    expect(asked).toHaveLength(0);
  });

  test('is none where nothing was picked', async () => {
    await state().openNetworks([]);
    expect([state().networkTest, state().networkFile]).toEqual([{ state: 'idle' }, null]);
  });

  test('tells how far it is', async () => {
    void state().openNetworks([file()]);
    await settled();
    expect(state().networkTest).toEqual({ state: 'running', fraction: 0, doing: null });
    asked[0].waiting.onProgress?.(0.25, 'sharpness');
    expect(state().networkTest).toEqual({ state: 'running', fraction: 0.25, doing: 'sharpness' });
  });

  test('that is no good says why; what was measured before stays', async () => {
    void state().openNetworks([file()]);
    await settled();
    asked[0].answer(report('good'));
    await settled();
    void state().openNetworks([file('bad.npz')]);
    await settled();
    asked[1].fail(new Error('bad.npz, activation: it must be given'));
    await settled();
    expect(state().networkReport).toEqual({ name: 'good' });
    expect(state().networkTest).toEqual({ state: 'failed', message: 'bad.npz, activation: it must be given' });
    expect(state().networkFile?.name).toBe('bad.npz');
  });

  test('with arrays that would not be used tells their names, so that they can be ignored', async () => {
    void state().openNetworks([file()]);
    await settled();
    asked[0].fail(new SpecError('net.npz, list of arrays: …', { unusedArrays: ['gamma0'] }));
    await settled();
    expect(state().networkTest).toEqual({
      state: 'failed',
      message: 'net.npz, list of arrays: …',
      unusedArrays: ['gamma0'],
    });
  });

  test('is measured again with what the user says of it; of another file nothing is known', async () => {
    void state().openNetworks([file()]);
    await settled();
    void state().measureNetwork({ activation: 'relu' });
    expect(asked[1].request).toMatchObject({ file: { name }, options: { activation: 'relu' } });
    expect(asked[0].waiting.signal.aborted).toBe(true);
    void state().openNetworks([file('other.npz')]);
    await settled();
    expect(asked[2].request).toMatchObject({ file: { name: 'other.npz' }, options: {} });
  });

  test('of two the newer is shown, and one given up is not', async () => {
    void state().openNetworks([file()]);
    await settled();
    void state().openNetworks([file('newer.npz')]);
    await settled();
    asked[1].answer(report('newer'));
    asked[0].answer(report('older'));
    await settled();
    expect(state().networkReport).toEqual({ name: 'newer' });
    void state().openNetworks([file()]);
    await settled();
    state().cancelNetwork();
    asked[2].answer(report('given up'));
    await settled();
    expect(state()).toMatchObject({ networkReport: { name: 'newer' }, networkTest: { state: 'idle' } });
  });
});
