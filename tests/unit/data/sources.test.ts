import { createHash } from 'node:crypto';
import { describe, expect, test, vi } from 'vitest';
import { memoryCache } from '../../../src/data/cache.ts';
import type { FileContents } from '../../../src/data/file-contents.ts';
import { hashOfContents, hashOfFiles } from '../../../src/data/hash.ts';
import { legacyReading } from '../../../src/data/legacy-reading.ts';
import { createParsedFiles } from '../../../src/data/parsed-files.ts';
import { createSources } from '../../../src/data/sources.ts';
import type { FileSource } from '../../../src/data/spec.ts';
import { idxBytes } from '../../support/file-writers.ts';
import { reportOfRaw } from '../../support/report-of-raw.ts';

const named = (name: string, content: string) => ({ name, bytes: new TextEncoder().encode(content) });
const sha256 = (content: string | Uint8Array) => createHash('sha256').update(content).digest('hex');

const TABLE = 'a,b,kind\n1,2,x\n3,4,y\n5,6,x\n7,8,y\n';
const PAIR = [
  { name: 'images', bytes: idxBytes([4, 1, 2], [1, 2, 3, 4, 5, 6, 7, 8]) },
  { name: 'labels', bytes: idxBytes([4], [0, 1, 0, 1]) },
];

describe('the identity of files', () => {
  test('of one file is its SHA-256, whatever it is called', async () => {
    expect(await hashOfContents([named('a.csv', TABLE)])).toBe(sha256(TABLE));
    expect(await hashOfContents([named('b.txt', TABLE)])).toBe(sha256(TABLE));
  });

  test('of several depends on what they contain, not on their order or names', async () => {
    const hash = await hashOfContents(PAIR);
    expect(hash).toBe(
      sha256(
        PAIR.map(({ bytes }) => sha256(bytes))
          .sort()
          .join('\n'),
      ),
    );
    expect(await hashOfContents([PAIR[1], { ...PAIR[0], name: 'other' }])).toBe(hash);
    expect(await hashOfContents([PAIR[1], PAIR[1]])).not.toBe(hash);
  });

  test('that old specs name is of names, contents and the label column', async () => {
    const lines = PAIR.map(({ name, bytes }) => `${sha256(bytes)} ${name}`).sort();
    expect(await hashOfFiles(PAIR)).toBe(sha256([...lines, 'label column null'].join('\n')));
  });
});

describe('files that were added', () => {
  test('are found by what they contain and by the identity in old specs, by other sources over the same cache', async () => {
    const cache = memoryCache();
    const { source, raw } = await createSources({ cache }).addFiles([named('t.csv', TABLE)]);
    expect(source).toMatchObject({ kind: 'file', name: 't', sha256: sha256(TABLE) });
    expect(source.reading).toBeDefined();
    const later = createSources({ cache });
    expect(await later.file(source)).toEqual(raw);
    const old: FileSource = { kind: 'file', name: 't', sha256: await hashOfFiles([named('t.csv', TABLE)]) };
    expect(await later.file(old)).toEqual(raw);
    expect((await later.reopen(old))?.source).toMatchObject({ sha256: sha256(TABLE) });
  });

  test('kept before specs had a reading are found too', async () => {
    const cache = memoryCache();
    const files = [named('t.csv', TABLE)];
    const old = { kind: 'file', name: 't', sha256: await hashOfFiles(files) } as const;
    await cache.keepFiles({ sha256: old.sha256, name: 't', files, options: {} });
    expect((await createSources({ cache }).file(old))?.train.count).toBe(4);
  });

  test('are kept once, and not at all where they cannot be read', async () => {
    const cache = memoryCache();
    const keep = vi.spyOn(cache, 'keepFiles');
    const sources = createSources({ cache });
    await sources.addFiles([named('t.csv', TABLE)]);
    const bytes = keep.mock.calls.flatMap(([{ files }]) => files.map(({ bytes: { length } }) => length));
    expect(bytes).toEqual([TABLE.length]);
    await expect(sources.addFiles([named('bad.csv', 'a,b\n1,x\n2,"')])).rejects.toThrow('bad.csv');
    expect(keep).toHaveBeenCalledTimes(2);
  });

  test('are read anew with other choices, under the same hash, without being dropped again', async () => {
    const sources = createSources();
    const { source } = await sources.addFiles([named('t.csv', 'k,a,b\n0,1,0\n1,3,1\n0,5,1\n')]);
    const other = await sources.reopen(source, { label: 'k' });
    expect(other?.source).toMatchObject({ sha256: source.sha256, reading: { label: 'k' } });
    expect([...(other?.raw.train.labels ?? [])]).toEqual([0, 1, 0]);
    expect(await sources.reopen({ ...source, sha256: '0'.repeat(64) })).toBeUndefined();
  });
});

