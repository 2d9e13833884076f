import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { extendDomain } from '../../../src/figure/axes/domain.ts';
import type { AxisKind, Domain } from '../../../src/figure/axes/scale.ts';
import { domainKey } from '../../../src/ui/charts/growing-domain.ts';
import { fixtureSweep } from '../../support/board-fixture.ts';

/** How often a domain changes before it holds an extent; a render repeats as often. */
function changes(first: Domain, second: Domain, kind: AxisKind): number {
  let held = extendDomain(null, first, kind);
  for (let count = 0; count < 10; count++) {
    const next = extendDomain(held, second, kind);
    if (next === held) return count;
    held = next;
  }
  return Number.POSITIVE_INFINITY;
}
// To 1e-9, as measured quantities are: at denormals even the step of a nice domain has no meaning.
const rounded = (value: number) => Math.round(value * 1e9) / 1e9;
const ordered = ([a, b]: [number, number]): Domain => (a <= b ? [rounded(a), rounded(b)] : [rounded(b), rounded(a)]);
const extents = (least: number) =>
  fc
    .tuple(fc.double({ min: least, max: 1e6, noNaN: true }), fc.double({ min: least, max: 1e6, noNaN: true }))
    .map(ordered);

describe('a growing domain comes to rest, so that a render ends', () => {
  test('linear', () => fc.assert(fc.property(extents(-1e6), extents(-1e6), (a, b) => changes(a, b, 'linear') < 6)));
  test('symlog', () => fc.assert(fc.property(extents(-1e6), extents(-1e6), (a, b) => changes(a, b, 'symlog') < 6)));
  test('log', () => fc.assert(fc.property(extents(1e-9), extents(1e-9), (a, b) => changes(a, b, 'log') < 6)));
  test('even where nice ends fall short of the extent by rounding', () => {
    for (const low of [0.07, 0.15, 0.35, 6.999999999999999, 14.000000000000002, -14.500000000000014])
      for (const span of [0.15, 0.3, 1, 7.000000000000001])
        expect(changes([low, low + span / 2], [low, low + span], 'linear')).toBeLessThan(6);
    expect(changes([1, 2], [1, 2.0000000000000004], 'log')).toBeLessThan(6);
  });
});

test('a domain may tighten when another sweep starts or this one ends, not before', () => {
  const running = fixtureSweep({ fraction: 0.5 });
  expect(domainKey(running, 'loss')).toBe(domainKey({ ...running, status: 'paused' }, 'loss'));
  expect(domainKey(running, 'loss')).not.toBe(domainKey({ ...running, status: 'finished' }, 'loss'));
  expect(domainKey(running, 'loss')).not.toBe(domainKey(fixtureSweep({ fraction: 0.5 }), 'loss'));
});
