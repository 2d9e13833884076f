import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { runCliSync as cli, freshFolder, sweepOfSeconds } from '../support/cli-process.ts';
import { interruptSweep } from '../support/interrupt-sweep.ts';
import { SAVED_FINGERPRINT, savedSweepText } from '../support/saved-sweeps.ts';
import { SMALL_FINGERPRINT } from '../support/small-sweep.ts';

const SPEC = 'public/examples/small.json';
const lines = (path: string) => readFileSync(path, 'utf8').trimEnd().split('\r\n');

describe('sweep', () => {
  test.each([1, 3])('with %i workers prints the same fingerprint and writes its tables', (workers) => {
    const out = freshFolder();
    const { stdout, status } = cli('sweep', SPEC, '--out', out, '--workers', String(workers));
    expect(status).toBe(0);
    expect(stdout).toBe(`${SMALL_FINGERPRINT}\n`);
    expect(lines(join(out, 'runs.csv'))).toHaveLength(1 + 3 * 3 * 2);
    const file = JSON.parse(readFileSync(join(out, 'sweep.json'), 'utf8'));
    expect(file).toMatchObject({ format: 'sgdscope-sweep', version: 4, fingerprint: SMALL_FINGERPRINT });
    expect(lines(join(out, 'samples.csv'))).toHaveLength(1 + file.samples.length);
    expect(file.computedBy).toMatch(
      /^WebAssembly SIMD, f32 \(unit roundoff 2⁻²⁴\), self-check passed \(\d+ quantities\)$/,
    );
    for (const table of ['runs.csv', 'samples.csv'])
      expect(
        lines(join(out, table)).every((line, i) => line.endsWith(i ? `"${file.computedBy}"` : 'computed_by')),
      ).toBe(true);
    const tables = ['runs.csv', 'runs.parquet', 'samples.csv', 'samples.parquet'];
    expect(readdirSync(out).sort()).toEqual([...tables, 'sweep.json']);
  });

  test('interrupted by SIGTERM and started again, it goes on to the same fingerprint', async () => {
    const out = freshFolder();
    const spec = sweepOfSeconds();
    await interruptSweep(spec, out, 'SIGTERM');
    expect(existsSync(join(out, 'sweep.json'))).toBe(false);
    const resumed = cli('sweep', spec, '--out', out);
    expect(resumed.status).toBe(0);
    expect(resumed.stdout).toBe(cli('sweep', spec, '--out', freshFolder()).stdout);
    expect(readdirSync(out)).not.toContain('checkpoint.journal');
  });

  describe('in a finished directory', () => {
    let out: string;
    beforeAll(() => {
      out = freshFolder();
      const command = ['run', '--silent', 'sgdscope', '--', 'sweep', SPEC, '--out', out];
      const { status, stdout } = spawnSync('npm', command, { encoding: 'utf8' });
      expect([status, stdout]).toEqual([0, `${SMALL_FINGERPRINT}\n`]);
    });

    test('is not run again; another spec is refused', () => {
      const again = cli('sweep', SPEC, '--out', out);
      expect([again.status, again.stdout]).toEqual([0, `${SMALL_FINGERPRINT}\n`]);
      const other = cli('sweep', 'public/examples/ratio-study.json', '--out', out);
      expect(other.status).toBe(2);
      expect(other.stderr).toContain('hold this sweep, got another sweep');
    });

    test('is a spec: making it again gives the same fingerprint', () => {
      expect(cli('sweep', join(out, 'sweep.json'), '--out', freshFolder()).stdout).toBe(`${SMALL_FINGERPRINT}\n`);
    });
  });
});

test('a saved sweep with a supplement is verified as one without, and refused where its own numbers were changed', () => {
  const out = freshFolder();
  const path = join(out, 'sweep.json');
  writeFileSync(path, savedSweepText('4'));
  const known = cli('sweep', path, '--out', out);
  expect([known.status, known.stdout]).toEqual([0, `${SAVED_FINGERPRINT}\n`]);
  expect(known.stderr).toContain('holds the finished sweep');
  const file = JSON.parse(savedSweepText('4'));
  file.samples[1].value += 1e-9;
  writeFileSync(path, JSON.stringify(file));
  expect(cli('sweep', path, '--out', out)).toMatchObject({ status: 2, stdout: '' });
});

describe('wrong usage ends with status 2 and says what to do', () => {
  test.each([
    [['swoop'], 'Commands: page, sweep, plan, merge, verify'],
    [['sweep', SPEC], 'needs --out DIR'],
    [['sweep', SPEC, '--out', '/tmp/x', '--workers', '0'], 'whole number of at least 1, got "0"'],
    [['sweep', SPEC, '--out', '/tmp/x', '--engine', 'gpu'], 'must be simd or cpu, got "gpu"'],
    [['sweep', 'absent.json', '--out', '/tmp/x'], 'absent.json: the file must be readable, got ENOENT'],
    [['sweep', 'LICENSE', '--out', '/tmp/x'], 'LICENSE: it must hold JSON'],
    [['sweep', SPEC, '--outt', '/tmp/x'], "'--outt'"],
    [['verify'], 'at least one reference FILE'],
  ])('%j', (args, message) => {
    const { status, stderr, stdout } = cli(...args);
    expect(status).toBe(2);
    expect(stderr + stdout).toContain(message);
  });

  test('a spec that breaks a rule: status 2, with place, rule and value', () => {
    const path = join(freshFolder(), 'bad.json');
    writeFileSync(path, JSON.stringify({ ...JSON.parse(readFileSync(SPEC, 'utf8')), update: { momentum: 1.5 } }));
    const { status, stderr } = cli('sweep', path, '--out', freshFolder());
    expect(status).toBe(2);
    expect(stderr).toMatch(/update\.momentum.*got 1\.5/);
  });

  test('--help of everything: status 0', () => {
    for (const args of [['--help'], ['sweep', '--help'], ['verify', '--help']]) {
      const { status, stdout } = cli(...args);
      expect(status).toBe(0);
      expect(stdout).toContain('Usage: sgdscope');
    }
    const { stdout } = spawnSync('npm', ['run', '--silent', 'sgdscope', '--', 'sweep', '--help'], { encoding: 'utf8' });
    expect(stdout).toContain('Usage: npm run --silent sgdscope -- sweep SPEC');
  });
});
