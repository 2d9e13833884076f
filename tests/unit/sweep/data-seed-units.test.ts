import { describe, expect, test } from 'vitest';
import type { Interval } from '../../../src/math/interval.ts';
import type { RandomStream } from '../../../src/math/rng.ts';
import { meanInterval } from '../../../src/math/student-interval.ts';
import { cellsOf } from '../../../src/state/selectors.ts';
import { bestRates } from '../../../src/sweep/results/best-rate.ts';
import { resolutionOf } from '../../../src/sweep/results/quantity-interval.ts';
import { rateScaling } from '../../../src/sweep/results/rate-scaling.ts';
import { runResults } from '../../../src/sweep/results/results.ts';
import { conditionText, replicationText, unitKindOf, unitMeans } from '../../../src/sweep/results/units.ts';
import { figureCaption } from '../../../src/ui/export/spec-summary.ts';
import { cellMean } from '../../../src/ui/map/cell-summary.ts';
import { gapPoints } from '../../../src/ui/panels/gap/scene.ts';
import { readoutOf } from '../../../src/ui/panels/map/readout.ts';
import { FIXTURE_SPEC, fixtureSweep } from '../../support/board-fixture.ts';
import { coverageOf } from '../../support/interval-coverage/case.ts';

/** Results with only what a unit is made of. */
const rows = (values: readonly (readonly [dataSeed: number | undefined, seed: number, value: number])[]) =>
  values.map(([dataSeed, seed, value]) => ({ run: { seed, ...(dataSeed !== undefined && { dataSeed }) }, value }));
const read = ({ value }: { value: number }) => value;

describe('the unit of a planned sweep', () => {
  test.each([
    [[0], [0, 1, 2], '3 seeds, conditional on this data set', 'conditional on this data set'],
    [[5], [0], '1 seed', ''],
    [[4, 5], [0, 1, 2], '2 data seeds × 3 seeds, conditional on these seeds', 'conditional on these seeds'],
    [[4, 5], [0], '2 data seeds × 1 seed, conditional on this seed', 'conditional on this seed'],
  ])('of data seeds %o and seeds %o says what an interval is conditional on', (dataSeeds, seeds, text, condition) => {
    expect(unitKindOf({ dataSeeds })).toBe(dataSeeds.length > 1 ? 'data seed' : 'seed');
    expect(replicationText({ dataSeeds, seeds })).toBe(text);
    expect(conditionText({ dataSeeds, seeds })).toBe(condition);
  });
});

const FIXED = [0.5, -0.2, -0.3];

/**
 * One cell of three seeds: a data set shifts all its runs by N(0, 1), a seed by its effect on every data set, the rest is
 * N(0, ½²). The mean over other data sets is the mean of the seeds' effects: 0 for those above.
 */
function drawnCell(stream: RandomStream, dataSeeds: number, effects: readonly number[]) {
  return rows(
    Array.from({ length: dataSeeds }, (_, dataSeed) => {
      const shift = stream.normal();
      return effects.map((effect, seed) => [dataSeed, seed, shift + effect + 0.5 * stream.normal()] as const);
    }).flat(),
  );
}

