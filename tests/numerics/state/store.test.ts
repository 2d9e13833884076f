import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, test } from 'vitest';
import { buildDataset } from '../../../src/data/build-dataset.ts';
import type { RawDataset } from '../../../src/data/raw-dataset.ts';
import type { DataSources } from '../../../src/data/sources.ts';
import { SpecError } from '../../../src/errors.ts';
import type { AppState } from '../../../src/state/app-state.ts';
import { cellsOf, highlightedRuns, resultsOf } from '../../../src/state/selectors.ts';
import { createAppStore } from '../../../src/state/store.ts';
import { FILE_WORK_HERE } from '../../../src/sweep/file-work.ts';
import { createInspector } from '../../../src/sweep/inspection/inspector.ts';
import { parseSweepSpec } from '../../../src/sweep/spec/sweep-spec.ts';
import type { OpenInspector } from '../../../src/worker/remote-inspector.ts';
import { localPool } from '../../support/local-pool.ts';
import { oracleEngine } from '../../support/oracle/oracle-engine.ts';
import { reportOfRaw } from '../../support/report-of-raw.ts';

const HASH = 'ab'.repeat(32);
const raw: RawDataset = {
  name: 'squares',
  inputShape: [2],
  classes: 2,
  train: {
    count: 50,
    inputs: new Float32Array(100).map((_, i) => i % 7),
    labels: new Uint16Array(50).map((_, i) => i % 2),
  },
};
const sources: DataSources = {
  remote: async () => Promise.reject(new SpecError('mnist: no network here')),
  file: async ({ sha256 }) => (sha256 === HASH ? raw : undefined),
  supply: async () => undefined,
  reopen: async () => undefined,
  build: (spec) => buildDataset(spec, sources),
  async addFiles([file]) {
    if (file.name.endsWith('.bad')) throw new SpecError(`${file.name}: magic number must be 2051, got 7.`);
    return { source: { kind: 'file', name: file.name, sha256: HASH }, raw, report: reportOfRaw(raw, { label: 'y' }) };
  },
};
const draft = parseSweepSpec({
  version: 1,
  dataset: { source: { kind: 'moons' }, trainCount: 32, testCount: 16 },
  model: { hidden: [3] },
  grid: { learningRates: [0.1, 0.2], batchSizes: [4, 8], seeds: 2 },
  budget: { kind: 'epochs', epochs: 2 },
});

const REFERENCE = 'tests/reference/mlp-tanh-ce.json';
const referenceFiles = async () => [{ content: JSON.parse(readFileSync(REFERENCE, 'utf8')), source: REFERENCE }];
const claims = {
  runner: { run: () => Promise.reject(new Error('no claims here')), heldSize: () => null },
  workers: 1,
  shipped: async () => [],
};
const openInspector: OpenInspector = (_engine, plan, dataset) => createInspector(oracleEngine(), plan, dataset);
const runExporter = { exportRun: () => Promise.reject(new Error('no exports here')) };
const networks = { measure: () => Promise.reject(new Error('no networks here')) };
const openLibrary = () => Promise.reject(new Error('no library in this test'));
const dependencies = {
  sources,
  fileWork: FILE_WORK_HERE,
  initialDraft: draft,
  openLibrary,
  referenceFiles,
  claims,
  openInspector,
  networks,
  runExporter,
};

let store: ReturnType<typeof createAppStore>;
beforeEach(() => {
  store = createAppStore({ ...dependencies, pool: localPool(oracleEngine(), 2) });
});
const state = (): AppState => store.getState();
const sweep = () => {
  const current = state().sweep;
  if (!current) throw new Error('no sweep on the board');
  return current;
};
const isRunning = () => state().sweep?.status === 'running';
const until = (holds: () => boolean) =>
  new Promise<void>((resolve) => {
    const check = () => {
      if (!holds()) return;
      unsubscribe();
      resolve();
    };
    const unsubscribe: () => void = store.subscribe(check);
    check();
  });

