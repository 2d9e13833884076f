// `npm test`: sets up, checks types and style, builds, and runs every test: unit, numerics, cli, browser, e2e; the page in
// Chromium, Firefox and WebKit, each of which it installs where it can. It ends with which browsers those were.
// Files with a failure are run once more by themselves: a test that waits for a page or a process can fail on a machine that is
// busy with others. What passes then is named. The last line counts tests: "N passed, N failed" (and "N skipped" where a test says
// why it cannot run here).
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync } from 'node:fs';
import { relative } from 'node:path';
import { ensureChromium } from './chromium.mjs';
import { enterProject } from './setup.mjs';
import { COUNTS, writeCounts } from './test-counts.mjs';

enterProject();
const { buildKernels } = await import('./kernels.mjs');
const { ENGINES, ENGINE_TITLES, ensureBrowser } = await import('./browsers.mjs');
const chromium = await ensureChromium();
for (const engine of ['firefox', 'webkit']) ensureBrowser(engine);
await buildKernels();

const reportOf = (name) => `tests/.out/report-${name}.json`;
mkdirSync('tests/.out', { recursive: true });
const PROJECTS = { node: ['unit', 'numerics', 'isolated', 'cli'], browser: ['browser'], e2e: ['e2e'] };
const REPORTS = Object.keys(PROJECTS);
const AGAIN = '-again';
for (const name of REPORTS) for (const which of [name, name + AGAIN]) rmSync(reportOf(which), { force: true });
rmSync('tests/.out/browsers', { recursive: true, force: true });
rmSync(COUNTS, { force: true });
const env = { ...process.env, CHROMIUM: chromium };
const run = (command, ...args) =>
  spawnSync('npx', [command, ...args], { stdio: 'inherit', env, shell: process.platform === 'win32' }).status === 0;

const vitestOf = (name, projects, files) => [
  'vitest',
  'run',
  ...files,
  ...projects.flatMap((project) => ['--project', project]),
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${reportOf(name)}`,
];

async function vitest(name, projects, { output = 'inherit', files = [] } = {}) {
  const stdio = ['ignore', output, output];
  const child = spawn('npx', vitestOf(name, projects, files), { stdio, env, shell: process.platform === 'win32' });
  const [status] = await once(child, 'close');
  return status === 0;
}

const readReport = (name) => JSON.parse(readFileSync(reportOf(name), 'utf8'));
/** More failed files than this are no accident of a busy machine. */
const MOST_AGAIN = 6;

/** The files of a report with a failure, if they are few. */
function filesToRunAgain(name) {
  if (!existsSync(reportOf(name))) return [];
  const failed = readReport(name).testResults.filter(({ status }) => status === 'failed');
  return failed.length > MOST_AGAIN ? [] : failed.map((file) => relative(process.cwd(), file.name));
}

/** Runs the tests of a report, with their output on the terminal or in an open file. */
const runTests = (name, output = 'inherit') => vitest(name, PROJECTS[name], { output });

/** Runs the files with a failure again, when nothing else runs. Whether none failed then. */
async function runAgain(name) {
  const files = filesToRunAgain(name);
  if (files.length === 0) return false;
  console.log(`\n— again, by themselves: ${files.join(', ')}`);
  return vitest(name + AGAIN, PROJECTS[name], { files });
}

/** Tests in a browser take little more than one core, so those in Node run beside them; what the browser's print follows. */
async function runInNodeAndBrowser() {
  const log = 'tests/.out/browser.log';
  const output = openSync(log, 'w');
  const browser = runTests('browser', output);
  const inNode = await runTests('node');
  const inBrowser = await browser;
  closeSync(output);
  process.stdout.write(readFileSync(log));
  // One after the other.
  const node = inNode || (await runAgain('node'));
  return (inBrowser || (await runAgain('browser'))) && node;
}

async function buildAll() {
  const { buildCli } = await import('./cli.mjs');
  const { buildLibrary } = await import('./library.mjs');
  await buildCli(); // here, so that no two tests build it at a time
  await buildLibrary();
  return run('vite', 'build', '--logLevel', 'warn');
}

const steps = [
  ['style', () => run('biome', 'ci', '.')],
  ['types', () => run('tsc', '-b')],
  ['build', buildAll],
  ['tests', runInNodeAndBrowser],
  // After the others: a page that trains is not to wait for a core for minutes.
  ['e2e', async () => (await runTests('e2e')) || (await runAgain('e2e'))],
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

const nameOf = (file, { fullName }) => `${relative(process.cwd(), file.name)} > ${fullName}`;
const testsOf = (report) => report.testResults.flatMap((file) => file.assertionResults.map((test) => ({ file, test })));
const firstLine = (text) => (text ?? '').split('\n', 1)[0];

/** The failed tests of a report and the first line of why; a file that could not be loaded too. */
function failuresIn(report) {
  const unloaded = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.every((test) => test.status !== 'failed'),
  );
  return new Map([
    ...testsOf(report)
      .filter(({ test }) => test.status === 'failed')
      .map(({ file, test }) => [nameOf(file, test), firstLine(test.failureMessages[0])]),
    ...unloaded.map((file) => [relative(process.cwd(), file.name), firstLine(file.message)]),
  ]);
}

const counts = { passed: 0, failed: 0, skipped: 0 };
for (const name of REPORTS) {
  try {
    const report = readReport(name);
    const failures = failuresIn(report);
    const again = existsSync(reportOf(name + AGAIN)) ? readReport(name + AGAIN) : null;
    const failuresAgain = again ? failuresIn(again) : failures;
    const passedAgain = again ? [...failures].filter(([test]) => !failuresAgain.has(test)) : [];
    for (const [test, why] of passedAgain) console.log(`\n  passed by itself: ${test}\n    first: ${why}`);
    for (const [test, why] of failuresAgain) console.error(`\n  failed: ${test}\n    ${why}`);
    counts.passed += report.numPassedTests + passedAgain.length;
    counts.failed += failuresAgain.size;
    counts.skipped += report.numPendingTests + report.numTodoTests;
  } catch (error) {
    console.error(`The tests of "${name}" left no report: ${error.message}`);
  }
}
// A step that failed without a failing test (style, types, build, a file that could not be loaded) counts as one.
if (failedSteps.length > 0 && counts.failed === 0) counts.failed = failedSteps.length;
if (failedSteps.length > 0) console.error(`\nFailed: ${failedSteps.join(', ')}`);
writeCounts(counts);
console.log(`\n${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
process.exit(failedSteps.length === 0 ? 0 : 1);
