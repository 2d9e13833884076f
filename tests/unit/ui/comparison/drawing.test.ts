import { lab, rgb } from 'd3';
import { describe, expect, test } from 'vitest';
import { ratioScale } from '../../../../src/ui/charts/colours.ts';
import { differenceColour, mutedColour } from '../../../../src/ui/charts/diverging-colours.ts';
import { endLabelsOf } from '../../../../src/ui/charts/end-labels.ts';
import { frameOf } from '../../../../src/ui/charts/frame.ts';
import { paintedTogether, paintOrder, strokeOf } from '../../../../src/ui/charts/trace-line.ts';
import {
  type TraceView,
  traceExtents,
  traceLines,
  traceScales,
  unionOfExtents,
} from '../../../../src/ui/charts/trace-scene.ts';
import { sharpened } from '../../../support/altered-sweep.ts';
import { FIXTURE_SPEC, fixtureSweep } from '../../../support/board-fixture.ts';

const SCHEMES = ['light', 'dark'] as const;
const STEPS = Array.from({ length: 10 }, (_, i) => (i + 1) / 10);

/** Linear light of a colour as seen without one kind of cone. Source: Viénot, Brettel & Mollon 1999, linear RGB. */
const SEEN: Readonly<Record<'normal' | 'protan' | 'deutan', readonly (readonly number[])[]>> = {
  normal: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protan: [
    [0.11238, 0.88762, 0],
    [0.11238, 0.88762, 0],
    [0.00401, -0.00401, 1],
  ],
  deutan: [
    [0.29275, 0.70725, 0],
    [0.29275, 0.70725, 0],
    [-0.02234, 0.02234, 1],
  ],
};
const toLinear = (channel: number) =>
  channel <= 10.31475 ? channel / 3294.6 : ((channel / 255 + 0.055) / 1.055) ** 2.4;
const toChannel = (light: number) => {
  const value = Math.max(0, Math.min(1, light));
  return 255 * (value <= 0.0031308 ? 12.92 * value : 1.055 * value ** (1 / 2.4) - 0.055);
};
function seenAs(colour: string, eye: keyof typeof SEEN) {
  const { r, g, b } = rgb(colour);
  const light = [r, g, b].map(toLinear);
  const [red = 0, green = 0, blue = 0] = SEEN[eye].map((row) =>
    row.reduce((sum, weight, i) => sum + weight * (light[i] ?? 0), 0),
  );
  return lab(rgb(toChannel(red), toChannel(green), toChannel(blue)));
}
/** CIE 1976 distance; about 2.3 is just noticeable. */
const distance = (a: string, b: string, eye: keyof typeof SEEN) => {
  const [p, q] = [seenAs(a, eye), seenAs(b, eye)];
  return Math.hypot(p.l - q.l, p.a - q.a, p.b - q.b);
};

describe.each(SCHEMES)('the colours of differences, %s', (scheme) => {
  const colour = (t: number) => differenceColour(t, scheme);
  test.each(Object.keys(SEEN) as (keyof typeof SEEN)[])('above and below equality are told apart, %s', (eye) => {
    for (const t of STEPS) expect(distance(colour(t), colour(-t), eye)).toBeGreaterThan(10 * Math.min(1, 2 * t));
  });
  test('the farther from equality, the more they differ from it', () => {
    for (const sign of [1, -1]) {
      const away = STEPS.map((t) => Math.abs(lab(colour(sign * t)).l - lab(colour(0)).l));
      expect(away).toEqual(away.toSorted((a, b) => a - b));
      expect(away.at(-1)).toBeGreaterThan(45);
    }
  });
  test('teal is below and brown above, as in the other scheme', () => {
    const [below, above] = [lab(colour(-0.7)), lab(colour(0.7))];
    expect(below.a).toBeLessThan(-5);
    expect(above.a).toBeGreaterThan(5);
    expect(above.b).toBeGreaterThan(20);
  });
  test('what is undecided is paler than what is decided', () => {
    for (const t of [-1, -0.5, 0.5, 1])
      expect(distance(mutedColour(t, scheme), colour(0), 'normal')).toBeLessThan(
        0.6 * distance(colour(t), colour(0), 'normal'),
      );
  });
});

