import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium } from 'playwright';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { freshFolder } from '../support/cli-process.ts';
import { fencesIn, snippetsIn } from '../support/doc-snippets.ts';
import { isFullSize } from '../support/full-size.ts';
import { installed, listing, type Packed, packBuilt } from '../support/packed.ts';
import { finishedOn, launchOptions, openPage } from '../support/page-server.ts';
import { watchBrowser } from '../support/policy-watch.ts';
import { SMALL_FINGERPRINT } from '../support/small-sweep.ts';
import { startHost } from '../support/static-host.ts';

const VERSION: string = JSON.parse(readFileSync('package.json', 'utf8')).version;

let packed: Packed;
let folder: string;
let before: string[];
const main = () => join(folder, 'node_modules/sgdscope/dist-cli/main.js');
/** Nothing of the project, of the user or of npm is in reach. */
const ENV = { PATH: process.env.PATH, HOME: '/nonexistent', BROWSER: 'none' };
/** Started in a folder of somebody else's. */
const run = (...args: string[]) =>
  spawnSync(process.execPath, [main(), ...args], { cwd: freshFolder(), env: ENV, encoding: 'utf8' });

beforeAll(async () => {
  packed = await packBuilt();
  folder = installed(packed);
  // For who is not root it can then only be read; for root the list of files tells.
  spawnSync('chmod', ['-R', 'a-w', join(folder, 'node_modules')]);
  before = listing(folder);
});

afterAll(() => {
  expect(listing(folder)).toEqual(before);
});

