import { beforeEach, describe, expect, test } from 'vitest';
import { buildDataset } from '../../../src/data/build-dataset.ts';
import { ChoiceError } from '../../../src/data/choice-error.ts';
import type { RawDataset } from '../../../src/data/raw-dataset.ts';
import type { Reading } from '../../../src/data/reading.ts';
import type { DataSources, OpenedFiles } from '../../../src/data/sources.ts';
import { SpecError } from '../../../src/errors.ts';
import { createAppStore } from '../../../src/state/store.ts';
import { parseSweepSpec } from '../../../src/sweep/spec/sweep-spec.ts';
import { REFUSING } from '../../support/refusing-dependencies.ts';
import { reportOfRaw } from '../../support/report-of-raw.ts';

const HASH = 'ab'.repeat(32);
const COLUMNS = ['size', 'kind', 'price'];

/** Fifty rows of two inputs; classes, or prices. With `missing: 'drop'` ten of them go. */
function rawOf({ task, missing }: Reading, inputShape: readonly number[]): RawDataset {
  const count = missing === 'drop' ? 40 : 50;
  const size = inputShape.reduce((a, b) => a * b, 1);
  const isRegression = task === 'regression';
  return {
    name: 'houses',
    inputShape,
    classes: isRegression ? 1 : 2,
    train: {
      count,
      inputs: Float32Array.from({ length: count * size }, (_, i) => i % 7),
      labels: Uint16Array.from({ length: count }, (_, i) => (isRegression ? 0 : i % 2)),
      ...(isRegression && { targets: Float32Array.from({ length: count }, (_, i) => 1e5 * (1 + (i % 5))) }),
    },
  };
}

/** A file as it was opened, every decision in its reading. */
function opened(name: string, reading: Reading): OpenedFiles {
  const raw = rawOf(reading, name.startsWith('images') ? [4, 4, 1] : [2]);
  const decided: Reading = { label: 'kind', task: 'classification', ...reading };
  const report = { ...reportOfRaw(raw, { label: String(decided.label), reading: decided }), columns: COLUMNS };
  return { source: { kind: 'file', name, sha256: HASH, reading: decided }, raw, report };
}

/** "gaps" needs a choice for missing values, and with the label "price" another one for words. */
function read(name: string, reading: Reading): OpenedFiles {
  if (name.endsWith('.bad')) throw new SpecError(`${name}: magic number must be 2051, got 7. Copy it again.`);
  if (name.startsWith('gaps') && reading.missing === undefined)
    throw new ChoiceError(`${name}, line 3: value must be there, got nothing.`, { fields: ['missing'] });
  if (reading.label === 'price' && reading.words === undefined)
    throw new ChoiceError(`${name}: kind must be a number, got "x".`, { fields: ['words'] });
  if (reading.decimal === ',')
    throw new ChoiceError(`${name}: target must be a number.`, { fields: ['label', 'task'] });
  if (reading.label === 'size') throw new SpecError(`${name}: label must be one of 2 to 1000 classes, got 1.`);
  return opened(name, reading);
}

const sources: DataSources = {
  remote: async () => rawOf({}, [4, 4, 1]),
  file: async (source) => read(source.name, source.reading ?? {}).raw,
  supply: async (source, [file]) => (file.name === 'same.csv' ? read(file.name, source.reading ?? {}) : undefined),
  reopen: async (source, reading = source.reading ?? {}) =>
    source.name === 'absent' ? undefined : read(source.name, reading),
  addFiles: async ([file], reading = {}) => read(file.name, reading),
  build: (spec) => buildDataset(spec, sources),
};
const initialDraft = parseSweepSpec({
  version: 1,
  dataset: { source: { kind: 'glyphs' }, trainCount: 30, testCount: 10, pool: 2, labelNoise: 0.1 },
  model: { hidden: [3], stem: [{ kind: 'conv', kernel: 3, channels: 2 }] },
  grid: { learningRates: [0.1], batchSizes: [4], seeds: 1 },
  budget: { kind: 'steps', steps: 1 },
  tune: 'testAccuracy',
});

let store: ReturnType<typeof createAppStore>;
beforeEach(() => {
  store = createAppStore({ ...REFUSING, initialDraft, sources });
});
const state = () => store.getState();
const drop = (name: string) => state().openFiles([new File([], name)]);
const sourceOf = () => state().draft.dataset.source;

