// `npm test`: sets up, checks types and style, builds, and runs every test: unit, numerics, cli, browser, e2e; the page in
// Chromium, Firefox and WebKit, each of which it installs where it can. It ends with which browsers those were.
// The last line counts tests: "N passed, N failed" (and "N skipped" where a test says why it cannot run here).
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync } from 'node:fs';
import { relative } from 'node:path';
import { ensureChromium } from './chromium.mjs';
import { enterProject } from './setup.mjs';

enterProject();
const { buildKernels } = await import('./kernels.mjs');
const { ENGINES, ENGINE_TITLES, ensureBrowser } = await import('./browsers.mjs');
const chromium = await ensureChromium();
for (const engine of ['firefox', 'webkit']) ensureBrowser(engine);
await buildKernels();

const reportOf = (name) => `tests/.out/report-${name}.json`;
mkdirSync('tests/.out', { recursive: true });
const REPORTS = ['node', 'browser', 'e2e'];
for (const name of REPORTS) rmSync(reportOf(name), { force: true });
rmSync('tests/.out/browsers', { recursive: true, force: true });
const env = { ...process.env, CHROMIUM: chromium };
const run = (command, ...args) =>
  spawnSync('npx', [command, ...args], { stdio: 'inherit', env, shell: process.platform === 'win32' }).status === 0;

const vitestOf = (name, projects) => [
  'vitest',
  'run',
  ...projects.flatMap((project) => ['--project', project]),
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${reportOf(name)}`,
];

/** Runs the tests of some projects, with their output on the terminal or in an open file. */
async function runTests(name, projects, output = 'inherit') {
  const stdio = ['ignore', output, output];
  const child = spawn('npx', vitestOf(name, projects), { stdio, env, shell: process.platform === 'win32' });
  const [status] = await once(child, 'close');
  return status === 0;
}

/** Tests in a browser take little more than one core, so those in Node run beside them; what the browser's print follows. */
async function runInNodeAndBrowser() {
  const log = 'tests/.out/browser.log';
  const output = openSync(log, 'w');
  const browser = runTests('browser', ['browser'], output);
  const inNode = await runTests('node', ['unit', 'numerics', 'isolated', 'cli']);
  const inBrowser = await browser;
  closeSync(output);
  process.stdout.write(readFileSync(log));
  return inNode && inBrowser;
}

async function buildAll() {
  const { buildCli } = await import('./cli.mjs');
  await buildCli(); // here, so that no two tests build it at a time
  return run('vite', 'build', '--logLevel', 'warn');
}

const steps = [
  ['style', () => run('biome', 'ci', '.')],
  ['types', () => run('tsc', '-b')],
  ['build', buildAll],
  ['tests', runInNodeAndBrowser],
  // By themselves: a page that trains on every core must not share them with other tests.
  ['e2e', () => runTests('e2e', ['e2e'])],
];
const failedSteps = [];
for (const [name, step] of steps) {
  console.log(`\n— ${name}`);
  if (!(await step())) failedSteps.push(name);
}

/** Which browser an engine was tested in, with the fingerprints that it gave; else why it was not. */
function browserLine(engine) {
  const path = `tests/.out/browsers/${engine}.json`;
  if (!existsSync(path)) return `${ENGINE_TITLES[engine]}: not tested, its tests did not run`;
  const { name, fingerprints, absence } = JSON.parse(readFileSync(path, 'utf8'));
  if (absence) return absence;
  const given = Object.entries(fingerprints).map(([sweep, fingerprint]) => `${fingerprint} (${sweep})`);
  return `${name}: ${given.length > 0 ? `fingerprints ${given.join(', ')}` : 'no fingerprint'}`;
}
console.log(`\nBrowsers\n${ENGINES.map((engine) => `  ${browserLine(engine)}`).join('\n')}`);

/** The failed tests of a report, each with the file that it is in and the first line of why; a file that could not be loaded too. */
function failuresIn(report) {
  return report.testResults.flatMap(({ name, status, message, assertionResults }) => {
    const file = relative(process.cwd(), name);
    const failed = assertionResults.filter((test) => test.status === 'failed');
    if (failed.length === 0) return status === 'failed' ? [`${file}\n    ${firstLine(message)}`] : [];
    return failed.map((test) => `${file} > ${test.fullName}\n    ${firstLine(test.failureMessages[0])}`);
  });
}
const firstLine = (text) => (text ?? '').split('\n', 1)[0];

const failures = [];
const counts = { passed: 0, failed: 0, skipped: 0 };
for (const name of REPORTS) {
  try {
    const report = JSON.parse(readFileSync(reportOf(name), 'utf8'));
    failures.push(...failuresIn(report));
    counts.passed += report.numPassedTests;
    counts.failed += report.numFailedTests;
    counts.skipped += report.numPendingTests + report.numTodoTests;
  } catch (error) {
    console.error(`The tests of "${name}" left no report: ${error.message}`);
  }
}
// A step that failed without a failing test (style, types, build, a file that could not be loaded) counts as one.
if (failedSteps.length > 0 && counts.failed === 0) counts.failed = failedSteps.length;
for (const failure of failures) console.error(`\n  ${failure}`);
if (failedSteps.length > 0) console.error(`\nFailed: ${failedSteps.join(', ')}`);
console.log(`\n${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
process.exit(failedSteps.length === 0 ? 0 : 1);
