import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';

const PROJECT = resolve(import.meta.dirname, '../..');
/** What `npm start` needs of the project, beside its packages. */
const NEEDED = [
  '.ci',
  'src',
  'public',
  'tests/reference',
  'index.html',
  'package.json',
  'package-lock.json',
  'vite.config.ts',
];

/** A copy of the project in a path with spaces, reached by a link; a folder of somebody else's; an npm that only takes notes. */
interface Stage {
  readonly link: string;
  readonly elsewhere: string;
  readonly calls: string;
  readonly env: NodeJS.ProcessEnv;
}

function setStage({ packages }: { packages: boolean }): Stage {
  const folder = mkdtempSync(join(tmpdir(), 'sgdscope-start-'));
  const copy = join(folder, 'a copy of the project');
  for (const path of NEEDED)
    cpSync(join(PROJECT, path), join(copy, path), { recursive: true, preserveTimestamps: true });
  if (packages) symlinkSync(join(PROJECT, 'node_modules'), join(copy, 'node_modules'));
  const link = join(folder, 'link');
  symlinkSync(copy, link);
  const elsewhere = join(folder, 'somebody else’s project');
  mkdirSync(elsewhere);
  for (const name of ['package.json', 'package-lock.json']) writeFileSync(join(elsewhere, name), '{}');
  const bin = join(folder, 'bin');
  const calls = join(folder, 'npm-calls');
  mkdirSync(bin);
  writeFileSync(join(bin, 'npm'), `#!/bin/sh\necho "$PWD: $*" >> '${calls}'\nexit 1\n`);
  chmodSync(join(bin, 'npm'), 0o755);
  const { PORT: _port, ...given } = process.env;
  return { link, elsewhere, calls, env: { ...given, BROWSER: 'none', PATH: `${bin}${delimiter}${process.env.PATH}` } };
}

const startIn = ({ link, elsewhere, env }: Stage, more: NodeJS.ProcessEnv = {}) =>
  spawnSync('node', [join(link, '.ci/start.mjs')], { cwd: elsewhere, env: { ...env, ...more }, encoding: 'utf8' });

describe.skipIf(process.platform === 'win32')('npm start from another folder, by a link, in a path with spaces', () => {
  let stage: Stage;
  let server: ChildProcess;
  let url = '';
  beforeAll(async () => {
    stage = setStage({ packages: true });
    const { link, elsewhere, env } = stage;
    server = spawn('node', [join(link, '.ci/start.mjs')], { cwd: elsewhere, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [server.stdout, server.stderr]) stream?.on('data', (text) => (output += text));
    const address = () => /sgdscope is at (\S+)/.exec(output)?.[1];
    await vi.waitFor(() => expect(address(), output).toBeDefined(), { timeout: 120_000, interval: 100 });
    url = address() ?? '';
  }, 150_000);
  afterAll(() => server?.kill());

  test('installs nothing and writes nothing where the caller is', () => {
    expect(existsSync(stage.calls)).toBe(false);
    expect(existsSync(join(stage.elsewhere, 'dist'))).toBe(false);
    expect(existsSync(join(stage.link, 'dist/index.html'))).toBe(true);
  });

  test('serves the page with its headers, and 404 for what is missing', async () => {
    const page = await fetch(url);
    expect(await page.text()).toContain('<title>sgdscope');
    expect(page.headers.get('content-security-policy')).toMatch(/^default-src 'self'; .*frame-ancestors 'none'$/);
    expect(page.headers.get('x-content-type-options')).toBe('nosniff');
    expect((await fetch(`${url}missing`)).status).toBe(404);
  });

  test('is not there for other machines', async () => {
    const { port } = new URL(url);
    const outside = Object.values(networkInterfaces()).flatMap((all) =>
      (all ?? []).filter(({ internal, family }) => !internal && family === 'IPv4'),
    );
    for (const { address } of outside) await expect(fetch(`http://${address}:${port}/`)).rejects.toThrow();
  });

  test('a port that is taken is named', async () => {
    const other = createServer().listen(0, 'localhost');
    await new Promise((ready) => other.once('listening', ready));
    const address = other.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const { status, stderr } = startIn(stage, { PORT: String(port) });
    other.close();
    expect(status).toBe(1);
    expect(stderr).toMatch(new RegExp(`npm start: PORT must be free, got ${port}: .*Set it to another`));
  });

  test.each(['http', '0'])('PORT=%s is refused with what it must be', (port) => {
    const { status, stderr, stdout } = startIn(stage, { PORT: port });
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toBe(
      `npm start: PORT must be a whole number from 1 to 65535, got "${port}". ` +
        'Set it to a free port, or leave it out: then it is 4173, or the next that is free.\n',
    );
  });
});

describe.skipIf(process.platform === 'win32')('without its packages', () => {
  let stage: Stage;
  beforeAll(() => {
    stage = setStage({ packages: false });
  });
  test.each(['start', 'test', 'cli', 'claims'])(
    '%s installs them in the project, never where the caller is, and says what it could not do',
    (script) => {
      const { link, elsewhere, calls, env } = stage;
      const command = [join(link, `.ci/${script}.mjs`)];
      const { status, stderr } = spawnSync('node', command, { cwd: elsewhere, env, encoding: 'utf8' });
      expect(status).toBe(1);
      expect(stderr).toMatch(/its packages could not be installed in .*a copy of the project: .*Run "npm ci" there/);
      expect(readFileSync(calls, 'utf8')).toMatch(/^[^\n]*\/a copy of the project: ci --no-audit --no-fund\n$/);
      rmSync(calls);
    },
  );
});
