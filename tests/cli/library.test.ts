import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { runCliSync } from '../support/cli-process.ts';
import { snippetsIn } from '../support/doc-snippets.ts';

/** Inside the project, where its own name leads to it as it does for who installed it. */
const FOLDER = resolve('tests/.out/library');

/** Runs programs one after the other in one process. Returns what each printed, and what it threw. */
function runAll(programs: readonly string[]): string[] {
  const names = programs.map((text, i) => {
    writeFileSync(join(FOLDER, `program-${i}.mjs`), text);
    return `./program-${i}.mjs`;
  });
  writeFileSync(join(FOLDER, 'all.mjs'), names.map((name) => `await run(${JSON.stringify(name)});\n`).join('') + RUN);
  const { stdout, stderr } = spawnSync(process.execPath, ['all.mjs'], { cwd: FOLDER, encoding: 'utf8' });
  expect(stderr).toBe('');
  return stdout.split(MARK).slice(1);
}
const MARK = '\u0001';
const RUN = `async function run(name) {
  process.stdout.write(${JSON.stringify(MARK)});
  await import(name).catch((error) => console.log(error.name, error.message));
}`;

beforeAll(() => {
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  copyFileSync('public/example-network/run.npz', join(FOLDER, 'run.npz'));
});

describe('the snippets of docs/library.md print what it says', () => {
  const snippets = snippetsIn('docs/library.md', 'js');
  test('there are some', () => expect(snippets.length).toBeGreaterThan(7));
  test('in their order', () => {
    expect(runAll(snippets.map(({ text }) => text))).toEqual(snippets.map(({ prints }) => prints));
  });

  test('the file that one writes is what the command line writes', () => {
    const path = join(FOLDER, 'sweep.json');
    expect(existsSync(path)).toBe(true);
    const { fingerprint } = JSON.parse(readFileSync(path, 'utf8'));
    const again = runCliSync('sweep', path, '--out', join(FOLDER, 'again'));
    expect([again.status, again.stdout]).toEqual([0, `${fingerprint}\n`]);
  });
});

const IMPORT = "import { measure, runClaim, train } from 'sgdscope';\n";

test('measure gives the JSON of the command line', () => {
  const program = `import { readFileSync } from 'node:fs';
    const file = { name: 'run.npz', bytes: readFileSync('run.npz') };
    console.log((await measure(file, { batchSize: 8 })).json());`;
  const [json] = runAll([IMPORT + program]);
  const library = JSON.parse(json);
  const command = runCliSync('measure', join(FOLDER, 'run.npz'), '--batch-size', '8', '--json');
  const { file, ...expected } = JSON.parse(command.stdout);
  expect(file).toContain(library.file);
  expect(library).toEqual({ ...expected, file: library.file });
});

test('what is refused, with what must hold', () => {
  const spec =
    "{ version: 1, dataset: {}, grid: { learningRates: [0.1], batchSizes: [8] }, budget: { kind: 'steps', steps: 1 } }";
  const refusals: readonly [string, RegExp][] = [
    [`train(${spec}, { workers: -1 })`, /^SpecError train: workers must be a whole number of at least 0, got -1/],
    [`train(${spec}, { files: [{ name: 'a', bytes: new Uint8Array(1) }] })`, /^SpecError files: .* got glyphs/],
    [`train(${spec}, { engine: 'webgl' })`, /^EngineError .*engine "webgl"/],
    ["runClaim('none')", /^SpecError claim "none": it must be one of J17-1, /],
    ["measure({ name: 'a.npz', bytes: new Uint8Array(8) })", /^SpecError a\.npz/],
    [`train(${spec}, { signal: AbortSignal.abort(new TypeError('no')) })`, /^TypeError no/],
  ];
  const printed = runAll(refusals.map(([call]) => `${IMPORT}await ${call};`));
  for (const [i, [, message]] of refusals.entries()) expect(printed[i]).toMatch(message);
});