describe('a table that is opened', () => {
  test('is the draft’s, with every decision in its spec and what fits it', async () => {
    await drop('houses.csv');
    expect(state().dataset.state).toBe('ready');
    expect(state().draft.dataset).toMatchObject({
      source: { kind: 'file', name: 'houses.csv', sha256: HASH, reading: { label: 'kind', task: 'classification' } },
      trainCount: 30,
      testCount: 10,
      pool: 1,
      standardise: 'perFeature',
    });
    expect(state().draft.dataset).not.toHaveProperty('standardiseTargets');
    expect(state().draft.model).toMatchObject({ stem: [], hidden: [3], loss: 'crossEntropy' });
    expect(state().fileReading?.report).toMatchObject({ rows: 50, label: 'kind' });
    expect(state().draftError).toBeNull();
  });

  test('as images keeps stem, pooling and the standardisation that was set', async () => {
    state().editDraft((draft) => ({ ...draft, dataset: { ...draft.dataset, standardise: 'centred' } }));
    await drop('images.npz');
    expect(state().draft.dataset).toMatchObject({ pool: 2, standardise: 'centred' });
    expect(state().draft.model.stem).toEqual(initialDraft.model.stem);
  });

  test('with numbers to predict brings the squared error, scaled targets and an objective that exists', async () => {
    await drop('houses.csv');
    await state().chooseReading({ task: 'regression' });
    expect(state().draft.dataset).toMatchObject({ standardiseTargets: true, labelNoise: 0 });
    expect(state().draft).toMatchObject({ model: { loss: 'squaredError' }, tune: 'testLoss' });
    await state().chooseReading({ task: 'classification' });
    expect(state().draft.dataset).not.toHaveProperty('standardiseTargets');
  });
});

describe('a choice', () => {
  test('reads the same files anew, and is in the spec', async () => {
    await drop('houses.csv');
    await state().chooseReading({ missing: 'drop' });
    expect(sourceOf()).toMatchObject({ sha256: HASH, reading: { missing: 'drop', label: 'kind' } });
    expect(state().fileReading?.report.rows).toBe(40);
    expect(state().draft.dataset).toMatchObject({ trainCount: 30, testCount: 10 });
    await state().chooseReading({ missing: undefined });
    expect(state().fileReading?.report.rows).toBe(50);
  });

  test('keeps all examples in use where all were, and what was set beside the reading', async () => {
    await drop('houses.csv');
    state().editDraft((draft) => ({
      ...draft,
      dataset: { ...draft.dataset, trainCount: 40, testCount: 10, standardise: 'none' },
    }));
    await state().chooseReading({ missing: 'drop' });
    expect(state().draft.dataset).toMatchObject({ trainCount: 32, testCount: 8, standardise: 'none' });
  });

  test('that fails leaves everything as it was and says so beside itself', async () => {
    await drop('houses.csv');
    const { draft, fileReading } = state();
    await state().chooseReading({ label: 'size' });
    expect(state()).toMatchObject({ draft, fileReading, dataset: { state: 'ready' } });
    expect(state().readingQuestion).toMatchObject({
      isNew: false,
      choice: { fields: ['label'] },
      message: 'houses.csv: label must be one of 2 to 1000 classes, got 1.',
      tried: { label: 'size' },
    });
    state().dropQuestion();
    expect(state()).toMatchObject({ draft, fileReading, readingQuestion: null });
  });

  test('that fails has its fault beside it, not beside another that would help as well', async () => {
    await drop('houses.csv');
    await state().chooseReading({ task: 'regression', decimal: ',' });
    expect(state().readingQuestion?.choice.fields).toEqual(['task', 'label']);
  });

  test('that leaves another one open asks for that, and both are made', async () => {
    await drop('houses.csv');
    await state().chooseReading({ label: 'price' });
    expect(state().readingQuestion).toMatchObject({
      isNew: false,
      choice: { fields: ['words'] },
      tried: { label: 'price' },
    });
    expect(sourceOf()).toMatchObject({ reading: { label: 'kind' } });
    await state().chooseReading({ words: 'ignore' });
    expect(state().readingQuestion).toBeNull();
    expect(sourceOf()).toMatchObject({ reading: { label: 'price', words: 'ignore' } });
  });

  test('of another label forgets what was said of the one before', async () => {
    await drop('houses.csv');
    await state().chooseReading({ task: 'regression', ignore: ['price'] });
    await state().chooseReading({ label: 'price', words: 'ignore' });
    expect(sourceOf()).toMatchObject({ reading: { task: 'classification', ignore: [] } });
  });
});

