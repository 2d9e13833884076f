import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { buildLibrary } from '../../.ci/library.mjs';
import { fencesIn } from '../support/doc-snippets.ts';
import { isFullSize } from '../support/full-size.ts';

const FOLDER = resolve('tests/.out/consumer');

/** A program that uses the package as its types say, and one that does not. */
const RIGHT = `${fencesIn('docs/library.md')
  .filter(({ language }) => language === 'ts')
  .map(({ text }) => text)
  .join('\n')}
import { createEngine, listClaims, measure, parseSpec, prepareSpec, runClaim, SpecError } from 'sgdscope';
export async function all(bytes: Uint8Array, signal: AbortSignal): Promise<number> {
  const { network, dataset, initialParameters } = await prepareSpec(parseSpec({}));
  const program = await (await createEngine('simd')).open(network, dataset);
  const point = await program.at(initialParameters(0));
  const trace: number = (await point.gradient()).length;
  const { quantities } = await measure({ name: 'a.npz', bytes }, { signal, onProgress: (fraction) => fraction.toFixed() });
  const [claim] = await listClaims();
  const verdict: 'supported' | 'refuted' | 'undecided' = (await runClaim(claim!.id, { size: 'quick' })).verdict.kind;
  throw new SpecError(verdict + trace + quantities.length + network.layers.length);
}
`;
const WRONG = `import { train } from 'sgdscope';
void train({ version: 1, dataset: {}, grid: { learningRates: ['high'], batchSizes: [8] }, budget: { kind: 'steps', steps: 1 } });
void train({ version: 1, dataset: { source: { kind: 'moonz' } }, grid: { learningRates: [1], batchSizes: [8] }, budget: { kind: 'steps', steps: 1 } });
void train({ version: 1, dataset: {}, grid: { learningRates: [1], batchSizes: [8] }, budget: { kind: 'until' } });
`;

beforeAll(async () => {
  await buildLibrary();
  rmSync(FOLDER, { recursive: true, force: true });
  const installed = join(FOLDER, 'node_modules/sgdscope');
  mkdirSync(installed, { recursive: true });
  cpSync('package.json', join(installed, 'package.json'));
  cpSync('dist-library/types', join(installed, 'dist-library/types'), { recursive: true });
  writeFileSync(join(FOLDER, 'package.json'), '{ "type": "module" }');
  writeFileSync(join(FOLDER, 'right.ts'), RIGHT);
  writeFileSync(join(FOLDER, 'wrong.ts'), WRONG);
});

const TSC = resolve('node_modules/.bin/tsc');
/** Every declaration is checked too, and none of our packages is in reach by name. */
const OPTIONS = [
  '--ignoreConfig',
  '--noEmit',
  '--strict',
  '--skipLibCheck',
  'false',
  '--exactOptionalPropertyTypes',
  '--target',
  'es2023',
];

const MODES = [
  ['node16', ['--module', 'node16', '--types', 'node']],
  ['bundler', ['--module', 'esnext', '--moduleResolution', 'bundler', '--types', '', '--lib', 'es2023,dom']],
  ...(isFullSize ? [['nodenext', ['--module', 'nodenext', '--types', 'node']] as const] : []),
] as const;

test.each(MODES)('with moduleResolution %s a program compiles, and one with wrong specs does not', (_, options) => {
  const command = [...OPTIONS, ...options, '--noUncheckedIndexedAccess', 'right.ts', 'wrong.ts'];
  const { stdout } = spawnSync(TSC, command, { cwd: FOLDER, encoding: 'utf8' });
  const places = [...stdout.matchAll(/^(\S+)\((\d+),.*error/gm)].map(([, file, line]) => `${file}:${line}`);
  expect(places, stdout).toEqual(['wrong.ts:2', 'wrong.ts:3', 'wrong.ts:4']);
});
