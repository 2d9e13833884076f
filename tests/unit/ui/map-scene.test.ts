import { describe, expect, test } from 'vitest';
import { cellsOf } from '../../../src/state/selectors.ts';
import { diagonalsOf } from '../../../src/ui/map/diagonals.ts';
import { logPositions, mapLayout } from '../../../src/ui/map/map-layout.ts';
import { mapScene, quantityExtent } from '../../../src/ui/panels/map/scene.ts';
import { FIXTURE_SPEC, fixtureSweep } from '../../support/board-fixture.ts';

const size = { width: 540, height: 460 };
const grid = { learningRates: [0.1, 0.2, 0.4], batchSizes: [4, 8, 16] };

describe('layout', () => {
  test('distances are logarithmic', () => {
    expect(logPositions([1, 2, 8])).toEqual([0, 1, 3]);
  });
  test('an uneven list is drawn evenly rather than mostly empty', () => {
    expect(logPositions([0.1, 0.101, 10])).toEqual([0, 1, 2]);
  });
  test('one value is one place', () => expect(logPositions([0.1])).toEqual([0]));
  test('cells are square, of one size, and inside', () => {
    const { columns, rows, side, left, right, top, bottom } = mapLayout(grid, size);
    expect(columns[1] - columns[0]).toBeCloseTo(rows[0] - rows[1], 9);
    expect(side).toBeLessThan(columns[1] - columns[0]);
    expect(Math.min(left, top, size.width - right, size.height - bottom)).toBeGreaterThan(0);
  });
});

describe('diagonals', () => {
  const layout = mapLayout(grid, size);
  const diagonals = diagonalsOf(grid, layout);
  test('there is one per distinct η/B, each through all its cells', () => {
    expect(diagonals.map(({ cells }) => cells)).toEqual([1, 2, 3, 2, 1]);
    expect(diagonals.map(({ ratio }) => ratio)).toEqual([0.1 / 16, 0.1 / 8, 0.1 / 4, 0.2 / 4, 0.4 / 4]);
  });
  test('they rise at 45° on equal spacings and end just outside the grid', () => {
    for (const { points } of diagonals) {
      const [x0, y0] = points;
      const [x1, y1] = points.slice(-2);
      expect(y0 - y1).toBeCloseTo(x1 - x0, 6);
      expect(x1 > layout.right || y1 < layout.top).toBe(true);
    }
  });
  test('a grid without equal ratios has none', () => {
    const odd = { learningRates: [0.1, 0.3], batchSizes: [4, 20] };
    expect(diagonalsOf(odd, mapLayout(odd, size))).toEqual([]);
  });
});

describe('cells', () => {
  const sweep = fixtureSweep();
  const domain = quantityExtent(sweep, 'sharpness', 'end');
  const { cells } = mapScene(sweep, { quantity: 'sharpness', at: 'end', domain, miniature: 'trainLoss', size });
  test('every cell of the plan is there, with its place on the colour scale', () => {
    expect(cells).toHaveLength(36);
    for (const { t, cell } of cells)
      if (t === null) expect(cell.diverged).toBe(cell.results.length);
      else expect(t).toSatisfy((place: number) => place >= 0 && place <= 1);
  });
  test('the least and the greatest mean of comparable cells span the scale, the others end at its ends', () => {
    const places = cells.flatMap(({ t, capped }) => (t === null || capped > 0 ? [] : [t]));
    expect(cells.find(({ capped, shown }) => capped > 0 && shown > (domain?.[1] ?? 0))?.t).toBe(1);
    expect(Math.min(...places)).toBeCloseTo(0, 9);
    expect(Math.max(...places)).toBeCloseTo(1, 9);
  });
  test('diverged runs are left out of the mean, and make no miniature alone', () => {
    const lost = cells.find(({ cell }) => cell.diverged === cell.results.length);
    expect(lost?.spark).toBe('');
    expect(lost?.shown).toBeNaN();
    const partly = cells.find(({ cell }) => cell.diverged === 1);
    const kept =
      partly?.cell.results.filter(({ outcome }) => outcome !== 'diverged').map(({ sharpness }) => sharpness) ?? [];
    expect(partly?.shown).toBeCloseTo(kept.reduce((sum, value) => sum + value, 0) / kept.length, 9);
  });
  test('accuracies are shown in percent', () => {
    const scene = mapScene(sweep, {
      quantity: 'testAccuracy',
      at: 'end',
      domain: [0, 100],
      miniature: 'trainLoss',
      size,
    });
    expect(scene.cells[0].shown).toBeCloseTo(
      100 * (cellsOf(sweep)[0].results.reduce((sum, { testAccuracy }) => sum + testAccuracy, 0) / 3),
      9,
    );
  });
  test('a cell in training shows how far it is', () => {
    const running = fixtureSweep({ fraction: 0.6 });
    const scene = mapScene(running, {
      quantity: 'trainLoss',
      at: 'end',
      domain: quantityExtent(running, 'trainLoss', 'end'),
      miniature: 'trainLoss',
      size,
    });
    const open = scene.cells.filter(({ cell }) => !cell.ended);
    expect(open.length).toBeGreaterThan(0);
    for (const { done } of open) expect(done).toSatisfy((part: number) => part > 0 && part < 1);
  });
  test('small cells have no miniature', () => {
    const tiny = mapScene(sweep, {
      quantity: 'sharpness',
      at: 'end',
      domain,
      miniature: 'trainLoss',
      size: { width: 250, height: 220 },
    });
    expect(tiny.cells.every(({ spark }) => spark === '')).toBe(true);
  });
  test('runs that spent their budget short of the target loss are told apart', () => {
    const short = fixtureSweep({ spec: { ...FIXTURE_SPEC, budget: { kind: 'untilLoss', loss: 0.05, maxEpochs: 2 } } });
    const scene = mapScene(short, { quantity: 'sharpness', at: 'end', domain, miniature: 'trainLoss', size });
    const small = (items: typeof cells) => items.find(({ cell }) => cell.learningRate === 0.1 && cell.batchSize === 16);
    expect(small(scene.cells)?.capped).toBe(3);
    expect(small(cells)?.capped).toBe(0);
  });
});
