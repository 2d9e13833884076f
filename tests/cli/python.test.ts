import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { findPandas, findPython } from '../../.ci/pandas.mjs';
import { type CliOutcome, freshFolder, outcomeOf } from '../support/cli-process.ts';
import { SMALL_FINGERPRINT } from '../support/small-sweep.ts';

const MODULE = resolve('public/notebook');
const SPEC = resolve('public/examples/small.json');
/** The bundle that is there already. */
const CLI = `${process.execPath} ${resolve('dist-cli/main.js')}`;

const [python, withPandas] = [findPython(), findPandas()];
if (!python) console.warn('no Python 3.9 or later here: sgdscope.py is not tested.');
if (!withPandas) console.warn('no pandas here: the data frames of sgdscope.py are not tested.');

/** Runs Python with the module on its path and gives what it prints as JSON with `say`. */
function run(program: string, script: string, environment: NodeJS.ProcessEnv = {}): Promise<CliOutcome> {
  const head = 'import json, math, sys\nsay = lambda value: print(json.dumps(value))\n';
  const env = { ...process.env, PYTHONPATH: MODULE, PYTHONDONTWRITEBYTECODE: '1', SGDSCOPE: CLI, ...environment };
  return outcomeOf(spawn(program, ['-W', 'error::ResourceWarning', '-c', head + script], { env }));
}

async function said(program: string, script: string): Promise<unknown> {
  const { status, stdout, stderr } = await run(program, script);
  expect(stderr.includes('Traceback') ? stderr : status).toBe(0);
  return JSON.parse(stdout);
}

const out = freshFolder();
/** As where pandas is not installed. */
const WITHOUT = 'sys.modules["pandas"] = None\nimport sgdscope\n';

/** Cells of a CSV table but for the last column, which is quoted. */
function csvColumn(table: string, name: string): string[] {
  const [header, ...rows] = readFileSync(join(out, table), 'utf8')
    .trimEnd()
    .split('\r\n')
    .map((line) => line.split(','));
  return rows.map((row) => row[header.indexOf(name)]);
}
const numbers = (cells: readonly string[]) => cells.map((cell) => (cell === '' ? null : Number(cell)));

describe.skipIf(!python)('sgdscope.py without pandas', () => {
  const say = (script: string) => said(python ?? '', WITHOUT + script);

  test('performs the sweep of a dict, and reads it as rows of exact numbers', async () => {
    const spec = JSON.stringify(readFileSync(SPEC, 'utf8'));
    const script =
      `done = sgdscope.sweep(json.loads(${spec}), out=${JSON.stringify(out)}, workers=1)\n` +
      'first = done.samples[0]\n' +
      'say([done.fingerprint, done.spec["name"], done.runs, [type(first[n]).__name__ for n in ("run", "value", "error")], len(done.samples)])';
    const [fingerprint, name, runs, types, count] = (await say(script)) as [
      string,
      string,
      Record<string, unknown>[],
      string[],
      number,
    ];
    expect([fingerprint, name]).toEqual([SMALL_FINGERPRINT, 'A sweep of a few seconds']);
    expect(runs.map(({ sharpness }) => sharpness)).toEqual(numbers(csvColumn('runs.csv', 'sharpness')));
    expect(runs.map(({ outcome }) => outcome)).toEqual(csvColumn('runs.csv', 'outcome'));
    expect(runs[0]).toMatchObject({ run: 0, batch_size: 8, sharpness_converged: true });
    expect(types).toEqual(['int', 'float', 'NoneType']);
    expect(count).toBe(csvColumn('samples.csv', 'run').length);
  });

  test('measures a network: the JSON of the command as rows', async () => {
    const file = JSON.stringify(resolve('public/example-network/run.npz'));
    const rows = (await say(`say(sgdscope.measure(${file}, ignore=[], quiet=True))`)) as Record<string, unknown>[];
    expect(rows.find(({ quantity }) => quantity === 'sharpness')).toMatchObject({ unit: 'L/θ²', certainty: 'bound' });
  });

  test('raises the sentence of the command line, with its exit status', async () => {
    const cases: [call: string, status: number, sentence: RegExp][] = [
      ['sgdscope.sweep({"version": 1, "grid": 3}, out="never", quiet=True)', 2, /^sweep spec: dataset: /],
      ['sgdscope.sweep("nowhere.json", out="never", quiet=True)', 2, /nowhere\.json/],
      ['sgdscope.measure("x.npz", colour="red", quiet=True)', 2, /--colour/],
      ['sgdscope.read("nowhere")', 2, /^nowhere\/sweep\.json must be there, got nothing/],
    ];
    const attempts = cases.map(
      ([call]) =>
        `try:\n    ${call}\nexcept sgdscope.SgdscopeError as error:\n    found.append([str(error), error.status])\n`,
    );
    const found = (await say(`found = []\n${attempts.join('')}say(found)`)) as [string, number][];
    expect(found.map(([, status]) => status)).toEqual(cases.map(([, status]) => status));
    for (const [index, [message]] of found.entries()) expect(message).toMatch(cases[index][2]);
  });

  test('says where it looked if there is no command line', async () => {
    const { stderr, status } = await run(python ?? '', `${WITHOUT}sgdscope.measure("x.npz")`, { SGDSCOPE: '/no/cli' });
    expect(status).toBe(1);
    expect(stderr).toContain('SgdscopeError: /no/cli must be a program that can be started');
  });

  test('tests a claim: one row per criterion', async () => {
    const names = '["claim", "verdict", "criterion_verdict", "low", "estimate", "high", "fingerprint"]';
    const script = `say([{n: row[n] for n in ${names}} for row in sgdscope.claims("Z18-2", quiet=True)])`;
    const rows = (await say(script)) as Record<string, unknown>[];
    expect(rows).toHaveLength(3);
    for (const row of rows) {
      expect(row.claim).toBe('Z18-2');
      expect(['supported', 'refuted', 'undecided']).toContain(row.verdict);
      expect(Number(row.low)).toBeLessThanOrEqual(Number(row.estimate));
      expect(row.fingerprint).toMatch(/^[0-9a-f]{64}$/);
    }
  });
});