describe('a sweep', () => {
  test('runs to its end: every run has an outcome, results and a fingerprint', async () => {
    await state().start();
    expect(sweep().status).toBe('finished');
    expect(sweep().finished.size).toBe(8);
    for (const result of resultsOf(sweep())) {
      expect(result.outcome).toBe('budgetSpent');
      expect(result.step).toBe(result.run.endStep);
      expect(Number.isFinite(result.sharpness)).toBe(true);
    }
    expect(sweep().fingerprint).toMatch(/^[0-9a-f]{64}$/);
    expect(sweep().progress.fraction).toBe(1);
    expect(cellsOf(sweep())).toHaveLength(4);
  });

  test('keeps its own spec while the draft is edited', async () => {
    const done = state().start();
    await until(() => state().sweep !== null);
    state().editDraft((old) => ({ ...old, budget: { kind: 'epochs', epochs: 99 } }));
    await done;
    expect(sweep().plan.spec.budget).toEqual({ kind: 'epochs', epochs: 2 });
  });

  test('pauses, resumes and gives the same fingerprint; a stop leaves the runs stopped and no fingerprint', async () => {
    await state().start();
    const whole = sweep().fingerprint;
    const again = state().start();
    await until(isRunning);
    state().pause();
    expect(sweep().status).toBe('paused');
    state().resume();
    await again;
    expect(sweep().fingerprint).toBe(whole);

    const stopped = state().start();
    await until(isRunning);
    state().stop();
    await stopped;
    expect(sweep().status).toBe('stopped');
    expect(sweep().fingerprint).toBeNull();
    expect(resultsOf(sweep()).some(({ outcome }) => outcome === 'stopped')).toBe(true);
  });

  test('a stop while the engine is being chosen ends the sweep and the pool, which makes no executor', async () => {
    const local = localPool(oracleEngine(), 2);
    let [made, ended] = [0, 0];
    const pool: typeof local = {
      ...local,
      async choose(...asked) {
        const { spawn, ...chosen } = await local.choose(...asked);
        state().stop();
        const counted = async () => {
          made++;
          return spawn(0, undefined);
        };
        return { ...chosen, spawn: counted, dispose: () => void ended++ };
      },
    };
    store = createAppStore({ ...dependencies, pool });
    await state().start();
    expect(sweep()).toMatchObject({ status: 'stopped', fingerprint: null, progress: { fraction: 0, elapsed: 0 } });
    expect(resultsOf(sweep()).every(({ outcome }) => outcome === 'stopped')).toBe(true);
    expect([made, ended]).toEqual([0, 1]);
  });

  test('a new start takes the board from the old sweep', async () => {
    const first = state().start();
    await until(isRunning);
    state().editDraft((old) => ({ ...old, grid: { ...old.grid, seeds: 1 } }));
    await Promise.all([first, state().start()]);
    expect(sweep().plan.runs).toHaveLength(4);
    expect(sweep().status).toBe('finished');
  });

  test('an engine that cannot be had is a failed sweep with its reason', async () => {
    const pool = { ...localPool(oracleEngine()), choose: () => Promise.reject(new Error('no WebGL here')) };
    store = createAppStore({ ...dependencies, pool });
    await state().start();
    expect(sweep()).toMatchObject({ status: 'failed', error: 'no WebGL here' });
  });
});

describe('the draft', () => {
  test('counts its runs, and says what is wrong without losing what was typed', () => {
    expect(state().draftRuns).toBe(8);
    state().editDraft((old) => ({ ...old, update: { ...old.update, momentum: 2 } }));
    expect(state().draftRuns).toBe(0);
    expect(state().draftError).toContain('update.momentum');
    expect(state().draft.update.momentum).toBe(2);
  });

  test('takes dropped files, with counts that fit them', async () => {
    await state().openFiles([new File([], 'squares.csv')]);
    expect(state().dataset.state).toBe('ready');
    expect(state().draft.dataset).toMatchObject({
      source: { kind: 'file', name: 'squares.csv' },
      trainCount: 32,
      testCount: 16,
    });
    await state().start();
    expect(sweep()).toMatchObject({ status: 'finished', datasetName: 'squares' });
  });

  test.each([
    ['a bad file', () => state().openFiles([new File([], 'x.bad')]), 'x.bad: magic number'],
    [
      'a host out of reach',
      () => state().chooseDataset({ ...draft.dataset, source: { kind: 'remote', id: 'mnist' } }),
      'no network',
    ],
  ])('keeps its dataset at %s, and says why', async (_what, attempt, reason) => {
    await attempt();
    expect(state().dataset.state).toBe('failed');
    expect(state().dataset.message).toContain(reason);
    expect(state().draft.dataset).toEqual(draft.dataset);
  });
});

