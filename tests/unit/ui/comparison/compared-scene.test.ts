import { describe, expect, test } from 'vitest';
import type { BoardSweep } from '../../../../src/state/app-state.ts';
import { runsInOther, selectionOfOther } from '../../../../src/state/selectors.ts';
import { comparisonFinding } from '../../../../src/ui/comparison/comparison-finding.ts';
import { halvesOf, wholeOf } from '../../../../src/ui/comparison/EachSweep.tsx';
import { unionOfGrids } from '../../../../src/ui/comparison/paired-cells.ts';
import { describeComparedCell } from '../../../../src/ui/panels/map/compared/cell-text.ts';
import { comparedReadoutOf } from '../../../../src/ui/panels/map/compared/readout.ts';
import { type ComparedMapCell, comparedScene } from '../../../../src/ui/panels/map/compared/scene.ts';
import { alteredSweep, sharpened } from '../../../support/altered-sweep.ts';
import { FIXTURE_SPEC, fixtureSweep } from '../../../support/board-fixture.ts';

const GRID = { learningRates: [0.1, 0.2], batchSizes: [8, 16], seeds: 4 };
const sweepOn = (grid: Partial<typeof GRID>): BoardSweep =>
  fixtureSweep({ spec: { ...FIXTURE_SPEC, grid: { ...GRID, ...grid } } });
const a = sweepOn({});
const options = { quantity: 'sharpness', at: 'end', size: { width: 540, height: 460 } } as const;
const cellAt = (cells: readonly ComparedMapCell[], learningRate: number, batchSize: number) =>
  cells.find(({ cell }) => cell.learningRate === learningRate && cell.batchSize === batchSize);

describe('the map of two sweeps', () => {
  test('every cell of a sweep that is 1.5 times as sharp says so, exactly', () => {
    const { cells, range } = comparedScene(a, sharpened(a, 1.5), options);
    expect(cells).toHaveLength(4);
    for (const { contrast } of cells) {
      expect(contrast?.estimate).toBeCloseTo(1.5, 12);
      expect(contrast?.interval.low).toBeCloseTo(1.5, 12);
      expect(contrast?.t).toBeCloseTo(1, 12);
      expect(contrast?.isDecided).toBe(true);
    }
    expect(range[0] * range[1]).toBeCloseTo(1, 12);
    expect(range[1]).toBeCloseTo(1.5, 12);
  });
  test('equal sweeps are at equality, on a scale that does not shrink to nothing', () => {
    const { cells, range } = comparedScene(a, { ...a }, options);
    for (const { contrast } of cells) {
      expect(contrast?.t).toBe(0);
      expect(contrast?.isDecided).toBe(false);
    }
    expect(range[1]).toBeCloseTo(1.1, 12);
  });
  test('exchanging the sweeps mirrors the scale', () => {
    const b = sharpened(a, 1.5);
    const [there, back] = [comparedScene(a, b, options), comparedScene(b, a, options)];
    there.cells.forEach(({ contrast }, i) => {
      expect(contrast?.t).toBeCloseTo(-(back.cells[i]?.contrast?.t ?? Number.NaN), 12);
    });
  });
  test('both are on one scale of colours, which holds the values of either', () => {
    const { domain, cells } = comparedScene(a, sharpened(a, 3), options);
    const shown = cells.flatMap((cell) => [cell.a?.shown, cell.b?.shown]) as number[];
    expect(domain).toEqual([Math.min(...shown), Math.max(...shown)]);
    const same = cells.flatMap((cell) => [cell.a, cell.b]).map((value) => [value?.shown, value?.t] as [number, number]);
    const sorted = same.toSorted(([p], [q]) => p - q).map(([, t]) => t);
    expect(sorted).toEqual(sorted.toSorted((p, q) => p - q));
  });
  test('the grid is the smallest with the cells of both, and a cell of one sweep has no contrast', () => {
    const b = sweepOn({ learningRates: [0.05, 0.2] });
    const { cells, learningRates } = comparedScene(a, b, options);
    expect(learningRates).toEqual([0.05, 0.1, 0.2]);
    expect(unionOfGrids(a.plan, b.plan).batchSizes).toEqual([8, 16]);
    const [onlyB, onlyA, both] = [0.05, 0.1, 0.2].map((rate) => cellAt(cells, rate, 8));
    expect([onlyB?.a, onlyB?.contrast]).toEqual([null, null]);
    expect([onlyA?.b, onlyA?.contrast]).toEqual([null, null]);
    expect(both?.contrast).not.toBeNull();
    expect(onlyB && describeComparedCell(onlyB, 'sharpness')).toMatch(/^η = 0\.05, B = 8: A none, B [\d.]+$/);
  });
  test('accuracies are compared by their difference', () => {
    const b = alteredSweep(a, (sample) =>
      sample.probe === 'testAccuracy' ? { ...sample, value: sample.value - 0.02 } : sample,
    );
    const { cells, range } = comparedScene(a, b, { ...options, quantity: 'testAccuracy' });
    for (const { contrast } of cells) {
      expect(contrast?.estimate).toBeCloseTo(-0.02, 12);
      expect(contrast?.t).toBeCloseTo(-1, 9);
    }
    expect(range[1]).toBeCloseTo(2, 9);
  });
  test('a cell with a run that has not ended is not compared', () => {
    const b = { ...sharpened(a, 1.5), finished: new Map([...a.finished].slice(1)) };
    const { cells } = comparedScene(a, b, options);
    expect(cells.filter(({ contrast }) => contrast === null)).toHaveLength(1);
  });
  test('at an equal time both are read at one that both have reached', () => {
    const half = fixtureSweep({ spec: { ...FIXTURE_SPEC, grid: GRID }, fraction: 0.6 });
    const { cells } = comparedScene(a, half, { ...options, quantity: 'trainLoss', at: 'etaSteps' });
    // The same made-up runs: at equal times their losses are equal.
    for (const { contrast } of cells) expect(contrast?.estimate).toBeCloseTo(1, 9);
  });
});