describe('the tarball', () => {
  const read = (path: string) => readFileSync(join(packed.folder, path), 'utf8');

  test('holds page, command line, library, kernels and licences, and neither sources nor tests', () => {
    const tops = new Set(packed.paths.map((path) => path.split('/', 1)[0]));
    expect([...tops].sort()).toEqual(
      [
        'LICENSE',
        'README.md',
        'THIRD-PARTY-LICENSES',
        'dist',
        'dist-cli',
        'dist-library',
        'docs',
        'package.json',
      ].sort(),
    );
    for (const path of [
      'dist/index.html',
      'dist/evidence/index.json',
      'dist/reference/linear-mse.json',
      'dist/examples/small.json',
      'dist/service-worker.js',
      'dist-cli/main.js',
      'dist-cli/worker.js',
      'dist-cli/library.js',
      'dist-cli/kernels.wasm',
      'dist-library/browser.js',
      'dist-library/worker.js',
      'dist-library/types/api/library.d.ts',
      'docs/library.md',
    ])
      expect(packed.paths).toContain(path);
    const odd = packed.paths.filter((path) =>
      /(^|\/)(src|tests|\.ci|node_modules)\/|\.test\.|(?<!\.d)\.tsx?$|\.map$/.test(path),
    );
    expect(odd).toEqual([]);
  });

  test('is of few megabytes', () => {
    expect(packed.bytes).toBeLessThan(6e6);
    expect(packed.unpackedBytes).toBeLessThan(24e6);
  });

  test('installs nothing: no dependencies of any kind, no scripts that npm starts, entries that exist', () => {
    const manifest = JSON.parse(read('package.json'));
    for (const field of ['dependencies', 'optionalDependencies', 'peerDependencies', 'bundleDependencies', 'private'])
      expect(manifest[field], field).toBeUndefined();
    for (const script of ['preinstall', 'install', 'postinstall', 'prepare', 'prepublish'])
      expect(manifest.scripts[script], script).toBeUndefined();
    const entries = [manifest.bin.sgdscope, ...Object.values<string>(manifest.exports['.'])];
    expect(entries.filter((path) => !existsSync(join(packed.folder, path)))).toEqual([]);
    expect(read('dist-cli/main.js')).toMatch(/^#!\/usr\/bin\/env node\n/);
  });

  test('needs no package: code imports itself and modules of Node alone', () => {
    const named = new Set<string>();
    for (const path of packed.paths.filter((each) => /^dist-(cli|library)\/.*\.js$/.test(each)))
      for (const [, name] of read(path).matchAll(
        /^(?:import|export)\b[^'"\n]*\bfrom\s*"([^".][^"]*)"|^import\s*"([^".][^"]*)"/gm,
      ))
        named.add(name);
    expect([...named].filter((name) => !/^node:|^module$/.test(name))).toEqual([]);
  });

  test('says nothing of the machine that it was made on', () => {
    const places = [resolve('.'), homedir()].filter((place) => place.length > 3);
    const text = packed.paths.filter((path) => /\.(js|json|html|css|md|ts|txt|svg|webmanifest)$|LICENSES?$/.test(path));
    expect(text.filter((path) => places.some((place) => read(path).includes(place)))).toEqual([]);
  });

  test('has the licence of every package that it contains code of', () => {
    const bundled = new Set<string>();
    for (const path of readdirSync(join(packed.folder, 'dist-cli')).filter((name) => name.endsWith('.js')))
      for (const [, name] of read(`dist-cli/${path}`).matchAll(
        /^\/\/(?:#region)? ?node_modules\/((?:@[^/\s]+\/)?[^/\s]+)/gm,
      ))
        bundled.add(name);
    expect([...bundled]).toEqual(expect.arrayContaining(['zod', 'fflate', '@tensorflow/tfjs-core', '@noble/hashes']));
    const licences = read('THIRD-PARTY-LICENSES');
    const page = ['react', 'react-dom', '@mantine/core', 'd3', 'dexie', 'uqr', 'zustand', 'assemblyscript'];
    for (const name of [...bundled, ...page]) expect(licences).toMatch(new RegExp(`^${name} \\d+\\.\\d+\\.\\d+`, 'm'));
    expect(licences).toContain('SIL OPEN FONT LICENSE');
  });
});

describe('installed in an empty folder that cannot be written', () => {
  test('--help and --version load no engine', () => {
    const { status, stdout } = run('--help');
    expect([status, stdout.split('\n')[2]]).toEqual([0, 'Usage: sgdscope [COMMAND] [ARGUMENTS]']);
    expect(run('--version').stdout).toBe(`${VERSION}\n`);
    // Static imports of the entry are all that is read for them.
    const read = (name: string) => readFileSync(join(folder, 'node_modules/sgdscope/dist-cli', name), 'utf8');
    const seen = new Set(['main.js']);
    for (const name of seen) for (const [, next] of read(name).matchAll(/^import\b.*"\.\/([^"]+)";$/gm)) seen.add(next);
    expect([...seen].reduce((bytes, name) => bytes + read(name).length, 0)).toBeLessThan(50_000);
  });

  test('a sweep has the fingerprint that it has in the project; an engine is checked by the references that come along', () => {
    const package_ = join(folder, 'node_modules/sgdscope/dist');
    const sweep = run(
      'sweep',
      join(package_, 'examples/small.json'),
      '--out',
      join(freshFolder(), 'out'),
      '--workers',
      '2',
    );
    expect([sweep.status, sweep.stdout]).toEqual([0, `${SMALL_FINGERPRINT}\n`]);
    expect(run('verify', join(package_, 'reference/linear-mse.json')).status).toBe(0);
  });

  test('the library is imported by its name', () => {
    const [{ text, prints }] = snippetsIn('docs/library.md', 'js');
    const { status, stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', text], {
      cwd: folder,
      env: ENV,
      encoding: 'utf8',
    });
    expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: prints, stderr: '' });
  });
});

/** Whether this process may take the network from a process that it starts. */
const canTakeNetwork = spawnSync('unshare', ['-rn', 'true']).status === 0;

