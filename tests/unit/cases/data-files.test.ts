import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { dataCommand } from '../../../src/cli/data-command.ts';
import { argumentsOf } from '../../../src/cli/reading-options.ts';
import { ChoiceError } from '../../../src/data/choice-error.ts';
import { fileSplitOf } from '../../../src/data/files-dataset.ts';
import { createSources } from '../../../src/data/sources.ts';
import { createAppStore } from '../../../src/state/store.ts';
import { parseSweepSpec } from '../../../src/sweep/spec/sweep-spec.ts';
import { REFUSING } from '../../support/refusing-dependencies.ts';
import { DATA_CASES, type DataCase } from './data-files.ts';

/** Runs the command on files of these contents; what it prints, or its error as the terminal words it. */
async function terminal(files: DataCase['files'], args: readonly string[] = []) {
  const folder = mkdtempSync(join(tmpdir(), 'sgdscope-'));
  const paths = Object.entries(files).map(([name, bytes]) => {
    writeFileSync(join(folder, name), bytes);
    return join(folder, name);
  });
  let printed = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += text;
    return true;
  });
  try {
    await dataCommand.run([...paths, ...args, '--json']);
    return { report: JSON.parse(printed), message: null };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const fix = error instanceof ChoiceError ? ` ${dataCommand.choiceFix?.(error.choice)}` : '';
    return { report: null, message: error.message + fix };
  }
}
afterEach(() => void vi.restoreAllMocks());

function page() {
  return createAppStore({
    ...REFUSING,
    initialDraft: parseSweepSpec({
      version: 1,
      dataset: { source: { kind: 'moons' }, trainCount: 4, testCount: 1 },
      grid: { learningRates: [0.1], batchSizes: [2], seeds: 1 },
      budget: { kind: 'steps', steps: 1 },
    }),
    sources: createSources(),
  });
}
const open = async (files: DataCase['files']) => {
  const store = page();
  await store.getState().openFiles(Object.entries(files).map(([name, bytes]) => new File([bytes as BlobPart], name)));
  return store;
};

describe('files as people have them', () => {
  const read = Object.entries(DATA_CASES).filter(([, { report }]) => report !== undefined);
  test.each(read)('%s: the page and the terminal read them alike', async (_what, { files, report, warnings = [] }) => {
    const { fileReading, dataset, draft, draftError } = (await open(files)).getState();
    expect(dataset).toEqual({ state: 'ready', progress: null, message: null });
    expect(fileReading?.report).toMatchObject(report!);
    const said = fileReading?.report.warnings ?? [];
    expect(said).toHaveLength(warnings.length);
    warnings.forEach((part, i) => {
      expect(said[i]).toContain(part);
    });
    expect(draft.dataset.source).toMatchObject({ kind: 'file', reading: fileReading?.report.reading });
    expect(draftError).toBeNull();

    const printed = (await terminal(files)).report;
    const { columns: _columns, reading, ownTest, ...shown } = fileReading!.report;
    const sha256 = fileReading?.source.sha256;
    expect(printed).toEqual({ ...shown, split: fileSplitOf({ rows: shown.rows, ownTest }), sha256 });
    // What was decided, given as options, reads the same.
    expect((await terminal(files, argumentsOf(reading))).report.classes).toEqual(printed.classes);
  });

  const refused = Object.entries(DATA_CASES).filter(([, { fault, asks }]) => fault !== undefined && !asks);
  test.each(refused)('%s: refused by the page and the terminal alike', async (_what, { files, fault }) => {
    const store = await open(files);
    expect(store.getState().dataset).toMatchObject({ state: 'failed', message: expect.stringContaining(fault!) });
    expect(store.getState().draft.dataset.source.kind).toBe('moons');
    const { message } = await terminal(files);
    expect(message).toBe(store.getState().dataset.message);
    expect(message).not.toMatch(/drop|complete/i);
  });

  const asked = Object.entries(DATA_CASES).flatMap(([what, { asks, ...rest }]) =>
    asks ? [[what, { ...rest, asks }] as const] : [],
  );
  test.each(asked)('%s: the choice is asked for, and made', async (_what, { files, fault, asks }) => {
    const store = await open(files);
    const { readingQuestion, draft } = store.getState();
    expect(readingQuestion?.message).toContain(fault);
    expect(readingQuestion?.choice.fields[0]).toBe(asks.field);
    expect(draft.dataset.source.kind).toBe('moons');
    await store.getState().chooseReading(asks.choice);
    expect(store.getState().draft.dataset.source).toMatchObject({ kind: 'file', reading: asks.choice });
    expect(store.getState().fileReading?.report.classes).toHaveLength(2);

    const { message } = await terminal(files);
    expect(message).toContain(fault);
    expect(message).toContain(`Give `);
    expect(message).toContain(asks.option);
    const { report } = await terminal(files, argumentsOf(asks.choice));
    expect(report.rows).toBe(store.getState().fileReading?.report.rows);
  });
});

test('--json prints exactly the keys that are promised', async () => {
  const { report } = await terminal(DATA_CASES['a comment line first'].files);
  expect(Object.keys(report)).toEqual([
    ...['rows', 'inputs', 'label', 'classes', 'ignored', 'shape', 'task', 'split', 'sha256', 'warnings'],
  ]);
  expect(report.split).toEqual({ train: 5, test: 1, own: false });
});