describe('files that cannot be read without a choice', () => {
  test('ask for it; the data before stay until it is made', async () => {
    const { draft } = state();
    await drop('gaps.csv');
    expect(state()).toMatchObject({ draft, fileReading: null, dataset: { state: 'ready' } });
    expect(state().readingQuestion).toMatchObject({
      isNew: true,
      name: 'gaps.csv',
      choice: { fields: ['missing'] },
      message: 'gaps.csv, line 3: value must be there, got nothing.',
    });
    await state().chooseReading({ missing: 'drop' });
    expect(sourceOf()).toMatchObject({ name: 'gaps.csv', reading: { missing: 'drop' } });
    expect(state().readingQuestion).toBeNull();
    // What was said then still holds when something else is chosen.
    await state().chooseReading({ task: 'regression' });
    expect(sourceOf()).toMatchObject({ reading: { missing: 'drop', task: 'regression' } });
  });

  test('can be left alone', async () => {
    await drop('houses.csv');
    const { fileReading, draft } = state();
    await drop('gaps.csv');
    expect(state().readingQuestion?.isNew).toBe(true);
    state().dropQuestion();
    expect(state()).toMatchObject({ fileReading, draft, readingQuestion: null });
  });
});

describe('a message goes with its cause', () => {
  const actions: readonly (readonly [string, () => void | Promise<void>])[] = [
    ['a file is opened', async () => void (await drop('houses.csv'))],
    [
      'a generator is chosen',
      () =>
        state().editDraft((draft) => ({
          ...draft,
          dataset: { ...draft.dataset, source: { kind: 'moons', noise: 0.2 } },
        })),
    ],
    ['a run is started', () => state().start()],
    [
      'a remote set is chosen',
      () => state().chooseDataset({ ...initialDraft.dataset, source: { kind: 'remote', id: 'mnist' } }),
    ],
  ];
  test.each(actions)('of a bad file: when %s', async (_what, act) => {
    await drop('x.bad');
    expect(state().dataset).toMatchObject({ state: 'failed', message: expect.stringContaining('x.bad') });
    await act();
    expect(state().dataset).toEqual({ state: 'ready', progress: null, message: null });
  });
  test.each(actions)('of a file that needs a choice: when %s', async (_what, act) => {
    await drop('gaps.csv');
    expect(state().readingQuestion).not.toBeNull();
    await act();
    expect(state().readingQuestion).toBeNull();
  });
});

test('the reading goes when the draft’s data are no files any more', async () => {
  await drop('houses.csv');
  state().editDraft(() => initialDraft);
  expect(state().fileReading).toBeNull();
});

test('of a draft that came by a link, the reading is found out once it is asked for', async () => {
  const { source } = opened('houses.csv', { missing: 'drop' });
  state().editDraft((draft) => ({ ...draft, dataset: { ...draft.dataset, source } }));
  await state().showReading();
  expect(state().fileReading?.report.rows).toBe(40);
  await state().chooseReading({ task: 'regression' });
  expect(sourceOf()).toMatchObject({ reading: { missing: 'drop', task: 'regression' } });
});

test('a draft from a link whose files are not here says so, and stays as it is when they are opened', async () => {
  const { source } = opened('absent', { missing: 'drop' });
  state().editDraft((draft) => ({ ...draft, dataset: { ...draft.dataset, source, pool: 1, labelNoise: 0 } }));
  const { draft } = state();
  await state().showReading();
  expect(state().dataset).toMatchObject({ state: 'failed', message: expect.stringContaining('Open them again') });
  await drop('same.csv');
  expect(state()).toMatchObject({ draft, dataset: { state: 'ready' }, fileReading: { source } });
  expect(state().fileReading?.report.rows).toBe(40);
});

test('a file dropped while another is being read takes its place', async () => {
  const first = drop('houses.csv');
  const second = drop('images.npz');
  await Promise.all([first, second]);
  expect(sourceOf()).toMatchObject({ name: 'images.npz' });
});