describe.runIf(isFullSize && canTakeNetwork)('without a network, by npm and npx alone, with an empty cache', () => {
  const shell = (script: string, cwd: string) => {
    const env = { ...ENV, HOME: freshFolder(), npm_config_cache: freshFolder(), npm_config_update_notifier: 'false' };
    const command = ['-rn', 'bash', '-ec', `ip link set lo up\n${script}`];
    return spawnSync('unshare', command, { cwd, env, encoding: 'utf8' });
  };

  test('`npm pack` builds all of it in a copy of the project, and npx starts it', () => {
    const copy = freshFolder();
    const paths = spawnSync('git', ['ls-files', '-z'], { encoding: 'utf8' }).stdout;
    spawnSync('tar', ['cf', join(copy, 'all.tar'), '--null', '-T', '-'], { input: paths });
    const { status, stderr } = shell(
      `tar xf all.tar && rm all.tar && ln -s ${resolve('node_modules')} node_modules && npm pack`,
      copy,
    );
    expect(status, stderr).toBe(0);
    const [tarball = ''] = readdirSync(copy).filter((name) => name.endsWith('.tgz'));
    const empty = freshFolder();
    const out = join(freshFolder(), 'out');
    copyFileSync(join(copy, tarball), join(empty, tarball));
    const npx = `npx --yes ./${tarball}`; // an absolute path npx takes for a program
    expect(shell(`${npx} --version`, empty).stdout).toBe(`${VERSION}\n`);
    const sweep = shell(`${npx} sweep ${resolve('public/examples/small.json')} --out ${out}`, empty);
    expect([sweep.status, sweep.stdout]).toEqual([0, `${SMALL_FINGERPRINT}\n`]);
    const page = shell(
      // As Ctrl+C does: to all processes of the job.
      `set -m; ${npx} --port 4999 & for i in $(seq 100); do sleep 0.3; curl -s localhost:4999 && break; done; kill -INT -- -$!; wait`,
      empty,
    );
    expect(page.stdout).toContain('<title>sgdscope');
    expect(readdirSync(empty)).toEqual([tarball]);
  });

  test('`npm install` puts nothing but it into a folder', () => {
    const home = freshFolder();
    const { status, stderr } = shell(`npm install --offline --no-audit --no-fund ${packed.tarball}`, home);
    expect(status, stderr).toBe(0);
    expect(readdirSync(join(home, 'node_modules')).filter((name) => !name.startsWith('.'))).toEqual(['sgdscope']);
    expect(shell('npx --no -- sgdscope --version', home).stdout).toBe(`${VERSION}\n`);
  });
});

describe('in Chromium', () => {
  let browser: Awaited<ReturnType<typeof chromium.launch>>;
  let server: ChildProcess;
  let url = '';
  let output = '';
  beforeAll(async () => {
    server = spawn(process.execPath, [main()], { cwd: freshFolder(), env: ENV, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [server.stdout, server.stderr])
      stream?.on('data', (text) => {
        output += text;
      });
    const address = () => /^sgdscope is at (http:\/\/localhost:\d+\/)/m.exec(output)?.[1];
    await vi.waitFor(() => expect(address(), output).toBeDefined(), { timeout: 60_000, interval: 50 });
    url = address() ?? '';
    browser = await chromium.launch(launchOptions());
    watchBrowser(browser);
  });
  afterAll(() => browser.close());

  test('the page opens, with its evidence, and Ctrl+C ends its server', async () => {
    const { page, faults } = await openPage({ url, browser, close: async () => {} }, { serviceWorkers: 'block' });
    await page.goto(isFullSize ? url : `${url}#/claims`);
    if (isFullSize) await finishedOn(page);
    else await page.locator('[data-claim]').first().waitFor();
    expect(faults).toEqual([]);
    await page.close();
    const ended = new Promise((settle) => server.once('exit', settle));
    server.kill('SIGINT');
    expect(await ended).toBe(0);
    await expect(fetch(url)).rejects.toThrow();
  });

  test('the library trains on a page, under a policy that forbids what it does not need', async () => {
    const [{ text }] = fencesIn('docs/library.md').filter(({ language }) => language === 'html');
    const site = freshFolder();
    spawnSync('cp', ['-r', join(packed.folder, 'dist-library'), site]);
    const script = /<script type="module">([\s\S]*)<\/script>/.exec(text)?.[1] ?? '';
    // The policy allows no script in the text of a page.
    writeFileSync(join(site, 'page.js'), script);
    writeFileSync(
      join(site, 'index.html'),
      text.replace(/<script type="module">[\s\S]*<\/script>/, '<script type="module" src="./page.js"></script>'),
    );
    writeFileSync(join(site, 'favicon.ico'), ''); // browsers ask for it
    const host = await startHost({ folder: site });
    const { page, faults } = await openPage({ url: host.url, browser, close: async () => {} });
    await page.goto(host.url);
    const [{ prints }] = snippetsIn('docs/library.md', 'js');
    const fingerprint = /[0-9a-f]{64}/.exec(prints)?.[0] ?? '';
    await expect.poll(() => page.locator('#out').innerText(), { timeout: 60_000 }).toBe(fingerprint);
    expect({ faults, missed: host.missed }).toEqual({
      faults: [],
      missed: [],
    });
    await page.close();
    await host.close();
  });
});
