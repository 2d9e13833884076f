import { scaleLinear, scaleLog } from 'd3';
import { describe, expect, test } from 'vitest';
import { ticksAt, ticksOf } from '../../../src/ui/charts/axis-ticks.ts';
import { domainKey, extendDomain, extentOf, niceDomain } from '../../../src/ui/charts/growing-domain.ts';
import { scaleOf } from '../../../src/ui/charts/value-scale.ts';
import { fixtureSweep } from '../../support/board-fixture.ts';

const values = (ticks: readonly { value: number }[]) => ticks.map(({ value }) => value);

describe('ticks', () => {
  test('stand at 1, 2, 5 on a log axis with room for them', () => {
    const ticks = ticksOf(scaleLog([1, 100], [0, 600]), { kind: 'log', format: String, along: 'x' });
    expect(values(ticks)).toEqual([1, 2, 5, 10, 20, 50, 100]);
  });
  test('keep powers of ten where there is room for nothing else', () => {
    const ticks = ticksOf(scaleLog([0.01, 1000], [150, 0]), { kind: 'log', format: String, along: 'y' });
    expect(values(ticks)).toEqual([0.01, 0.1, 1, 10, 100, 1000]);
  });
  test('are multiples of 1, 2 or 5 on a linear axis', () => {
    const ticks = ticksOf(scaleLinear([-5, 18], [200, 0]), { kind: 'linear', format: String, along: 'y' });
    expect(values(ticks)).toEqual([-5, 0, 5, 10, 15]);
  });
  test('on a symmetric-log axis are 0 and powers of ten on both sides', () => {
    const scale = scaleOf('symlog', [-10, 100], [300, 0]);
    const ticks = ticksOf(scale, { kind: 'symlog', format: String, along: 'y' });
    expect(values(ticks)).toEqual([-10, -1, -0.1, 0, 0.1, 1, 10, 100]);
  });
  test('never touch', () => {
    const ticks = ticksOf(scaleLog([1, 20_000], [0, 300]), { kind: 'log', format: String, along: 'x' });
    for (let i = 1; i < ticks.length; i++)
      expect(ticks[i].at - ticks[i - 1].at).toBeGreaterThan(7 * ticks[i].label.length);
  });
  test('at given values leave out evenly what does not fit', () => {
    const ratios = [1, 2, 4, 8, 16, 32, 64];
    const ticks = ticksAt(ratios, scaleLog([1, 64], [0, 120]), (value) => `1/${value}`);
    expect(values(ticks)).toEqual([1, 4, 16, 64]);
  });
});

describe('domains', () => {
  test.each([
    [[0.13, 47], 'log', [0.1, 50]],
    [[0.05, 0.05], 'log', [0.05, 0.1]],
    [[-3.1, 17.2], 'linear', [-5, 20]],
    [[-3.1, 17.2], 'symlog', [-5, 20]],
    [[0.3, 17.2], 'symlog', [0, 20]],
    [[-17.2, -0.3], 'symlog', [-20, 0]],
    [[0, 0], 'symlog', [0, 1]],
  ] as const)('%s on a %s axis becomes %s', (extent, kind, expected) =>
    expect(niceDomain(extent, kind)).toEqual(expected),
  );
  test('only extend, and stay the same object while they hold the data', () => {
    const first = extendDomain(null, [1, 9], 'log');
    expect(first).toEqual([1, 10]);
    expect(extendDomain(first, [2, 8], 'log')).toBe(first);
    expect(extendDomain(first, [0.3, 8], 'log')).toEqual([0.2, 10]);
    expect(extendDomain(first, null, 'log')).toBe(first);
  });
  test('leave out what has no place on the axis', () => {
    expect(extentOf([Number.NaN, -1, 0, 2, Number.POSITIVE_INFINITY, 5], 'log')).toEqual([2, 5]);
    expect(extentOf([Number.NaN], 'linear')).toBeNull();
  });
  test('may tighten when another sweep starts or this one ends, not before', () => {
    const running = fixtureSweep({ fraction: 0.5 });
    expect(domainKey(running, 'loss')).toBe(domainKey({ ...running, status: 'paused' }, 'loss'));
    expect(domainKey(running, 'loss')).not.toBe(domainKey({ ...running, status: 'finished' }, 'loss'));
    expect(domainKey(running, 'loss')).not.toBe(domainKey(fixtureSweep({ fraction: 0.5 }), 'loss'));
  });
});

test('a symmetric-log scale is odd around 0, linear near it and logarithmic far from it', () => {
  const y = scaleOf('symlog', [-1000, 1000], [-1, 1]);
  for (const value of [0.01, 0.5, 3, 70, 1000]) expect(y(-value)).toBeCloseTo(-y(value), 12);
  expect(y(0)).toBe(0);
  expect(y(0.002) / y(0.001)).toBeCloseTo(2, 2);
  expect(y(1000) - y(100)).toBeCloseTo(y(10_000) - y(1000), 2);
});