describe('intervals over data seeds', () => {
  const REPETITIONS = 4000;
  // Four standard errors of a share of 0.95 in 4,000: √(0.95·0.05/4000) = 0.0034.
  const MARGIN = 0.014;
  const covered = (
    seeds: number,
    interval: (cell: ReturnType<typeof drawnCell>) => Interval,
    effectsOf: (stream: RandomStream) => readonly number[] = () => FIXED,
  ) =>
    coverageOf(
      {
        interval: 'mean over data seeds, Student',
        shown: 'map readout, gap panel',
        process: 'common effects of data sets and of seeds',
        seeds,
        level: 0.95,
        truth: 0,
        draw: (stream) => interval(drawnCell(stream, seeds, effectsOf(stream))),
      },
      REPETITIONS,
    ).covered;
  test.each([3, 5, 12])('cover what they say with %i data seeds; over runs they would not', (seeds) => {
    const ofUnits = covered(seeds, (cell) => meanInterval(unitMeans(cell, read)));
    expect(Math.abs(ofUnits - 0.95)).toBeLessThan(MARGIN);
    expect(covered(seeds, (cell) => meanInterval(cell.map(read)))).toBeLessThan(0.85);
  });
  test('are conditional on the seeds, as is said: of the mean over other seeds too they hold too little', () => {
    const drawn = (stream: RandomStream) => FIXED.map(() => 0.5 * stream.normal());
    // Variance 1.083/12 is seen, ½²/3 is not: Student's 2.2 is then 1.59 true deviations, P(|z| < 1.59) = 0.89.
    expect(covered(12, (cell) => meanInterval(unitMeans(cell, read)), drawn)).toBeLessThan(0.92);
  });
});

describe('the board with several data seeds', () => {
  const several = fixtureSweep({
    spec: {
      ...FIXTURE_SPEC,
      dataset: { ...FIXTURE_SPEC.dataset, seeds: 4 },
      grid: { ...FIXTURE_SPEC.grid, seeds: 2 },
    },
  });
  const { plan } = several;
  const all = runResults(plan, several.traces, several.finished);
  const [cell] = cellsOf(several).filter(({ diverged }) => diverged === 0);
  const byHand = plan.dataSeeds.map((dataSeed) => {
    const own = cell.results.filter(({ run }) => run.dataSeed === dataSeed).map(({ sharpness }) => sharpness);
    expect(own).toHaveLength(2);
    return (own[0] + own[1]) / 2;
  });
  const meanByHand = byHand.reduce((sum, value) => sum + value, 0) / byHand.length;

  test('has one value per data seed in the map, the gap panel and the readout', () => {
    expect(cellMean(cell, 'sharpness')).toBeCloseTo(meanByHand, 12);
    const [point] = gapPoints([cell], 'sharpness', plan);
    expect(point).toMatchObject({ units: 4, unit: 'data seed' });
    expect(point.mean).toBeCloseTo(meanByHand, 12);
    const runs = new Set(cell.results.map(({ run }) => run.id));
    const resolution = resolutionOf(plan, true);
    const selection = { kind: 'cell', learningRate: cell.learningRate, batchSize: cell.batchSize } as const;
    expect(readoutOf(selection, { runs, all, plan, resolution })?.note).toMatch(
      /^Mean and its 95 % interval over 4 data seeds, conditional on these seeds\./,
    );
    const one = fixtureSweep();
    const noted = readoutOf(selection, {
      runs,
      all: runResults(one.plan, one.traces, one.finished),
      plan: one.plan,
      resolution,
    });
    expect(noted?.note).toMatch(/ over \d seeds?, conditional on this data set\./);
  });
  test('names a run with both of its seeds', () => {
    const run = plan.runs[plan.runs.length - 1];
    expect(
      readoutOf(
        { kind: 'run', run: run.id },
        { runs: new Set([run.id]), all, plan, resolution: resolutionOf(plan, true) },
      )?.title,
    ).toMatch(/, data seed 3, seed 1$/);
  });
  test('finds best rates and their growth over data seeds', () => {
    expect(bestRates(plan, all, 'testLoss').every(({ seeds, unit }) => unit === 'data seed' && seeds <= 4)).toBe(true);
    expect(rateScaling(plan, all, 'testLoss')).toMatchObject({ units: 4, unit: 'data seed' });
  });
  test('is exported with what its intervals are over', () => {
    expect(figureCaption(several)[0]).toMatch(/; 4 data seeds × 2 seeds, conditional on these seeds$/);
    expect(figureCaption(fixtureSweep())[0]).toMatch(/; 3 seeds, conditional on this data set$/);
  });
});
