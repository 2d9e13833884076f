import { describe, expect, test } from 'vitest';
import { cellsOf } from '../../../src/state/selectors.ts';
import { cellCurve } from '../../../src/sweep/results/cell-curve.ts';
import { cellLines, type HeldCurves } from '../../../src/ui/charts/cell-lines.ts';
import { frameOf } from '../../../src/ui/charts/frame.ts';
import { isLit, paintOrder } from '../../../src/ui/charts/trace-line.ts';
import { type TraceView, traceScales } from '../../../src/ui/charts/trace-scene.ts';
import { traceTip } from '../../../src/ui/charts/trace-tip.ts';
import { fixtureSweep } from '../../support/board-fixture.ts';

const sweep = fixtureSweep();
const frame = frameOf({ width: 400, height: 300 }, { top: 20, right: 50, bottom: 30, left: 50 });
const view: TraceView = { probes: ['trainLoss', 'testLoss'], timeAxis: 'steps', xKind: 'log', ceiling: 10 };
const scales = traceScales(frame, [1, 10_000], [0.01, 10], view);
const options = { frame, scales, view, colourOf: () => 'red', centre: 'mean', yKind: 'log' } as const;
const lines = cellLines(sweep, options);

describe('the lines of cells', () => {
  test('one per cell and probe with a run that did not diverge; test losses dashed', () => {
    const alive = cellsOf(sweep).filter(({ diverged, results }) => diverged < results.length);
    expect(alive.length).toBeLessThan(cellsOf(sweep).length);
    expect(lines).toHaveLength(2 * alive.length);
    for (const { probe, dashed } of lines) expect(dashed).toBe(probe === 'testLoss');
  });
  test('lie where the curve and its interval are, inside the plot', () => {
    const [line] = lines;
    const cell = cellsOf(sweep).find(({ results }) => results.some(({ run }) => run === line?.run));
    if (!line?.cell || !cell) throw new Error('no line');
    const curve = cellCurve(cell.results, sweep.traces, 'trainLoss').filter(({ step }) => step > 0);
    expect(line.points.map(({ sample }) => sample.value)).toEqual(curve.map(({ centre }) => centre));
    for (const [i, { step, centre, low, high }] of curve.entries()) {
      const inside = (y: number) => Math.max(frame.top, Math.min(frame.bottom, y));
      expect(line.points[i]).toMatchObject({ x: scales.x(step), y: inside(scales.y(centre)) });
      expect(line.cell.band[i]).toMatchObject({ top: inside(scales.y(high)), bottom: inside(scales.y(low)) });
    }
  });
  test('an interval that reaches below every value of a log axis ends with the plot', () => {
    const linear = { ...view, probes: ['trainLoss'] } as const;
    for (const { cell } of cellLines(sweep, { ...options, view: linear, yKind: 'linear' }))
      for (const { bottom, low } of (cell?.band ?? []).map((at, i) => ({ ...at, low: cell?.intervals[i]?.low ?? 0 })))
        if (low <= 0) expect(bottom).toBe(frame.bottom);
  });
  test('are placed once, for as long as nothing is added to the cell', () => {
    const heldCurves: HeldCurves = new Map();
    const [first] = cellLines(sweep, { ...options, heldCurves });
    const [again] = cellLines({ ...sweep, revision: 2 }, { ...options, heldCurves });
    expect(again?.cell?.band).toBe(first?.cell?.band);
  });
  test('are lit by each of their runs, in front of the others', () => {
    const [line] = lines;
    if (!line?.cell) throw new Error('no line');
    const highlighted = new Set(line.cell.runs.slice(1, 2));
    expect(lines.filter((each) => isLit(each, highlighted))).toHaveLength(2);
    const drawn = paintOrder(lines, highlighted, 'grey');
    expect(drawn.slice(-2).map(({ line: each }) => each.run)).toEqual([line.run, line.run]);
    expect(drawn[0]).toMatchObject({ colour: 'grey', bandOpacity: 0 });
  });
  test('tell their number with its interval and what it is over', () => {
    const [line] = lines;
    const point = line?.points[5];
    if (!line || !point) throw new Error('no line');
    const tip = traceTip(sweep.plan, { line, ...point });
    expect(tip.title).toBe('η = 0.05, B = 4');
    expect(tip.rows[0]?.[1]).toMatch(/^[\d.]+ \[[\d.]+, [\d.]+\]$/);
    expect(tip.note).toBe('Mean over 3 seeds, with its 95 % interval.');
  });
});
