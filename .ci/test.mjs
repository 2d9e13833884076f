// `npm test`: sets up, checks types and style, builds, and runs every test: unit, numerics, browser, e2e; the page in
// Chromium, Firefox and WebKit, each of which it installs where it can. It ends with which browsers those were.
// The last line counts tests: "N passed, N failed" (and "N skipped" where a test says why it cannot run here).
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { ensureChromium } from './chromium.mjs';
import { ensurePackages } from './setup.mjs';

ensurePackages();
const { buildKernels } = await import('./kernels.mjs');
const { ENGINES, ENGINE_TITLES, ensureBrowser } = await import('./browsers.mjs');
const chromium = await ensureChromium();
for (const engine of ['firefox', 'webkit']) ensureBrowser(engine);
await buildKernels();

const reportOf = (name) => `tests/.out/report-${name}.json`;
mkdirSync('tests/.out', { recursive: true });
for (const name of ['tests', 'e2e']) rmSync(reportOf(name), { force: true });
rmSync('tests/.out/browsers', { recursive: true, force: true });
const env = { ...process.env, CHROMIUM: chromium };
const run = (command, ...args) =>
  spawnSync('npx', [command, ...args], { stdio: 'inherit', env, shell: process.platform === 'win32' }).status === 0;

const runTests = (name, ...projects) =>
  run('vitest', 'run', ...projects, '--reporter=default', '--reporter=json', `--outputFile.json=${reportOf(name)}`);

const steps = [
  ['style', () => run('biome', 'ci', '.')],
  ['types', () => run('tsc', '-p', 'tsconfig.json')],
  ['build', () => run('vite', 'build', '--logLevel', 'warn')],
  ['tests', () => runTests('tests', '--project', 'unit', '--project', 'numerics', '--project', 'browser')],
  // By themselves: a page that trains on every core must not share them with other tests.
  ['e2e', () => runTests('e2e', '--project', 'e2e')],
];
const failedSteps = steps.filter(([name, step]) => {
  console.log(`\n— ${name}`);
  return !step();
});

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

const counts = { passed: 0, failed: 0, skipped: 0 };
for (const name of ['tests', 'e2e']) {
  try {
    const report = JSON.parse(readFileSync(reportOf(name), 'utf8'));
    counts.passed += report.numPassedTests;
    counts.failed += report.numFailedTests;
    counts.skipped += report.numPendingTests + report.numTodoTests;
  } catch (error) {
    console.error(`The step "${name}" left no report: ${error.message}`);
  }
}
// A step that failed without a failing test (style, types, build, a file that could not be loaded) counts as one.
if (failedSteps.length > 0 && counts.failed === 0) counts.failed = failedSteps.length;
if (failedSteps.length > 0) console.error(`\nFailed: ${failedSteps.map(([name]) => name).join(', ')}`);
console.log(`\n${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
process.exit(failedSteps.length === 0 ? 0 : 1);
