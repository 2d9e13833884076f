import { createHash } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openSpec } from '../../../src/cli/read-dataset.ts';
import { specFix } from '../../../src/cli/reading-options.ts';
import { UsageError } from '../../../src/cli/usage.ts';
import { ChoiceError } from '../../../src/data/choice-error.ts';

const sha256 = (content: string) => createHash('sha256').update(content).digest('hex');
const folder = mkdtempSync(join(tmpdir(), 'sgdscope-'));
function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const ROWS = Array.from({ length: 20 }, (_, i) => `${(i * 7) % 11},${i % 5},${['ant', 'bee'][i % 2]}`).join('\n');
const INSECTS = `width,depth,kind\n${ROWS}\n`;
const PRICES = `area,price\n${Array.from({ length: 20 }, (_, i) => `${i},${1e5 + 777 * i}`).join('\n')}\n`;
const insects = file('insects.csv', INSECTS);

const spec = (source: unknown, dataset: object = {}, model: object = {}) => ({
  version: 1,
  dataset: { source, ...dataset },
  model,
  grid: { learningRates: [0.1], batchSizes: [4], seeds: 1 },
  budget: { kind: 'steps', steps: 1 },
});

describe('a spec written by hand, without the hash of its file', () => {
  test('is filled in as the page would when the file is opened', async () => {
    const { spec: filled, readData } = await openSpec(spec({ kind: 'file' }), [insects]);
    expect(filled.dataset).toMatchObject({
      source: { kind: 'file', name: 'insects', sha256: sha256(INSECTS), reading: { label: 'kind', delimiter: ',' } },
      trainCount: 16,
      testCount: 4,
      standardise: 'perFeature',
    });
    expect((await readData()).first.train.count).toBe(16);
  });

  test('keeps what it says: reading, counts, standardisation, name', async () => {
    const source = { kind: 'file', name: 'Insects of 2026', reading: { label: 'depth', ignore: ['kind'] } };
    const { spec: filled } = await openSpec(spec(source, { trainCount: 10, testCount: 5, standardise: 'none' }), [
      insects,
    ]);
    expect(filled.dataset).toMatchObject({
      source: { name: 'Insects of 2026', reading: { label: 'depth', ignore: ['kind'], task: 'classification' } },
      trainCount: 10,
      testCount: 5,
      standardise: 'none',
    });
  });

  test('of a regression gets the squared error and standardised targets', async () => {
    const { spec: filled, readData } = await openSpec(spec({ kind: 'file' }), [file('prices.csv', PRICES)]);
    expect(filled).toMatchObject({ model: { loss: 'squaredError' }, dataset: { standardiseTargets: true } });
    expect(Math.max(...(await readData()).first.train.targets!)).toBeLessThan(3);
  });

  test('once filled in is a spec that needs no filling in, whatever the file is called', async () => {
    const { spec: filled, readData } = await openSpec(spec({ kind: 'file' }), [insects]);
    const again = await openSpec(JSON.parse(JSON.stringify(filled)), [file('other.txt', INSECTS)]);
    expect(again.spec).toEqual(filled);
    expect((await again.readData()).first.train).toEqual((await readData()).first.train);
  });

  test('has its choices checked, and is told which are open', async () => {
    await expect(openSpec(spec({ kind: 'file', reading: { missing: 'guess' } }), [insects])).rejects.toThrow(
      'dataset.source.reading.missing: Invalid option: expected one of "drop"|"impute", got "guess". "data --help"',
    );
    const gaps = file('gaps.csv', INSECTS.replace('7,1,bee', ',1,bee'));
    const fault = await openSpec(spec({ kind: 'file' }), [gaps]).catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(ChoiceError);
    expect(specFix((fault as ChoiceError).choice)).toContain(
      'dataset.source.reading.missing in the spec to "drop" or "impute"',
    );
    const { readData } = await openSpec(spec({ kind: 'file', reading: { missing: 'drop' } }), [gaps]);
    expect((await readData()).first.train.count + (await readData()).first.test.count).toBe(19);
  });
});

describe('a spec that names a file by its hash', () => {
  test('refuses another one and names both hashes', async () => {
    const source = { kind: 'file', name: 'insects', sha256: 'ab'.repeat(32) };
    await expect(openSpec(spec(source), [insects])).rejects.toThrow(
      `--data insects.csv: the contents must have SHA-256 ${'ab'.repeat(32)}, as the spec's file "insects", got ${sha256(INSECTS)}.`,
    );
    await expect(openSpec(spec(source), [insects])).rejects.toThrow(UsageError);
  });

  test('from before specs had a reading takes the file, under another name too', async () => {
    const old = sha256(`${sha256(INSECTS)} insects.csv\nlabel column null`);
    const content = spec({ kind: 'file', name: 'insects', sha256: old }, { trainCount: 15, testCount: 5 });
    for (const path of [insects, file('renamed.csv', INSECTS)]) {
      const { spec: same, readData } = await openSpec(content, [path]);
      expect(same.dataset).toMatchObject({ source: { sha256: old }, standardise: 'global' });
      expect(same.dataset.source).not.toHaveProperty('reading');
      expect((await readData()).first.classNames).toEqual(['ant', 'bee']);
    }
  });

  test('needs its file; one of a generator needs none', async () => {
    const source = { kind: 'file', name: 'insects', sha256: 'ab'.repeat(32) };
    await expect(openSpec(spec(source), [])).rejects.toThrow('give it with --data FILE');
    await expect(openSpec(spec({ kind: 'moons' }), [insects])).rejects.toThrow(
      "--data: the spec's dataset must be a file, got moons",
    );
  });
});
