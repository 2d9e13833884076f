import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { datasetFrom } from '../../../src/data/build-dataset.ts';
import { ChoiceError } from '../../../src/data/choice-error.ts';
import { readFiles } from '../../../src/data/formats/read-files.ts';
import { sha256Of } from '../../../src/data/hash.ts';
import { createSources } from '../../../src/data/sources.ts';
import { parseDatasetSpec } from '../../../src/data/spec.ts';
import { browserChannel } from '../../../src/worker/browser-channel.ts';
import { createRemoteDataWork } from '../../../src/worker/remote-data-work.ts';
import { type AlteredWorkers, alterWorkers } from '../../support/altered-workers.ts';

const work = createRemoteDataWork(browserChannel);
const csv = (content: string, name = 'a.csv') => ({ name, bytes: new TextEncoder().encode(content) });
const rows = (count: number) =>
  Array.from({ length: count }, (_, i) => `${i / 8},${i % 7},${i % 2 ? 'x' : 'y'}\n`).join('');

test('a worker reads files as this thread does; their bytes are moved there and back', async () => {
  const file = csv(`a,b,kind\n${rows(200)}`);
  const expected = await readFiles([csv(`a,b,kind\n${rows(200)}`)]);
  const { contents, files } = await work.read([file], {}, {});
  expect(contents).toEqual(expected);
  expect(file.bytes.length).toBe(0);
  expect(new TextDecoder().decode(files[0].bytes)).toBe(`a,b,kind\n${rows(200)}`);
});

test('what a worker refuses is refused here, with the choice that is open', async () => {
  const failure = await work.read([csv('a,b,kind\n1,,x\n2,3,y\n4,5,x\n')], {}, {}).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(ChoiceError);
  expect((failure as ChoiceError).choice.fields).toEqual(['missing']);
});

test('opened files are kept, and read again in a worker', async () => {
  const sources = createSources({ work });
  const { source, raw } = await sources.addFiles([csv(`a,b,kind\n${rows(50)}`)]);
  expect((await createSources({ work }).file(source)) ?? 'not there').toBe('not there');
  expect(await sources.reopen(source, { ...source.reading, ignore: ['a'] })).toMatchObject({
    report: { inputs: ['b'] },
  });
  expect(await sources.file(source)).toEqual(raw);
});

test('an aborted reading rejects at once, whatever the worker is doing', async () => {
  const controller = new AbortController();
  const reading = work.read([csv(rows(1_500_000))], {}, { signal: controller.signal });
  setTimeout(() => controller.abort(new Error('cancelled')), 300);
  await expect(reading).rejects.toThrow('cancelled');
});

test('a large data set is built in a worker, while the page goes on, to the same bits', async () => {
  const spec = parseDatasetSpec({ source: { kind: 'glyphs', side: 8 }, trainCount: 60_000, testCount: 10_000 });
  let turns = 0;
  const timer = setInterval(() => turns++, 10);
  const built = await work.build(spec, null, {});
  clearInterval(timer);
  expect(turns).toBeGreaterThan(3);
  const here = await datasetFrom(spec, null);
  expect(built.train.labels).toEqual(here.train.labels);
  expect(built.train.inputs.every((value, i) => Object.is(value, here.train.inputs[i]))).toBe(true);
});

describe('without Web Crypto, as over plain http from another host', () => {
  const bytes = Uint8Array.from({ length: 9_000_001 }, (_, i) => (i * 7919) >>> 3);
  let altered: AlteredWorkers;
  let expected = '';
  beforeEach(async () => {
    expected = await sha256Of(bytes);
    vi.stubGlobal('crypto', {});
    altered = alterWorkers();
  });
  afterEach(() => {
    altered.restore();
    vi.unstubAllGlobals();
  });

  test('many bytes are hashed in a worker, and stay here', async () => {
    expect(await work.sha256(bytes, {})).toBe(expected);
    expect([altered.workers.length, bytes.length]).toEqual([1, 9_000_001]);
  });

  test('few are hashed here', async () => {
    expect(await work.sha256(new TextEncoder().encode('abc'), {})).toMatch(/^ba7816bf8f01cfea/);
    expect(altered.workers).toHaveLength(0);
  });

  test('an opened file has its hash', async () => {
    const file = csv(`a,b,kind\n${rows(120_000)}`);
    const { source } = await createSources({ work }).addFiles([{ ...file, bytes: file.bytes.slice() }]);
    vi.unstubAllGlobals();
    expect(source.sha256).toBe(await sha256Of(file.bytes));
    // The hash of its contents and that of earlier specs; and the reading.
    expect(altered.workers).toHaveLength(3);
  });

  test('an aborted hash ends its worker at once', async () => {
    const controller = new AbortController();
    const hashing = work.sha256(bytes, { signal: controller.signal });
    controller.abort(new Error('cancelled'));
    await expect(hashing).rejects.toThrow('cancelled');
  });
});