test('pointing at a diagonal highlights all its runs; selecting again clears', async () => {
  await state().start();
  state().hover({ kind: 'ratio', ratio: 0.1 / 4 });
  expect(highlightedRuns(state())).toEqual(
    new Set(
      sweep()
        .plan.runs.filter((run) => run.learningRate / run.batchSize === 0.025)
        .map((run) => run.id),
    ),
  );
  expect(highlightedRuns(state())?.size).toBe(4);
  state().hover(null);
  expect(highlightedRuns(state())).toBeNull();
  state().select({ kind: 'cell', learningRate: 0.2, batchSize: 8 });
  expect(highlightedRuns(state())?.size).toBe(2);
  state().select({ kind: 'cell', learningRate: 0.2, batchSize: 8 });
  expect(highlightedRuns(state())).toBeNull();
});

describe('the engine check', () => {
  test('compares the engine with the reference networks', async () => {
    await state().checkEngine();
    const check = state().engineCheck;
    if (check.state !== 'done') throw new Error(`the check is ${check.state}`);
    expect(check.networks).toHaveLength(1);
    expect(check.networks[0]).toMatchObject({ name: REFERENCE, wrong: [] });
    expect(check.networks[0].quantities).toBeGreaterThan(30);
    expect(check.networks[0].worst).toBeLessThan(1);
  });

  test('fails where a file has not been checked', async () => {
    store = createAppStore({ ...dependencies, pool: { ...localPool(oracleEngine()), check: async () => [] } });
    await state().checkEngine();
    const message = `engine check: every reference file must be checked, got no result for ${REFERENCE}.`;
    expect(state().engineCheck).toEqual({ state: 'failed', message });
  });

  test('finds an engine that drops second derivatives', async () => {
    store = createAppStore({ ...dependencies, pool: localPool(oracleEngine({ withoutSecondDerivative: true })) });
    await state().checkEngine();
    const check = state().engineCheck;
    expect(check.state === 'done' && check.networks[0].wrong).toContain('hessianVector');
  });
});

describe('the microscope', () => {
  test('opens on a run of the board’s sweep and finds what the sweep measured', async () => {
    state().openMicroscope(0);
    expect(state().microscope).toBeNull();
    await state().start();
    state().openMicroscope(2);
    expect(state().microscope).toBe(2);
    const { step, value, error = 0 } = sweep().traces.last(2, 'sharpness') ?? { step: 0, value: Number.NaN };
    const { top } = await state().inspect({ run: 2, step, want: { kind: 'spectrum' } });
    expect(Math.abs(top[0].value - value)).toBeLessThanOrEqual(top[0].error + error);
  });
  test('looks into each run on its own data set, and compares only runs of one', async () => {
    const opened: string[] = [];
    const counted: OpenInspector = async (engine, plan, dataset) => {
      const inspector = await openInspector(engine, plan, dataset);
      const name = String(dataset.train.inputs[0]);
      opened.push(`+${name}`);
      const dispose = () => {
        opened.push(`-${name}`);
        inspector.dispose();
      };
      return { ...inspector, dispose };
    };
    store = createAppStore({ ...dependencies, pool: localPool(oracleEngine()), openInspector: counted });
    const { draftRuns } = state();
    state().editDraft((known) => ({ ...known, dataset: { ...known.dataset, seeds: 2 } }));
    expect(state().draftRuns).toBe(2 * draftRuns);
    await state().start();
    const { plan, traces } = sweep();
    const last = plan.runs.length - 1;
    expect([plan.runs[0].dataSeed, plan.runs[last].dataSeed]).toEqual([0, 1]);
    const spectrum = { kind: 'spectrum' } as const;
    for (const run of [0, last]) {
      const { step, value, error = 0 } = traces.last(run, 'sharpness')!;
      const { top } = await state().inspect({ run, step, want: spectrum });
      expect(Math.abs(top[0].value - value)).toBeLessThanOrEqual(top[0].error + error);
    }
    const across = { kind: 'interpolation', other: last, otherStep: 0 } as const;
    await expect(state().inspect({ run: 0, step: 0, want: across })).rejects.toThrow(
      'both runs must be trained on the same data set, got data seeds 0 and 1',
    );
    // One inspector at a time: that of the next data set takes the place of the one before.
    const made = opened.filter((event) => event.startsWith('+'));
    expect(made).toEqual([made[0], made[1], made[0]]);
    expect(made[1]).not.toBe(made[0]);
    expect(opened.filter((event) => event.startsWith('-'))).toEqual(made.slice(0, 2).map((e) => e.replace('+', '-')));
  });
  test('says why it cannot look before a sweep has begun', async () => {
    await expect(state().inspect({ run: 0, step: 0, want: { kind: 'spectrum' } })).rejects.toThrow(/Press Run/);
  });
});
