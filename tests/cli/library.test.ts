import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { runCliSync } from '../support/cli-process.ts';
import { snippetsIn } from '../support/doc-snippets.ts';

/** Inside the project, where its own name leads to it as it does for who installed it. */
const FOLDER = resolve('tests/.out/library');

function runIn(name: string, text: string) {
  writeFileSync(join(FOLDER, name), text);
  const { status, stdout, stderr } = spawnSync(process.execPath, [name], { cwd: FOLDER, encoding: 'utf8' });
  return { status, stdout, stderr };
}

beforeAll(() => {
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  copyFileSync('public/example-network/run.npz', join(FOLDER, 'run.npz'));
});

describe('the snippets of docs/library.md print what it says', () => {
  const snippets = snippetsIn('docs/library.md', 'js');
  test('there are some', () => expect(snippets.length).toBeGreaterThan(7));
  test.each(snippets)('line $line', ({ line, text, prints }) => {
    const { status, stdout, stderr } = runIn(`line-${line}.mjs`, text);
    expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: prints, stderr: '' });
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
  const library = JSON.parse(runIn('json.mjs', IMPORT + program).stdout);
  const command = runCliSync('measure', join(FOLDER, 'run.npz'), '--batch-size', '8', '--json');
  const { file, ...expected } = JSON.parse(command.stdout);
  expect(file).toContain(library.file);
  expect(library).toEqual({ ...expected, file: library.file });
});

describe('what is refused', () => {
  const spec =
    "{ version: 1, dataset: {}, grid: { learningRates: [0.1], batchSizes: [8] }, budget: { kind: 'steps', steps: 1 } }";
  test.each([
    [
      'workers',
      `train(${spec}, { workers: -1 })`,
      /SpecError train: workers must be a whole number of at least 0, got -1/,
    ],
    ['files', `train(${spec}, { files: [{ name: 'a', bytes: new Uint8Array(1) }] })`, /SpecError files: .* got glyphs/],
    ['webgl in Node', `train(${spec}, { engine: 'webgl' })`, /EngineError .*engine "webgl"/],
    ['a claim', "runClaim('none')", /SpecError claim "none": it must be one of J17-1, /],
    ['a network', "measure({ name: 'a.npz', bytes: new Uint8Array(8) })", /SpecError a\.npz/],
    ['an aborted signal', `train(${spec}, { signal: AbortSignal.abort(new TypeError('no')) })`, /TypeError no/],
  ])('%s', (_, call, message) => {
    const { status, stdout } = runIn(
      'refused.mjs',
      `${IMPORT}await ${call}.catch((e) => console.log(e.name, e.message));`,
    );
    expect(status).toBe(0);
    expect(stdout).toMatch(message);
  });
});
