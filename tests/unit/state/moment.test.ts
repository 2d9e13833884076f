import { describe, expect, test } from 'vitest';
import { DEFAULT_VIEW } from '../../../src/state/default-view.ts';
import { cellsOf, comparedResults, momentOf, resultsOf } from '../../../src/state/selectors.ts';
import { clockOf } from '../../../src/sweep/results/clock.ts';
import { timeRange } from '../../../src/sweep/results/time-range.ts';
import { fixtureStore, fixtureSweep } from '../../support/board-fixture.ts';

const sweep = fixtureSweep();
const played = (time: number) => ({ clock: 'etaSteps', time }) as const;
const time = clockOf(sweep.plan, 'etaSteps');

describe('the board at a time', () => {
  test('runs that had ended by then are as at their end, others as they were: interpolated between measurements', () => {
    const at = 20;
    const results = comparedResults(sweep, played(at));
    for (const [index, end] of resultsOf(sweep).entries()) {
      const result = results[index];
      if (time(end.run, end.step) <= at) expect(result).toEqual(end);
      else {
        expect(time(end.run, result?.step ?? 0)).toBeGreaterThanOrEqual(at * (1 - 1e-9));
        expect(time(end.run, (result?.step ?? 0) - 1)).toBeLessThan(at);
      }
    }
    const [before, after] = [3, 40].map((each) => comparedResults(sweep, played(each))[60]?.trainLoss ?? Number.NaN);
    expect(before).toBeGreaterThan(after ?? 0);
  });
  test('a run that diverged later has the values of the time, and has not diverged yet', () => {
    const lost = resultsOf(sweep).find(({ outcome }) => outcome === 'diverged');
    if (!lost) throw new Error('the fixture has a run that diverges');
    const end = time(lost.run, lost.step);
    const [early, late] = [0.5 * end, end].map((each) => comparedResults(sweep, played(each))[lost.run.id]);
    expect(early).toMatchObject({ outcome: null });
    expect(early?.trainLoss).toBeLessThan(lost.trainLoss);
    expect(late).toEqual(lost);
  });
  test('at the end of the range it is as it is now', () => {
    const range = timeRange(sweep.plan, resultsOf(sweep), 'etaSteps');
    expect(comparedResults(sweep, played(range?.[1] ?? 0))).toEqual(resultsOf(sweep));
  });
  test('cells of the last time are kept, and of no other', () => {
    const cells = cellsOf(sweep, played(20));
    expect(cellsOf(sweep, played(20))).toBe(cells);
    expect(cellsOf(sweep, played(21))).not.toBe(cells);
    expect(cellsOf(sweep, played(20))).not.toBe(cells);
  });
  test('is the time that the board is played to, else that of the comparison', () => {
    expect(momentOf(DEFAULT_VIEW)).toBe('end');
    expect(momentOf({ ...DEFAULT_VIEW, compareAt: 'epochs' })).toBe('epochs');
    expect(momentOf({ ...DEFAULT_VIEW, compareAt: 'epochs', playedTo: 3 })).toEqual(played(3));
  });
  test('the range is from one step to the longest run', () => {
    const [first, last] = timeRange(sweep.plan, resultsOf(sweep), 'steps') ?? [];
    expect([first, last]).toEqual([1, Math.max(...resultsOf(sweep).map(({ step }) => step))]);
    expect(
      timeRange(
        sweep.plan,
        resultsOf(fixtureSweep({ fraction: 0 })).map((each) => ({ ...each, step: 0 })),
        'steps',
      ),
    ).toBeNull();
  });
});

describe('a selection of several', () => {
  test('grows by cells, and shrinks by those that it has', () => {
    const store = fixtureStore(sweep);
    const cell = (learningRate: number) => ({ kind: 'cell', learningRate, batchSize: 8 }) as const;
    const idsOf = (learningRate: number) =>
      sweep.plan.runs.filter((run) => run.learningRate === learningRate && run.batchSize === 8).map(({ id }) => id);
    const { selectAlso } = store.getState();
    selectAlso(cell(0.2));
    selectAlso(cell(0.1));
    expect(store.getState().selected).toEqual({
      kind: 'runs',
      runs: [...idsOf(0.1), ...idsOf(0.2)].sort((a, b) => a - b),
    });
    selectAlso(cell(0.2));
    expect(store.getState().selected).toEqual({ kind: 'runs', runs: idsOf(0.1) });
    selectAlso(cell(0.1));
    expect(store.getState().selected).toBeNull();
  });
});
