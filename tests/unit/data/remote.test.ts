import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { buildDataset } from '../../../src/data/build-dataset.ts';
import { type DataCache, memoryCache } from '../../../src/data/cache.ts';
import type { Progress } from '../../../src/data/raw-dataset.ts';
import { REMOTE_CATALOG, REMOTE_HOSTS } from '../../../src/data/remote-catalog.ts';
import { createSources } from '../../../src/data/sources.ts';
import { parseDatasetSpec, REMOTE_IDS } from '../../../src/data/spec.ts';
import { SpecError } from '../../../src/errors.ts';
import { smallCatalog, smallFiles } from '../../support/small-sets.ts';

const files = smallFiles();
let server: Server;
let base: string;
let requests: string[];
/** Where the server redirects a path to. */
let redirect: (path: string) => string | undefined;
/** What the server answers instead of a file's bytes. */
let override: (path: string) => Uint8Array | number | 'hang' | undefined;

beforeEach(async () => {
  requests = [];
  override = () => undefined;
  redirect = () => undefined;
  server = createServer((request, response) => {
    const path = (request.url ?? '').slice(1);
    requests.push(path);
    const answer = override(path) ?? files.get(path.replace(/^(good|bad)\//, '')) ?? 404;
    response.setHeader('Access-Control-Allow-Origin', '*');
    const location = redirect(path);
    if (location !== undefined) {
      response.writeHead(302, { location }).end();
      return;
    }
    if (answer === 'hang') response.write('x');
    else if (typeof answer === 'number') response.writeHead(answer).end();
    else response.end(answer);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

/** The real fetch, with hosts.test standing for the local server: downloads are https only. */
const throughServer: typeof fetch = (url, init) => fetch(String(url).replace('https://hosts.test', base), init);

const sourcesAt = async (mirrors: readonly string[], cache: DataCache = memoryCache()) =>
  createSources({
    cache,
    fetch: throughServer,
    catalog: await smallCatalog(
      files,
      mirrors.map((mirror) => `https://hosts.test/${mirror}`),
    ),
  });

describe('public sets from a local server', () => {
  test.each(REMOTE_IDS)('%s is read, with its class names and its own test set', async (id) => {
    const raw = await (await sourcesAt(['good'])).remote(id);
    expect(raw.classes).toBe(10);
    expect(raw.classNames).toHaveLength(10);
    expect([raw.train.count, raw.test?.count]).toEqual(id === 'cifar-10' ? [20, 10] : [40, 20]);
    expect(raw.inputShape).toEqual(id === 'cifar-10' ? [32, 32, 3] : [4, 4, 1]);
  });

  test('CIFAR-10: planes become pixels of three channels', async () => {
    const { train } = await (await sourcesAt(['good'])).remote('cifar-10');
    const value = (batch: number, record: number, k: number) => (batch + record + k) % 251;
    for (const [channel, pixel] of [
      [0, 0],
      [1, 0],
      [2, 1023],
      [1, 517],
    ])
      expect(train.inputs[(13 * 1024 + pixel) * 3 + channel]).toBe(value(1, 3, 1 + channel * 1024 + pixel));
    expect(train.labels[13]).toBe(4);
  });

  test('progress ends at the whole of every file, in order', async () => {
    const seen: Progress[] = [];
    await (await sourcesAt(['good'])).remote('mnist', (progress) => seen.push(progress));
    const last = new Map(seen.map(({ file, loadedBytes, totalBytes }) => [file, [loadedBytes, totalBytes]]));
    expect([...last.keys()]).toEqual(REMOTE_CATALOG.mnist.files.map(({ name }) => name));
    for (const [name, [loaded, total]] of last) {
      expect(loaded).toBe(files.get(`mnist/${name}`)?.length);
      expect(total).toBe(loaded);
    }
  });

  test('what was downloaded once is used offline', async () => {
    const cache = memoryCache();
    const first = await (await sourcesAt(['good'], cache)).remote('mnist');
    expect(requests).toHaveLength(4);
    const offline = await sourcesAt(['good'], cache);
    server.close();
    server.closeAllConnections();
    expect(await offline.remote('mnist')).toEqual(first);
    expect(requests).toHaveLength(4);
  });

  test('a harmed cache is noticed by its hash and downloaded again', async () => {
    const cache = memoryCache();
    const first = await (await sourcesAt(['good'], cache)).remote('mnist');
    const key = 'mnist/t10k-labels-idx1-ubyte.gz';
    const kept = await cache.download(key);
    await cache.keepDownload({ ...kept!, bytes: kept!.bytes.map((byte) => byte ^ 1) });
    expect(await (await sourcesAt(['good'], cache)).remote('mnist')).toEqual(first);
    expect(requests.slice(4)).toEqual([`good/${key}`]);
  });

  test.each([
    ['is absent', () => 404, 'HTTP 404'],
    ['sends other bytes', (path: string) => files.get(path.replace('bad/', ''))!.map((byte) => byte ^ 255), 'expected'],
    ['sends too little', () => new Uint8Array(3), '3 bytes, expected'],
    ['sends too much', () => new Uint8Array(100_000), 'more than the'],
  ])('the next mirror is tried when the first %s', async (_, answer, reason) => {
    override = (path) => (path.startsWith('bad/') ? answer(path) : undefined);
    const raw = await (await sourcesAt(['bad', 'good'])).remote('mnist');
    expect(raw.train.count).toBe(40);
    const failed = (await sourcesAt(['bad'])).remote('mnist');
    await expect(failed).rejects.toThrow(SpecError);
    await expect(failed).rejects.toThrow(/^MNIST, train-images-idx3-ubyte.gz: one of its hosts must serve the file/);
    await expect(failed).rejects.toThrow(reason);
    await expect(failed).rejects.toThrow('open them instead');
  });

  test('a server that cannot be reached is an error that says how to go on', async () => {
    const sources = await sourcesAt(['good']);
    server.close();
    server.closeAllConnections();
    await expect(sources.remote('mnist')).rejects.toThrow(/Go online and try again, or download the files from/);
  });

  test('aborting ends the download at once, with no other mirror tried', async () => {
    override = () => 'hang';
    const controller = new AbortController();
    const pending = (await sourcesAt(['bad', 'good'])).remote('mnist', undefined, controller.signal);
    setTimeout(() => controller.abort(), 20);
    await expect(pending).rejects.toMatchObject({ name: 'AbortError' });
    expect(requests.every((path) => path.startsWith('bad/'))).toBe(true);
  });

  test('base addresses can be replaced', async () => {
    const catalog = await smallCatalog(files, ['https://127.0.0.1:9']);
    const mirrors = { mnist: ['https://hosts.test/good/mnist/'] };
    const sources = createSources({ catalog, fetch: throughServer, mirrors });
    expect((await sources.remote('mnist')).train.count).toBe(40);
  });

  test('the request carries no credentials and no referrer, and refuses a redirect to anywhere', async () => {
    const sent: (RequestInit | undefined)[] = [];
    const catalog = await smallCatalog(files, ['https://hosts.test/good']);
    const spy: typeof fetch = (url, init) => {
      sent.push(init);
      return throughServer(url, init);
    };
    await createSources({ catalog, fetch: spy }).remote('mnist');
    expect(sent).toHaveLength(4);
    for (const init of sent)
      expect(init).toMatchObject({ redirect: 'error', credentials: 'omit', referrerPolicy: 'no-referrer' });
  });

  test('a host that redirects, to itself or elsewhere, is not followed', async () => {
    redirect = (path) => (path.startsWith('bad/') ? `${base}/${path.replace('bad/', 'good/')}` : undefined);
    await expect((await sourcesAt(['bad'])).remote('mnist')).rejects.toThrow('one of its hosts must serve the file');
    expect(requests).toEqual(['bad/mnist/train-images-idx3-ubyte.gz']);
  });

  test('an address without https is not even asked', async () => {
    const catalog = await smallCatalog(files, [`${base}/good`]);
    await expect(createSources({ catalog }).remote('mnist')).rejects.toThrow('must begin with https://');
    expect(requests).toEqual([]);
  });

  test('a data set is built from it, pooled and standardised', async () => {
    const spec = parseDatasetSpec({ source: { kind: 'remote', id: 'mnist' }, trainCount: 30, testCount: 20, pool: 2 });
    const dataset = await buildDataset(spec, await sourcesAt(['good']));
    expect(dataset).toMatchObject({ name: 'MNIST', inputShape: [2, 2, 1], train: { count: 30 }, test: { count: 20 } });
  });
});

describe('dropped files', () => {
  const table = { name: 'flowers.csv', bytes: new TextEncoder().encode('kind,a,b\nx,1,2\ny,3,4\nx,5,6\n') };

  test('are kept under a hash of their contents, and found again by it', async () => {
    const cache = memoryCache();
    const { source, raw } = await createSources({ cache }).addFiles([table], { label: 1 });
    expect(source).toMatchObject({ kind: 'file', name: 'flowers', reading: { label: 'kind' } });
    expect(await createSources({ cache }).file(source)).toEqual(raw);
    const spec = parseDatasetSpec({ source, trainCount: 2, testCount: 1 });
    expect((await buildDataset(spec, createSources({ cache }))).train.count).toBe(2);
    const otherwise = createSources({ cache }).addFiles([table], { label: 'a' });
    await expect(otherwise).rejects.toThrow('cells of inputs must be numbers, got "x"');
  });

  test('where nothing can be kept, they last as long as the page and the fault is told', async () => {
    const faults: string[] = [];
    const refuse = () => Promise.reject(new Error('no room'));
    const broken: DataCache = {
      download: refuse,
      keepDownload: refuse,
      files: refuse,
      keepFiles: refuse,
      clear: refuse,
    };
    const sources = createSources({ cache: broken, onCacheFault: (message) => faults.push(message) });
    const { source, raw } = await sources.addFiles([table], { label: 'kind' });
    expect(await sources.file(source)).toEqual(raw);
    expect(faults[0]).toContain('flowers: no room');
    expect(await sources.file({ ...source, sha256: '0'.repeat(64) })).toBeUndefined();
  });
});

test('the hosts for the Content-Security-Policy are those of the mirrors, as origins', () => {
  expect(REMOTE_HOSTS).toContain('https://raw.githubusercontent.com');
  for (const host of REMOTE_HOSTS) expect(new URL(host).origin).toBe(host);
  const mirrors = Object.values(REMOTE_CATALOG).flatMap(({ mirrors }) => mirrors);
  for (const mirror of mirrors) expect(REMOTE_HOSTS.some((host) => mirror.startsWith(`${host}/`))).toBe(true);
});

test('every file of the catalog has a pinned hash and every mirror is an https folder', () => {
  for (const set of Object.values(REMOTE_CATALOG)) {
    for (const { sha256 } of set.files) expect(sha256).toMatch(/^[0-9a-f]{64}$/);
    for (const mirror of set.mirrors) expect(mirror).toMatch(/^https:\/\/.*\/$/);
    expect(set.classNames).toHaveLength(10);
  }
});