const a = fixtureSweep();
const b = sharpened(a, 30);
const frame = frameOf({ width: 600, height: 300 }, { top: 10, right: 20, bottom: 30, left: 40 });
const view: TraceView = { probes: ['sharpness'], timeAxis: 'steps', xKind: 'log', ceiling: 100 };

describe('curves of two sweeps', () => {
  const extents = unionOfExtents(traceExtents(a, view), traceExtents(b, view));
  const scales = traceScales(frame, extents.x ?? [1, 2], extents.y ?? [1, 2], { xKind: 'log', yKind: extents.yKind });
  const linesOf = (of: 'A' | 'B') => traceLines(of === 'A' ? a : b, { frame, scales, view, colourOf: () => 'red', of });
  test('have one scale, which holds both', () => {
    const [ownY, otherY] = [traceExtents(a, view).y, traceExtents(b, view).y];
    expect(extents.y).toEqual([ownY?.[0], otherY?.[1]]);
    // λ₁ is 30 times as large at each step: on a log axis every curve of B is as much above its own in A.
    const rise = scales.y(1) - scales.y(30);
    const ofB = linesOf('B');
    for (const [i, line] of linesOf('A').entries())
      expect((line.points.at(-1)?.y ?? 0) - (ofB[i]?.points.at(-1)?.y ?? 0)).toBeCloseTo(rise, 6);
  });
  test('a value ≤ 0 in one of them gives both the axis that shows it', () => {
    const log = { x: [1, 2], y: [1, 2], yKind: 'log' } as const;
    const both = { x: [1, 3], y: [-1, 2], yKind: 'symlog' } as const;
    expect([unionOfExtents(log, both), unionOfExtents(both, log)].map(({ yKind, y }) => [yKind, y])).toEqual([
      ['symlog', [-1, 2]],
      ['symlog', [-1, 2]],
    ]);
  });
  test('are told apart by their dash, and so is the second probe of each', () => {
    const dashes = ([undefined, 'A', 'B'] as const).flatMap((of) =>
      [false, true].map((dashed) => strokeOf({ dashed, ...(of && { of }) }).join(' ')),
    );
    expect(dashes).toEqual(['', '6 4', '', '1.5 3', '6 4', '8 3 1.5 3']);
    expect(linesOf('B').every(({ of }) => of === 'B')).toBe(true);
  });
  test('what is highlighted of either is above all that is not', () => {
    const lit = new Set([0]);
    const drawn = paintedTogether(paintOrder(linesOf('A'), lit, 'faint'), paintOrder(linesOf('B'), lit, 'faint'));
    expect(drawn.slice(-2).map(({ line, colour }) => [line.of, line.run.id, colour])).toEqual([
      ['B', 0, 'red'],
      ['A', 0, 'red'],
    ]);
    expect(drawn.slice(0, -2).every(({ colour }) => colour === 'faint')).toBe(true);
  });
  test('are named at their ends by the letter of their sweep', () => {
    const { runs } = a.plan;
    const cell = new Set(
      runs.filter(({ learningRate, batchSize }) => learningRate === 0.1 && batchSize === 8).map(({ id }) => id),
    );
    expect(endLabelsOf(linesOf('B'), runs, cell).map(({ text }) => text)).toEqual(['B']);
    const ratio = new Set(
      runs.filter(({ learningRate, batchSize }) => learningRate / batchSize === 0.1 / 8).map(({ id }) => id),
    );
    expect(endLabelsOf(linesOf('A'), runs, ratio).map(({ text }) => text)).toContain('A: B=16');
  });
});

test('η/B of both sweeps are on one scale of colours', () => {
  const other = fixtureSweep({
    spec: { ...FIXTURE_SPEC, grid: { learningRates: [0.01, 0.1], batchSizes: [8], seeds: 1 } },
  });
  const scale = ratioScale(a.plan, 'light', other.plan);
  const alone = [ratioScale(a.plan, 'light'), ratioScale(other.plan, 'light')];
  expect(scale.low).toBe(Math.min(...alone.map(({ low }) => low)));
  expect(scale.high).toBe(Math.max(...alone.map(({ high }) => high)));
});
