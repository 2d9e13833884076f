import { describe, expect, test } from 'vitest';
import {
  type BoardPanel,
  LAYOUTS,
  panelKey,
  withoutPanel,
  withPanel,
  withPlace,
  withProbe,
  withSize,
} from '../../../src/state/board-panel.ts';

const map: BoardPanel = { kind: 'map', rows: 2 };
const loss: BoardPanel = { kind: 'loss' };
const trace: BoardPanel = { kind: 'probe', probe: 'hessianTrace' };
const panels = [map, loss, trace];
const keysOf = (all: readonly BoardPanel[]) => all.map(panelKey);

describe('the panels of a board', () => {
  test('have a key each, in every arrangement', () => {
    expect(keysOf(panels)).toEqual(['map', 'loss', 'probe-hessianTrace']);
    for (const layout of Object.values(LAYOUTS)) expect(new Set(keysOf(layout)).size).toBe(layout.length);
  });
  test('are added once, at the end, and removed', () => {
    expect(keysOf(withPanel(panels, { kind: 'gap' }))).toEqual(['map', 'loss', 'probe-hessianTrace', 'gap']);
    expect(withPanel(panels, { kind: 'loss', columns: 2 })).toBe(panels);
    expect(keysOf(withoutPanel(panels, 'loss'))).toEqual(['map', 'probe-hessianTrace']);
    expect(withoutPanel(panels, 'gap')).toEqual(panels);
  });
  test('move to a place, and no further than the ends', () => {
    expect(keysOf(withPlace(panels, 'map', 1))).toEqual(['loss', 'map', 'probe-hessianTrace']);
    expect(keysOf(withPlace(panels, 'probe-hessianTrace', -3))).toEqual(['probe-hessianTrace', 'map', 'loss']);
    expect(keysOf(withPlace(panels, 'map', 99))).toEqual(['loss', 'probe-hessianTrace', 'map']);
    expect(withPlace(panels, 'gap', 0)).toBe(panels);
  });
  test('take whole columns and rows within the grid; the size of one is not written', () => {
    expect(withSize(panels, 'loss', { columns: 2.4, rows: 9 })[1]).toEqual({ kind: 'loss', columns: 2, rows: 2 });
    expect(withSize(panels, 'map', { columns: 0, rows: 1 })[0]).toEqual({ kind: 'map' });
    expect(withSize(panels, 'probe-hessianTrace', { columns: 3, rows: 1 })[2]).toEqual({ ...trace, columns: 3 });
  });
  test('show another probe, unless that has a panel', () => {
    const both = withPanel(panels, { kind: 'probe', probe: 'sharpness' });
    expect(keysOf(withProbe(panels, 'probe-hessianTrace', 'sharpness'))[2]).toBe('probe-sharpness');
    expect(withProbe(both, 'probe-hessianTrace', 'sharpness')).toBe(both);
  });
});
