import { describe, expect, test } from 'vitest';
import { extendDomain, extentOf, niceDomain, paddedDomain } from '../../../src/figure/axes/domain.ts';
import { type AxisKind, createScale, type Domain } from '../../../src/figure/axes/scale.ts';
import { tickLabel, ticksAt, ticksOf } from '../../../src/figure/axes/ticks.ts';

const values = (ticks: readonly { value: number }[]) => ticks.map(({ value }) => value);

describe('scales', () => {
  test('a log scale places the geometric mean in the middle, a linear one the mean', () => {
    expect(createScale('log', [1, 100], [0, 200])(10)).toBeCloseTo(100, 12);
    expect(createScale('linear', [-1, 3], [10, 0])(1)).toBe(5);
  });
  test('are inverted, and clamped where asked: values of any size then have a place', () => {
    const scale = createScale('log', [1, 100], [0, 200], { clamp: true });
    expect(scale.invert(100)).toBeCloseTo(10, 12);
    expect([-3, 0, 1e9, Number.POSITIVE_INFINITY].map(scale)).toEqual([0, 0, 200, 200]);
    expect(createScale('linear', [1, 100], [0, 99])(-2)).toBe(-3);
  });
  test('a symmetric-log scale is odd around 0, linear near it and logarithmic far from it', () => {
    const y = createScale('symlog', [-1000, 1000], [-1, 1]);
    for (const value of [0.01, 0.5, 3, 70, 1000]) expect(y(-value)).toBeCloseTo(-y(value), 12);
    expect(y(0)).toBe(0);
    expect(y(0.002) / y(0.001)).toBeCloseTo(2, 2);
    expect(y(1000) - y(100)).toBeCloseTo(y(10_000) - y(1000), 2);
  });
});

describe('ticks', () => {
  test('stand at 1, 2, 5 on a log axis with room for them', () => {
    const ticks = ticksOf(createScale('log', [1, 100], [0, 600]), { format: String, along: 'x' });
    expect(values(ticks)).toEqual([1, 2, 5, 10, 20, 50, 100]);
  });
  test('are denser on a log axis of less than two decades', () => {
    const ticks = ticksOf(createScale('log', [3, 90], [0, 600]), { format: String, along: 'x' });
    expect(values(ticks)).toEqual([3, 5, 10, 20, 30, 50]);
  });
  test('keep powers of ten where there is room for nothing else', () => {
    const ticks = ticksOf(createScale('log', [0.01, 1000], [150, 0]), { format: String, along: 'y' });
    expect(values(ticks)).toEqual([0.01, 0.1, 1, 10, 100, 1000]);
  });
  test('on a low log axis keep a power of ten and what has room beside it', () => {
    const ticks = ticksOf(createScale('log', [0.2, 20], [60, 0]), { format: String, along: 'y' });
    expect(values(ticks)).toEqual([0.2, 1, 10]);
  });
  test('are multiples of 1, 2 or 5 on a linear axis', () => {
    const ticks = ticksOf(createScale('linear', [-5, 18], [200, 0]), { format: String, along: 'y' });
    expect(values(ticks)).toEqual([-5, 0, 5, 10, 15]);
  });
  test('on a symmetric-log axis are 0 and powers of ten on both sides', () => {
    const ticks = ticksOf(createScale('symlog', [-10, 100], [300, 0]), { format: String, along: 'y' });
    expect(values(ticks)).toEqual([-10, -1, -0.1, 0, 0.1, 1, 10, 100]);
  });
  test.each([
    ['log', [1, 20_000], 300],
    ['log', [0.9, 11], 140],
    ['log', [2, 3], 120],
    ['linear', [0, 123_456], 200],
    ['symlog', [-1e-6, 1e-2], 240],
  ] as const)('never touch on a %s axis over %j', (kind, domain, width) => {
    const ticks = ticksOf(createScale(kind, domain, [0, width]), { along: 'x' });
    expect(ticks.length).toBeGreaterThan(1);
    for (let i = 1; i < ticks.length; i++) {
      expect(ticks[i].at - ticks[i - 1].at).toBeGreaterThan(7 * ticks[i].label.length);
    }
  });
  test('at given values leave out evenly what does not fit', () => {
    const ratios = [1, 2, 4, 8, 16, 32, 64];
    const ticks = ticksAt(ratios, createScale('log', [1, 64], [0, 120]), (value) => `1/${value}`);
    expect(values(ticks)).toEqual([1, 4, 16, 64]);
  });

  test.each([
    ['linear', [0, 1], [0, 500], 50, ['0', '0.1', '0.2', '0.3', '0.4', '0.5', '0.6', '0.7', '0.8', '0.9', '1']],
    ['linear', [-3, 3], [300, 0], 60, ['−2', '0', '2']],
    ['log', [0.9, 11], [0, 200], 40, ['1', '2', '5', '10']],
    ['log', [1, 1e8], [0, 600], 60, ['1', '10', '100', '1000', '10000', '10⁵', '10⁶', '10⁷', '10⁸']],
    ['log', [2, 3], [0, 300], 50, ['2', '2.2', '2.4', '2.6', '2.8', '3']],
  ] as const)('on a %s axis over %j are as far apart as asked', (kind, domain, range, spacing, labels) => {
    const ticks = ticksOf(createScale(kind, domain, range), { along: 'x', spacing });
    expect(ticks.map(({ label }) => label)).toEqual(labels);
  });

  test('labels', () => {
    expect([0, -0.5, 0.05, 2e-4, 1e-5, 2e6].map(tickLabel)).toEqual(['0', '−0.5', '0.05', '2×10⁻⁴', '10⁻⁵', '2×10⁶']);
  });
});

describe('domains', () => {
  test.each([
    [[0.13, 47], 'log', [0.1, 50]],
    [[0.05, 0.05], 'log', [0.05, 0.1]],
    [[-3.1, 17.2], 'linear', [-5, 20]],
    [[5, 5], 'linear', [5, 10]],
    [[0, 0], 'linear', [0, 1]],
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
  test('leave room on both sides where they are padded', () => {
    const [low, high] = paddedDomain(extentOf([0, -3, 1, 100, Number.NaN, Number.POSITIVE_INFINITY], 'log'), 'log');
    expect(low).toBeCloseTo(100 ** -0.06, 12);
    expect(high).toBeCloseTo(100 ** 1.06, 9);
    expect(paddedDomain([2, 2], 'linear')).toEqual([1.5, 2.5]);
    expect(paddedDomain(null, 'log')).toEqual([0.1, 10]);
    expect(paddedDomain([0, 10], 'linear', 0.1)).toEqual([-1, 11]);
  });
  test('padded or nice, hold what is shown', () => {
    const shown: readonly [Domain, AxisKind][] = [
      [[0.013, 0.47], 'log'],
      [[-7, 0.3], 'linear'],
      [[-0.02, 640], 'symlog'],
    ];
    for (const [extent, kind] of shown)
      for (const [low, high] of [niceDomain(extent, kind), paddedDomain(extent, kind)])
        expect([low <= extent[0], high >= extent[1]]).toEqual([true, true]);
  });
});
