import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runCliSync as cli } from '../support/cli-process.ts';

const folder = mkdtempSync(join(tmpdir(), 'sgdscope-'));
function file(name: string, content: string): string {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
}
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

const ROWS = Array.from(
  { length: 40 },
  (_, i) => `${((i * 7) % 11) / 4},${((i * 5) % 13) / 8 - 0.5},${['ant', 'bee'][(i * 3 + (i >> 2)) % 2]}`,
);
const INSECTS = `width,depth,kind\n${ROWS.join('\n')}\n`;
const insects = file('insects.csv', INSECTS);
const SWEEP = {
  version: 1,
  model: { hidden: [4] },
  grid: { learningRates: [0.1, 0.2], batchSizes: [5], seeds: 1 },
  budget: { kind: 'epochs', epochs: 3 },
};
/** What this spec and table gave before specs said how a file is read (commit 50c9caa). */
const OLD_SOURCE = {
  kind: 'file',
  name: 'insects',
  sha256: sha256(`${sha256(INSECTS)} insects.csv\nlabel column null`),
};
const OLD_FINGERPRINT = '2237be33d19db2b42d69ab0c10eeac9d7c606e2713a38a9c20782a9035cfe056';

describe('data', () => {
  test('prints how a file is read, as one JSON object or as text', () => {
    const { stdout, status } = cli('data', insects, '--json');
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toEqual({
      rows: 40,
      inputs: ['width', 'depth'],
      label: 'kind',
      classes: [
        { name: 'ant', count: 20 },
        { name: 'bee', count: 20 },
      ],
      ignored: [],
      shape: [2],
      task: 'classification',
      split: { train: 32, test: 8, own: false },
      sha256: sha256(INSECTS),
      warnings: [],
    });
    const text = cli('data', insects, '--label', 'width', '--ignore', '3').stdout;
    for (const part of [
      '40 rows',
      'label     width',
      'inputs standardised perFeature; targets standardised',
      'ignored   kind',
      sha256(INSECTS),
    ])
      expect(text).toContain(part);
  });

  test('asks in options for what a file leaves open, and names the wrong ones', () => {
    const gaps = file('gaps.csv', INSECTS.replace('\n0,', '\n,'));
    const asked = cli('data', gaps);
    expect([asked.status, asked.stdout]).toEqual([2, '']);
    expect(asked.stderr).toContain('gaps.csv, line 2, column 1 ("width")');
    expect(asked.stderr).toContain('--missing "drop"');
    expect(JSON.parse(cli('data', gaps, '--missing', 'drop', '--json').stdout).rows).toBe(39);
    expect(cli('data', gaps, '--missing', 'guess').status).toBe(2);
    expect(cli('data').stderr).toContain('data needs a FILE');
    expect(cli('data', '--help').stdout).toContain('--label COLUMN');
  });
});

describe('a sweep on a file', () => {
  const spec = (name: string, dataset: object) => file(name, JSON.stringify({ ...SWEEP, dataset }));
  const run = (path: string, ...more: string[]) =>
    cli('sweep', path, '--out', mkdtempSync(join(tmpdir(), 'sgdscope-')), ...more);

  test('saved before files could be read in several ways keeps its fingerprint', () => {
    const old = spec('old.json', { source: OLD_SOURCE, trainCount: 30, testCount: 10 });
    expect(run(old, '--data', insects).stdout).toBe(`${OLD_FINGERPRINT}\n`);
  });

  test('needs neither hash nor reading in its spec: what "data --spec" prints gives the same', () => {
    const out = mkdtempSync(join(tmpdir(), 'sgdscope-'));
    const byHand = cli('sweep', spec('hand.json', { source: { kind: 'file' } }), '--out', out, '--data', insects);
    expect(byHand.status).toBe(0);
    const saved = JSON.parse(readFileSync(join(out, 'sweep.json'), 'utf8'));
    const printed = JSON.parse(cli('data', insects, '--spec').stdout);
    expect(saved.spec.dataset).toEqual(printed);
    expect(run(spec('printed.json', printed), '--data', file('renamed.txt', INSECTS)).stdout).toBe(byHand.stdout);
  });

  test('refuses another file than the one it names, with both hashes', () => {
    const named = spec('named.json', { source: { kind: 'file', name: 'insects', sha256: sha256(INSECTS) } });
    const { status, stderr } = run(named, '--data', file('other.csv', `${INSECTS}1,2,ant\n`));
    expect(status).toBe(2);
    expect(stderr).toContain(sha256(INSECTS));
    expect(stderr).toContain(sha256(`${INSECTS}1,2,ant\n`));
  });
});
