// What `npm run test:long` runs, one after the other: test files at full size (LONG=1). To add one, add a line.

/**
 * @typedef {object} LongSuite
 * @property {string} name in the command line and the table
 * @property {string} what it shows, in the table
 * @property {'unit' | 'numerics' | 'cli' | 'browser' | 'e2e'} project of vitest; e2e gets a build of the page, cli one of the command line
 * @property {readonly string[]} files
 * @property {Readonly<Record<string, string>>} [env] beside LONG=1
 * @property {string} [report] a Markdown file that the suite leaves, with figures for the table's page
 */

/** @type {readonly LongSuite[]} */
export const LONG_SUITES = [
  {
    name: 'lessons-by-keyboard',
    what: 'every lesson walked from start to end by keyboard alone, in light and dark, to the fingerprint of its author',
    project: 'e2e',
    files: ['tests/e2e/lessons.test.ts'],
  },
  {
    name: 'malformed-input',
    what: '14,000 malformed files, links and JSON texts: an error text for each, nothing uncaught',
    project: 'unit',
    files: ['tests/unit/data/hostile/fuzz.test.ts'],
  },
  {
    name: 'malformed-input-memory',
    what: '10,000 more and files that unpack or claim to be huge, in a process whose memory is measured',
    project: 'unit',
    files: ['tests/unit/data/hostile/memory.test.ts'],
    report: 'tests/.out/hostile/report.md',
  },
  {
    name: 'properties',
    what: 'every property of a pure function on 10,000 generated examples',
    project: 'unit',
    files: ['tests/unit/data/table', 'tests/unit/data/npy.test.ts', 'tests/unit/errors.test.ts', 'tests/unit/json'],
    env: { RUNS: '10000' },
  },
  {
    name: 'kills-of-the-command-line',
    what: 'SIGKILL at 100 random moments of a sweep: the right fingerprint, no sample lost or doubled',
    project: 'cli',
    files: ['tests/cli/kill.test.ts'],
  },
  {
    name: 'kills-of-shards',
    what: '200 kills, by SIGKILL and SIGTERM, of shards at random moments: merged to the fingerprint and the samples of one process',
    project: 'cli',
    files: ['tests/cli/shards.test.ts'],
  },
  {
    name: 'shards-of-claims',
    what: 'claims of toys, sweeps and inspected runs in shards: merged to the fingerprint of one process',
    project: 'cli',
    files: ['tests/cli/claim-shards.test.ts'],
  },
  {
    name: 'replays',
    what: 'runs of every kind replayed by PyTorch, and replays with a part left out, which must disagree',
    project: 'cli',
    files: ['tests/cli/network-file.test.ts'],
  },
  {
    name: 'full-disk',
    what: 'full, read-only and vanished disks: the checkpoint of before stays intact',
    project: 'cli',
    files: ['tests/cli/disk.test.ts'],
  },
  {
    name: 'parquet-readers',
    what: 'runs.parquet and samples.parquet read by DuckDB, polars and Apache Arrow, cell by cell against the CSV',
    project: 'cli',
    files: ['tests/cli/parquet-readers.test.ts'],
  },
  {
    name: 'lost-contexts',
    what: 'WebGL contexts lost at 100 random moments: complete and equivalent sweeps, marked as mixed where they are',
    project: 'browser',
    files: ['tests/browser/context-loss.test.ts', 'tests/browser/device-faults.test.ts'],
  },
  {
    name: 'lost-workers',
    what: 'workers terminated at 100 random moments: the right fingerprint',
    project: 'browser',
    files: ['tests/browser/worker-loss.test.ts'],
  },
  {
    name: 'package',
    what: 'the tarball from a copy of the project, without a network: by npx from an empty folder, installed, and its page trained in Chromium',
    project: 'e2e',
    files: ['tests/e2e/package.test.ts'],
  },
  {
    name: 'closed-tabs',
    what: 'tabs closed and crashed at 100 random moments: the sweep resumes and ends with the right fingerprint',
    project: 'e2e',
    files: ['tests/e2e/library.test.ts'],
  },
  {
    name: 'offline',
    what: 'the page without a network; new versions beside open pages and running sweeps; no space, no https, incomplete uploads',
    project: 'e2e',
    files: ['tests/e2e/offline.test.ts'],
  },
  {
    name: 'embeds',
    what: 'panels and claims on a page of another origin, in sandboxes, and on a host that sends no headers',
    project: 'e2e',
    files: ['tests/e2e/embed.test.ts'],
  },
  {
    name: 'jupyter',
    what: 'boards of a result and of a spec in a Jupyter Notebook, to the fingerprints of the command line',
    project: 'e2e',
    files: ['tests/e2e/jupyter.test.ts'],
  },
  {
    name: 'soak',
    what: 'half an hour of sweeps, on each engine one after the other: heap, nodes, workers, textures and memory level off',
    project: 'e2e',
    files: ['tests/e2e/soak.test.ts'],
    report: 'tests/.out/soak/report.md',
  },
  {
    name: 'large-sweep-files',
    what: 'a saved sweep of 19 MB is read in a worker, and can be cancelled on the way',
    project: 'browser',
    files: ['tests/browser/library/sweep-files.test.ts'],
  },
  {
    name: 'engines',
    what: 'WebGL on every network, reference file and rule, and within rounding of the SIMD engine, step by step',
    project: 'browser',
    files: ['webgl-engine', 'batch-gradient', 'engines-agree', 'rules'].map((name) => `tests/browser/${name}.test.ts`),
  },
  {
    name: 'engines-in-node',
    what: 'the reference, SIMD and tfjs on the CPU on every network, and every planted fault on every file',
    project: 'numerics',
    files: ['engine-oracle', 'tfjs-cpu', 'batch-gradient', 'engines-agree', 'reference', 'supplement'].map(
      (name) => `tests/numerics/${name}.test.ts`,
    ),
  },
  {
    name: 'first-sweep',
    what: 'the first sweep trained in the built page of every browser: one fingerprint',
    project: 'e2e',
    files: ['tests/e2e/browsers.test.ts', 'tests/e2e/page.test.ts'],
    env: { TEST_FIRST_SWEEP: '1' },
  },
  {
    name: 'latex',
    what: 'a LaTeX document with the PDF of every kind of figure, at both widths, text outlined and editable',
    project: 'unit',
    files: ['tests/unit/figure/print/latex.test.ts'],
  },
  {
    name: 'lessons',
    what: 'every lesson run, and each of its statements held against the run',
    project: 'numerics',
    files: ['tests/numerics/lessons.test.ts'],
  },
  {
    name: 'error-rates-of-verdicts',
    what: 'the rule of every claim on 1,000 draws of noise',
    project: 'numerics',
    files: ['tests/numerics/claims/'],
  },
  {
    name: 'interval-coverage',
    what: 'every interval that is shown, simulated at full size',
    project: 'numerics',
    files: [
      'tests/numerics/interval-coverage.test.ts',
      'tests/numerics/ladder-coverage.test.ts',
      'tests/numerics/probes/coverage.test.ts',
      'tests/numerics/claims/resampling-coverage.test.ts',
    ],
  },
];
