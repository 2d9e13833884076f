// `npm run test:schedulers`: sweeps in shards by the files of docs/schedulers, on schedulers that the tests start and end. Installs
// what is missing where that can be done, as root on Debian, and else says how. It ends with the fingerprint that each way gave and
// with the count of tests; with `--add FILE` those of `npm test` in that file are counted too.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { enterProject } from './setup.mjs';
import { readCounts } from './test-counts.mjs';

if (process.platform !== 'linux') {
  console.log(`Schedulers: not tested, they need Linux, got ${process.platform}.`);
  process.exit(0);
}
enterProject();
const { ensureSchedulers, obstacleTo, SCHEDULERS } = await import('./schedulers.mjs');
const { buildCli } = await import('./cli.mjs');

const MANIFESTS = 'tests/schedulers/manifests';
const REPORT = 'tests/.out/report-schedulers.json';
const FINGERPRINTS = 'tests/.out/fingerprints';

/** The schemas of Kubernetes' manifests; nothing but these tests needs them. */
function ensureSchemas() {
  if (existsSync(`${MANIFESTS}/node_modules/.package-lock.json`)) return;
  console.log("Installing the schemas of Kubernetes' manifests …");
  try {
    const shell = process.platform === 'win32';
    execFileSync('npm', ['ci', '--no-audit', '--no-fund'], {
      cwd: MANIFESTS,
      stdio: ['ignore', 'inherit', 'inherit'],
      shell,
    });
  } catch {
    // Said below.
  }
}

ensureSchedulers();
ensureSchemas();
await buildCli();
mkdirSync('tests/.out', { recursive: true });
for (const path of [REPORT, FINGERPRINTS]) rmSync(path, { recursive: true, force: true });
const vitest = ['vitest', 'run', '--project', 'schedulers', '--reporter=default', '--reporter=json'];
const { status } = spawnSync('npx', [...vitest, `--outputFile.json=${REPORT}`], {
  stdio: 'inherit',
  shell: process.platform === 'win32',
});

const obstacles = SCHEDULERS.map(({ name }) => [name, obstacleTo(name)]).filter(([, why]) => why !== null);
if (!existsSync(`${MANIFESTS}/node_modules`))
  obstacles.push(['Kubernetes', `no schemas: run "npm ci" in ${MANIFESTS}`]);
for (const [name, why] of obstacles) console.log(`${name}: not tested, ${why}`);

if (existsSync(FINGERPRINTS)) {
  const ways = readdirSync(FINGERPRINTS)
    .map((name) => JSON.parse(readFileSync(`${FINGERPRINTS}/${name}`, 'utf8')))
    .toSorted((a, b) => a.order - b.order);
  const width = Math.max(...ways.map(({ way }) => way.length));
  console.log('\nOne spec, one fingerprint');
  for (const { way, fingerprint } of ways) console.log(`  ${way.padEnd(width)}  ${fingerprint}`);
}

const own = { passed: 0, failed: status === 0 ? 0 : 1, skipped: 0 };
if (existsSync(REPORT)) {
  const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(readFileSync(REPORT, 'utf8'));
  own.passed = numPassedTests;
  own.failed = Math.max(own.failed, numFailedTests);
  own.skipped = numPendingTests;
}
const option = process.argv.indexOf('--add');
const before = option === -1 ? null : readCounts(process.argv[option + 1]);
if (option !== -1 && before === null) {
  own.failed++;
  console.error('\nnpm test: must have left its counts, got none. It did not reach its end.');
}
if (before) console.log(`\nSchedulers: ${own.passed} passed, ${own.failed} failed, ${own.skipped} skipped`);
const sum = (name) => own[name] + (before?.[name] ?? 0);
console.log(`\n${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped`);
process.exit(own.failed === 0 ? 0 : 1);
