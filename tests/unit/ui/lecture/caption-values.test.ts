import { beforeAll, describe, expect, test } from 'vitest';
import { mean } from '../../../../src/math/statistics.ts';
import type { BoardSweep } from '../../../../src/state/app-state.ts';
import { readResults } from '../../../../src/state/lecture/read-results.ts';
import { resultsOf } from '../../../../src/state/selectors.ts';
import { clockOf } from '../../../../src/sweep/results/clock.ts';
import { resultsCsv } from '../../../../src/sweep/results/export-csv.ts';
import { shownParts, shownText, UNKNOWN_VALUE } from '../../../../src/ui/lecture/caption-values.ts';
import { collapseOf } from '../../../../src/ui/start/collapse.ts';
import { fixtureSweep } from '../../../support/board-fixture.ts';
import { shippedLecture, shownStep } from '../../../support/lectures.ts';
import { REFUSING } from '../../../support/refusing-dependencies.ts';

let sweep: BoardSweep;
/** The rows of the table of results that the page exports: the oracle, read as anyone would. */
let table: Record<string, string>[];

beforeAll(async () => {
  const [carried] = shippedLecture().sweeps;
  if (!carried) throw new Error('the shipped lecture must have a sweep, got none.');
  sweep = await readResults(carried, REFUSING);
  const lines = resultsCsv(resultsOf(sweep), sweep.engine, sweep.plan.spec.rule).trim().split('\n');
  const [head = '', ...rows] = lines.filter((line) => !line.startsWith('#'));
  const names = head.split(',');
  table = rows.map((row) => {
    const cells = row.split(',');
    return Object.fromEntries(names.map((name, i) => [name, cells[i] ?? '']));
  });
});

const cellMean = (rate: number, size: number, of: (row: Record<string, string>) => number) => {
  const own = table.filter((row) => Number(row.learning_rate) === rate && Number(row.batch_size) === size);
  expect(own).toHaveLength(8);
  return mean(own.map(of));
};
const sharpness = (row: Record<string, string>) => Number(row.sharpness);
const gap = (row: Record<string, string>) => 100 * (Number(row.train_accuracy) - Number(row.test_accuracy));
const said = (caption: string, board = {}) => shownText(caption, shownStep(sweep, board), 'en');

describe('values in captions are those of the table of results', () => {
  test('of a cell', () => {
    expect(said('{sharpness at η = 0.2, B = 64}')).toBe(cellMean(0.2, 64, sharpness).toFixed(2));
    expect(said('{accuracyGap at η = 0.2, B = 64}')).toBe(`${cellMean(0.2, 64, gap).toFixed(1)} pp`);
  });

  test('of a ratio, by η', () => {
    const ends = [0.1, 0.2, 0.4].map((rate) => cellMean(rate, 640 * rate, sharpness).toFixed(2));
    expect(said('{sharpness on η/B = 1/640}')).toBe(`${ends[0]}, ${ends[1]} and ${ends[2]}`);
    expect(said('{η on η/B = 1/640}, {B on η/B = 1/640}, {count on η/B = 1/640} of {count}')).toBe(
      '0.1, 0.2 and 0.4, 64, 128 and 256, 3 of 16',
    );
    expect(said('{factor of η on η/B = 1/640}')).toBe('4');
  });

  test('of the map: its range, and how many times the least the greatest is', () => {
    const means = [0.1, 0.2, 0.4, 0.8].flatMap((rate) =>
      [32, 64, 128, 256].map((size) => cellMean(rate, size, sharpness)),
    );
    const [least, most] = [Math.min(...means), Math.max(...means)];
    expect(said('{range of sharpness}')).toBe(`${least.toFixed(2)}–${most.toFixed(2)}`);
    expect(said('{factor of sharpness}')).toBe((most / least).toPrecision(3));
  });

  test('the interval is Student’s, x̄·e^{±h/x̄} with h = t·s/√n', () => {
    const values = table.filter((row) => row.learning_rate === '0.8' && row.batch_size === '32').map(sharpness);
    const centre = mean(values);
    const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - centre) ** 2, 0) / 7);
    // The 0.975 quantile of t with 7 degrees of freedom, from tables.
    const half = (2.364624 * deviation) / Math.sqrt(8);
    const ends = [-half, half].map((by) => (centre * Math.exp(by / centre)).toFixed(2));
    expect(said('{interval of sharpness at η = 0.8, B = 32}')).toBe(`[${ends[0]}, ${ends[1]}]`);
  });

  test('at a time they are those of the samples at that time', () => {
    const time = clockOf(sweep.plan, 'etaSteps');
    const own = sweep.plan.runs.filter((run) => run.learningRate === 0.1 && run.batchSize === 32);
    const [run] = own;
    const step = sweep.traces.trace(run?.id ?? 0, 'sharpness')[3]?.step ?? 0;
    const at = run ? time(run, step) : 0;
    const values = own.map(({ id }) => sweep.traces.trace(id, 'sharpness').find((each) => each.step === step)?.value);
    const expected = mean(values.map(Number)).toFixed(2);
    expect(said('{sharpness at η = 0.1, B = 32}', { view: { playedTo: at } })).toBe(expected);
    expect(expected).not.toBe(said('{sharpness at η = 0.1, B = 32}'));
  });

  test('what is not known is a dash', () => {
    expect(said('{sharpness at η = 3, B = 32}')).toBe(UNKNOWN_VALUE);
    expect(shownParts('a {range of sharpness}', null, 'en')).toEqual([
      { text: 'a ', kind: 'words' },
      { text: UNKNOWN_VALUE, kind: 'unknown' },
    ]);
    const begun = fixtureSweep({ fraction: 0.2 });
    expect(shownText('{sharpness at η = 0.1, B = 32}', shownStep(begun), 'en')).toBe(UNKNOWN_VALUE);
  });

  test('lists are joined in the language of the lecture', () =>
    expect(shownText('{η on η/B = 1/640}', shownStep(sweep), 'de')).toBe('0.1, 0.2 und 0.4'));
});

describe('what the titles of the shipped lecture say holds for its results', () => {
  test('its fingerprint is derived again from its samples', () => expect(sweep.fingerprint).toMatch(/^e4a071db/));

  test('all its values are known', () => {
    const { steps, language } = shippedLecture();
    for (const { title, caption, board } of steps)
      for (const text of [title, caption])
        expect(shownParts(text, shownStep(sweep, board), language).filter(({ kind }) => kind === 'unknown')).toEqual(
          [],
        );
  });

  test('η/B = 1/320 is one curve on η · step up to η = 0.4, and the cell of the largest η has left it', () => {
    expect(collapseOf(sweep, 1 / 320)).toMatchObject({ cells: 3, upTo: 0.4 });
    const ends = [0.1, 0.2, 0.4, 0.8].map((rate) => cellMean(rate, 320 * rate, sharpness));
    expect(Math.min(...ends.slice(0, 3))).toBeGreaterThan(1.2 * (ends[3] ?? 0));
  });

  test('on the way they agree as well as they do at the end, within a quarter', () => {
    const values = [0.1, 0.2, 0.4].map((rate) =>
      Number(said(`{sharpness at η = ${rate}, B = ${320 * rate}}`, { view: { playedTo: 20 } })),
    );
    expect(Math.max(...values) / Math.min(...values)).toBeLessThan(1.25);
  });

  test('sharpness and gap fall with η/B: the intervals of ρ exclude 0', () => {
    for (const quantity of ['sharpness', 'accuracyGap'])
      expect(said(`{correlation of ${quantity}}`)).toMatch(/^−0\.\d\d \[−0\.\d\d, −0\.\d\d\]$/);
  });
});
