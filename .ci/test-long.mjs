// `npm run test:long [-- [--again] [--list] NAME…]`: the tests of `long-suites.mjs` at full size, one suite after the other. It can be
// interrupted: suites that have passed at this commit are not run again. Outcomes are kept in docs/long-tests.json and shown in docs/long-tests.md.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { LONG_SUITES } from './long-suites.mjs';
import { withOutcomes } from './long-table.mjs';
import { watchMemory } from './process-memory.mjs';
import { enterProject } from './setup.mjs';

const OUT = 'tests/.out/long';
/** Committed, like the page: a run of some suites, on whatever machine, keeps the outcomes of the others. */
const OUTCOMES = 'docs/long-tests.json';
const PAGE = 'docs/long-tests.md';

const given = process.argv.slice(2);
const [again, list] = ['--again', '--list'].map((option) => given.includes(option));
const wanted = given.filter((word) => !word.startsWith('--'));
const names = LONG_SUITES.map(({ name }) => name);
const unknown = given.find((word) => !names.includes(word) && word !== '--again' && word !== '--list');
if (unknown !== undefined) {
  console.error(
    `test:long: arguments must be --again, --list or names of suites (${names.join(', ')}), got ${unknown}.`,
  );
  process.exit(2);
}
if (list) {
  for (const { name, what } of LONG_SUITES) console.log(`${name.padEnd(28)} ${what}`);
  process.exit(0);
}

enterProject();
const { ensureChromium } = await import('./chromium.mjs');
const { buildKernels } = await import('./kernels.mjs');
const { buildCli } = await import('./cli.mjs');
await buildKernels();
mkdirSync(OUT, { recursive: true });

const git = (...args) => execFileSync('git', args, { encoding: 'utf8' }).trim();
const commit = git('rev-parse', 'HEAD');
/** Whether files differ from the commit, apart from those that are written here. */
const changed = git('status', '--porcelain', '--', '.', `:!${PAGE}`, `:!${OUTCOMES}`) !== '';
const outcomes = existsSync(OUTCOMES) ? JSON.parse(readFileSync(OUTCOMES, 'utf8')) : {};
const isDone = ({ name }) => {
  const before = outcomes[name];
  return !again && !changed && before?.ok === true && before.commit === commit && !before.changed;
};

function keep(name, outcome) {
  outcomes[name] = outcome;
  writeFileSync(OUTCOMES, `${JSON.stringify(outcomes, null, 2)}\n`);
  writeFileSync(PAGE, withOutcomes(readFileSync(PAGE, 'utf8'), LONG_SUITES, outcomes));
}

const built = new Set();
/** Builds what the tests of a project open, once. */
async function prepare(project, env) {
  if (built.has(project)) return;
  built.add(project);
  if (project === 'cli' || project === 'e2e') await buildCli();
  if (project === 'e2e') execFileSync('npx', ['vite', 'build', '--logLevel', 'warn'], { stdio: 'inherit', env });
}

/** Counts of a report of vitest; a suite without one has failed. */
function countsOf(path) {
  if (!existsSync(path)) return { passed: 0, failed: 0, skipped: 0 };
  const report = JSON.parse(readFileSync(path, 'utf8'));
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

async function runSuite({ name, project, files, env: own = {}, report }) {
  const needsBrowser = project === 'browser' || project === 'e2e';
  const env = { ...process.env, LONG: '1', ...own, ...(needsBrowser && { CHROMIUM: await ensureChromium() }) };
  await prepare(project, env);
  const json = `${OUT}/${name}.json`;
  for (const path of [json, report]) if (path) rmSync(path, { force: true });
  const start = performance.now();
  const child = spawn(
    'npx',
    [
      'vitest',
      'run',
      '--project',
      project,
      ...files,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${json}`,
    ],
    { stdio: 'inherit', env, shell: process.platform === 'win32' },
  );
  const memory = watchMemory(child.pid);
  const [status] = await once(child, 'close');
  const counts = countsOf(json);
  return {
    ...counts,
    ok: status === 0 && counts.passed > 0,
    seconds: (performance.now() - start) / 1000,
    peak: memory.stop(),
    commit,
    changed,
    date: new Date().toISOString().slice(0, 10),
    figures: report && existsSync(report) ? readFileSync(report, 'utf8') : null,
  };
}

const chosen = LONG_SUITES.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
let failures = 0;
for (const suite of chosen) {
  console.log(`\n— ${suite.name}: ${suite.what}`);
  if (isDone(suite)) {
    console.log('  passed at this commit already (--again runs it again)');
    continue;
  }
  const absent = suite.files.filter((path) => !existsSync(path));
  if (absent.length > 0) {
    console.error(`  ${absent.join(', ')}: must be there, got nothing. Correct .ci/long-suites.mjs.`);
    failures++;
    continue;
  }
  const outcome = await runSuite(suite);
  if (!outcome.ok) failures++;
  keep(suite.name, outcome);
}
console.log(`\n${chosen.length - failures} of ${chosen.length} suites passed; ${PAGE} has the table.`);
process.exit(failures === 0 ? 0 : 1);