describe('the sentence', () => {
  const of = (b: BoardSweep, selection: Parameters<typeof comparisonFinding>[2]['selection'] = null) =>
    comparisonFinding(a, b, { quantity: 'sharpness', at: 'end', selection });
  test('says by how much, where, and in how many cells it is decided', () => {
    expect(of(sharpened(a, 1.5))).toBe(
      'B ends 1.5 times sharper than A over the 4 cells that both have: 95 % [1.50, 1.50] of the mean, median of the cells 1.50; in 4 of 4 cells the interval excludes 1.',
    );
    expect(of(sharpened(a, 0.5))).toContain('B ends 2.0 times flatter than A');
    expect(of(sharpened(a, 1.5), { kind: 'ratio', ratio: 0.1 / 8 })).toContain('on the diagonal 1/80: ');
    expect(of(sharpened(a, 1.5), { kind: 'cell', learningRate: 0.1, batchSize: 8 })).toBe(
      'B ends 1.5 times sharper than A at η = 0.1 and batch size 8 (95 %).',
    );
  });
  test('says nothing where nothing is decided', () => {
    expect(of({ ...a })).toBeNull();
    expect(of(sharpened(sweepOn({ seeds: 1 }), 1.5))).toBeNull();
    const noisy = alteredSweep(a, (sample) =>
      sample.probe === 'sharpness' ? { ...sample, value: sample.value * (sample.run % 2 === 0 ? 1.5 : 0.7) } : sample,
    );
    expect(of(noisy)).toBeNull();
  });
});

describe('what is pointed at', () => {
  test('is read in both sweeps, with B against A and its interval', () => {
    const readout = comparedReadoutOf(a, sharpened(a, 1.5), {
      selection: { kind: 'cell', learningRate: 0.1, batchSize: 8 },
      at: 'end',
    });
    const [sharpness] = readout?.rows ?? [];
    expect(sharpness?.contrast).toEqual({ value: '1.50', spread: '[1.50, 1.50]' });
    expect(Number(sharpness?.b.value) / Number(sharpness?.a.value)).toBeCloseTo(1.5, 2);
    expect(readout?.note).toContain('4 pairs of seeds');
  });
  test('of a run is that of the same η, B and seed in the other sweep', () => {
    const other = sweepOn({ learningRates: [0.2, 0.4], seeds: 2 });
    const run = a.plan.runs.find(({ learningRate, seed }) => learningRate === 0.2 && seed === a.plan.seeds[1]);
    const same = [...runsInOther({ kind: 'run', run: run?.id ?? -1 }, a.plan, other.plan)];
    expect(same.map((id) => other.plan.runs[id])).toMatchObject([
      { learningRate: 0.2, batchSize: run?.batchSize, seed: run?.seed },
    ]);
    expect(selectionOfOther(other.plan.runs[same[0] ?? -1] ?? other.plan.runs[0]!, a.plan)).toEqual({
      kind: 'run',
      run: run?.id,
    });
    const alone = other.plan.runs.find(({ learningRate }) => learningRate === 0.4);
    expect(alone && selectionOfOther(alone, a.plan)).toEqual({ kind: 'cell', learningRate: 0.4, batchSize: 8 });
  });
});

test('two figures in a panel have its room between them, in columns where these are wide enough', () => {
  for (const [width, areColumns] of [
    [900, true],
    [400, false],
  ] as const) {
    const half = halvesOf({ width, height: 600 });
    expect(half.areColumns).toBe(areColumns);
    expect(wholeOf(half.areColumns, half.height)).toBeLessThanOrEqual(600);
    expect(areColumns ? 2 * half.width : half.width).toBeLessThanOrEqual(width);
  }
});
