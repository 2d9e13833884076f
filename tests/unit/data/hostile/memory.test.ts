import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { build } from 'vite';
import { expect, test } from 'vitest';
import { isFullSize } from '../../../support/full-size.ts';
import { BOMBS } from '../../../support/hostile/bombs.ts';
import type { ChildReport } from '../../../support/hostile/child.ts';
import { HOSTILE_FORMATS } from '../../../support/hostile/registry.ts';

const OUT = 'tests/.out/hostile';
/** Cases of each format that the child reads: 10,000 together, or a few. */
const EACH = isFullSize ? Math.ceil(10_000 / HOSTILE_FORMATS.length) : 5;

/**
 * MiB that reading files of at most a few megabytes may take, whatever they claim: 64 MiB that any archive may unpack to, with
 * its table or arrays decoded (up to 512 MiB), and what the garbage collector has not freed yet.
 */
const MOST_MEMORY = 1024;
/** MiB of objects: readers keep their numbers outside the heap of JavaScript. */
const MOST_HEAP = 512;

const table = (rows: readonly (readonly unknown[])[]) => rows.map((cells) => `| ${cells.join(' | ')} |\n`).join('');

/** Time and memory of each file, for a person to look at: no test asserts a time. */
function reported({ before, peak, bombs, formats }: ChildReport): string {
  const slowest = formats.map(({ name, cases, read, slowest: { milliseconds } }) => [
    name,
    cases,
    read,
    Math.round(milliseconds),
  ]);
  return (
    `Peak memory ${peak} MiB, of which ${before} before anything was read; at most ${MOST_MEMORY}.\n\n` +
    `| file | bytes | processor ms | peak MiB so far |\n|---|---|---|---|\n` +
    table(bombs.map(({ name, bytes, milliseconds, peak: soFar }) => [name, bytes, milliseconds, soFar])) +
    `\n| format | cases | read | slowest, processor ms |\n|---|---|---|---|\n${table(slowest)}`
  );
}

test('files that claim or unpack to much: an error for each, within the stated memory', {
  timeout: 1_800_000,
}, async () => {
  await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    build: {
      ssr: true,
      target: 'node20',
      outDir: OUT,
      minify: false,
      rolldownOptions: { input: { child: 'tests/support/hostile/child.ts' }, output: { entryFileNames: '[name].js' } },
    },
  });
  const child = spawnSync(
    process.execPath,
    [`--max-old-space-size=${MOST_HEAP}`, `${OUT}/child.js`, '100000', String(100_000 + EACH)],
    {
      encoding: 'utf8',
      maxBuffer: 2 ** 26,
    },
  );
  expect(child.stderr).toBe('');
  const report: ChildReport = JSON.parse(child.stdout);
  mkdirSync(OUT, { recursive: true });
  writeFileSync(`${OUT}/report.md`, reported(report));
  for (const { name, says } of BOMBS) {
    const { message, fault } = report.bombs.find((outcome) => outcome.name === name)!;
    expect(fault, name).toBeUndefined();
    if (says === null) expect(message, name).toBeNull();
    else expect(message, name).toMatch(says);
  }
  for (const { name, faults } of report.formats) expect(faults, name).toEqual([]);
  expect(report.peak).toBeLessThan(MOST_MEMORY);
});