describe.skipIf(!withPandas)('sgdscope.py with pandas', () => {
  const say = (script: string) => said(withPandas ?? '', `import sgdscope, pandas\n${script}`);
  beforeAll(async () => {
    const call = `say(sgdscope.sweep(${JSON.stringify(SPEC)}, out=${JSON.stringify(out)}, quiet=True).fingerprint)`;
    expect(await say(call)).toBe(SMALL_FINGERPRINT);
  });

  test.each(['runs', 'samples'])('%s is a frame with every number to the last bit', async (table) => {
    const script =
      `frame = sgdscope.read(${JSON.stringify(out)}).${table}\n` +
      'assert isinstance(frame, pandas.DataFrame)\n' +
      'cells = {n: [None if pandas.isna(v) else bool(v) if frame[n].dtype == "boolean" else v for v in frame[n].tolist()] for n in frame.columns[:-1]}\n' +
      'say([{n: str(t) for n, t in frame.dtypes.items()}, frame.attrs["fingerprint"], cells])';
    const [types, fingerprint, cells] = (await say(script)) as [
      Record<string, string>,
      string,
      Record<string, unknown[]>,
    ];
    expect(types).toMatchObject({ run: 'int64', seed: 'int64', learning_rate: 'float64', computed_by: 'object' });
    expect(types[table === 'runs' ? 'sharpness_converged' : 'converged']).toBe('boolean');
    expect(fingerprint).toBe(SMALL_FINGERPRINT);
    for (const [name, values] of Object.entries(cells)) {
      const expected = csvColumn(`${table}.csv`, name);
      const shown = values.map((value) => (value === null ? '' : String(value)));
      expect(shown, name).toEqual(expected);
    }
  });

  test('infinities and gaps are read as what they are', async () => {
    const table = join(freshFolder(), 'runs.csv');
    const head = 'run,train_loss,sharpness,rule,sharpness_converged';
    writeFileSync(table, `${head}\n0,Infinity,,NaN,\n1,-Infinity,5e-324,x,false\n`);
    const script =
      `frame = sgdscope._table(${JSON.stringify(table)}, {})\n` +
      'a, b = frame.to_dict("records")\n' +
      'say([a["train_loss"] == math.inf, math.isnan(a["sharpness"]), a["rule"], a["sharpness_converged"] is pandas.NA, b["train_loss"] == -math.inf, b["sharpness"] == 5e-324, bool(b["sharpness_converged"])])';
    expect(await say(script)).toEqual([true, true, 'NaN', true, true, true, false]);
  });
});