describe('files that a source names', () => {
  test('are read as it says, whatever they are called; others are not taken', async () => {
    const sources = createSources();
    const source: FileSource = { kind: 'file', name: 't', sha256: sha256(TABLE), reading: { ignore: ['a'] } };
    expect((await sources.supply(source, [named('x.txt', TABLE)]))?.report.inputs).toEqual(['b']);
    expect(await sources.supply(source, [named('t.csv', `${TABLE}9,9,x\n`)])).toBeUndefined();
    const old: FileSource = { kind: 'file', name: 't', sha256: await hashOfFiles([named('t.csv', TABLE)]) };
    expect(await sources.file(old)).toBeUndefined();
    expect((await sources.supply(old, [named('other.csv', TABLE)]))?.report.inputs).toEqual(['a', 'b']);
    expect((await sources.file(old))?.train.count).toBe(4);
  });
});

describe('the last files that were parsed', () => {
  /** One example of `bytes` bytes. */
  const contents = (name: string, bytes = 10): FileContents => {
    const train = { count: 1, inputs: new Uint8Array(bytes - 2), labels: new Uint16Array(1) };
    const raw = { name, inputShape: [bytes - 2], classes: 2, train };
    return { raw, report: reportOfRaw(raw, { label: name }) };
  };
  const otherKeyOf = ({ raw }: FileContents) => `${raw.name} as decided`;

  test('are not parsed again, by the choices given nor by the decisions made', async () => {
    const parsed = createParsedFiles();
    const parse = vi.fn(async () => contents('a'));
    const first = await parsed.read('a', parse, otherKeyOf);
    expect(await parsed.read('a', parse, otherKeyOf)).toBe(first);
    expect(await parsed.read('a as decided', parse, otherKeyOf)).toBe(first);
    expect(parse).toHaveBeenCalledTimes(1);
  });

  test('at once are parsed once', async () => {
    const parsed = createParsedFiles();
    const parse = vi.fn(async () => contents('a'));
    await Promise.all([parsed.read('a', parse, otherKeyOf), parsed.read('a', parse, otherKeyOf)]);
    expect(parse).toHaveBeenCalledTimes(1);
  });

  test('make room for newer ones, the least recently used first', async () => {
    const parsed = createParsedFiles(25);
    const parse = vi.fn((name: string) => async () => contents(name));
    for (const name of ['a', 'b', 'a', 'c', 'a']) await parsed.read(name, parse(name), otherKeyOf);
    const again = vi.fn(async () => contents('b'));
    await parsed.read('a as decided', again, otherKeyOf);
    expect(again).not.toHaveBeenCalled();
    await parsed.read('b', again, otherKeyOf);
    expect(again).toHaveBeenCalledTimes(1);
  });

  test('are as many as fit, and the last one even where it does not', async () => {
    const parsed = createParsedFiles(100);
    const names = Array.from({ length: 10 }, (_, i) => `small ${i}`);
    for (const name of names) await parsed.read(name, async () => contents(name), otherKeyOf);
    const parse = vi.fn(async () => contents('large', 101));
    for (const name of names) await parsed.read(name, parse, otherKeyOf);
    expect(parse).not.toHaveBeenCalled();
    for (const name of ['large', 'large', 'large as decided']) await parsed.read(name, parse, otherKeyOf);
    expect(parse).toHaveBeenCalledTimes(1);
    await parsed.read('small 9', parse, otherKeyOf);
    expect(parse).toHaveBeenCalledTimes(2);
  });

  test('that failed are tried again', async () => {
    const parsed = createParsedFiles();
    await expect(parsed.read('a', () => Promise.reject(new Error('bad')), otherKeyOf)).rejects.toThrow('bad');
    expect(await parsed.read('a', async () => contents('a'), otherKeyOf)).toMatchObject({ raw: { name: 'a' } });
  });
});

describe('a spec without a reading has its table read as it was when it was saved', () => {
  test.each([
    ['the column called class', 'a,Class,b\n1,0,2\n3,1,4\n', 2],
    ['else the last, by number', 'a;b;c\n1;2;0\n', 3],
    ['quoted titles', '"y","x"\n0,1\n', 1],
  ])('label: %s', (_what, text, label) =>
    expect(legacyReading([named('t.csv', text)])).toMatchObject({ label, ignore: [], task: 'classification' }),
  );
  test('arrays: labels are classes, channels last', () =>
    expect(legacyReading(PAIR)).toEqual({ task: 'classification', channels: 'last' }));
});
