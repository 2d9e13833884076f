import { describe, expect, test } from 'vitest';
import { createScale } from '../../../src/figure/axes/scale.ts';
import { runsOf } from '../../../src/state/selectors.ts';
import { createTraceStore } from '../../../src/sweep/results/trace-store.ts';
import { heardCurves } from '../../../src/ui/panels/heard-curves.ts';
import { frequencyOf, positionOn } from '../../../src/ui/sound/pitch.ts';
import { fixtureSweep } from '../../support/board-fixture.ts';

describe('the pitch of a value', () => {
  test('is A3 at the foot of the axis, A5 at its top, and A4 half way', () =>
    expect([0, 0.5, 1, 7, -1].map(frequencyOf)).toEqual([220, 440, 880, 880, 220]));
  test('on a log axis equal factors are equal intervals', () => {
    const scale = createScale('log', [0.1, 10], [0, 1]);
    const [a, b, c] = [0.1, 1, 10].map((value) => frequencyOf(positionOn(scale, value)));
    expect((b ?? 0) / (a ?? 1)).toBeCloseTo((c ?? 0) / (b ?? 1), 12);
  });
  test('an axis that is drawn downwards is heard upwards', () =>
    expect(positionOn(createScale('linear', [0, 10], [300, 20]), 10)).toBe(1));
});

describe('the curves that are heard', () => {
  const sweep = fixtureSweep();
  const options = { probe: 'sharpness', clock: 'etaSteps', timeScale: 'log', highlighted: null } as const;
  test('of the smallest and the largest η/B that have one, on common axes', () => {
    const curves = heardCurves(sweep, options);
    expect(curves).toHaveLength(2);
    expect(curves.map(({ name }) => name)).toContain('η = 0.05, B = 128');
    for (const { points } of curves)
      for (const { time, height } of points)
        for (const position of [time, height]) expect(position >= 0 && position <= 1).toBe(true);
    // λ₁ falls with η/B: the smallest ratio ends higher.
    const endOf = (name: string) => curves.find((curve) => curve.name === name)?.points.at(-1)?.height ?? Number.NaN;
    const other = curves.find(({ name }) => name !== 'η = 0.05, B = 128')?.name ?? '';
    expect(endOf('η = 0.05, B = 128')).toBeGreaterThan(endOf(other));
  });
  test('of the highlighted cells, at most four', () => {
    const cell = { kind: 'cell', learningRate: 0.1, batchSize: 8 } as const;
    const heard = (selection: Parameters<typeof runsOf>[0]) =>
      heardCurves(sweep, { ...options, highlighted: runsOf(selection, sweep.plan) }).map(({ name }) => name);
    expect(heard(cell)).toEqual(['η = 0.1, B = 8']);
    expect(heard({ kind: 'ratio', ratio: 0.1 / 8 })).toHaveLength(4);
  });
  test('none before anything is measured', () =>
    expect(heardCurves({ ...sweep, traces: createTraceStore() }, options)).toEqual([]));
});
