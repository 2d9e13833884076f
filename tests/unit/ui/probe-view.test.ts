import { describe, expect, test } from 'vitest';
import { niceDomain } from '../../../src/figure/axes/domain.ts';
import { sweepWork, workShares } from '../../../src/state/measuring-work.ts';
import { missingTier, probeText, RECORDED_PROBES } from '../../../src/state/recorded-probes.ts';
import { createTraceStore, type RecordedProbe } from '../../../src/sweep/results/trace-store.ts';
import { sumOfPhases } from '../../../src/sweep/segment/phase.ts';
import { frameOf } from '../../../src/ui/charts/frame.ts';
import { type TraceView, traceExtents, traceLines, traceScales } from '../../../src/ui/charts/trace-scene.ts';
import { valueAxis } from '../../../src/ui/charts/value-axis.ts';
import { ceilingOf, probeAxis, probeChoices } from '../../../src/ui/panels/probe/probe-view.ts';
import { FIXTURE_SPEC, fixtureSweep } from '../../support/board-fixture.ts';

describe('choices', () => {
  test('every recorded number can be chosen, once', () => {
    const offered = probeChoices().flatMap(({ items }) => items.map(({ value }) => value));
    expect(offered.toSorted()).toEqual([...RECORDED_PROBES].sort());
  });
  test('pure numbers carry no unit', () => {
    expect(probeAxis('subspaceOverlap')).toBe('‖E_HᵀE_C‖²/k');
    expect(probeAxis('simpleNoiseScale')).toBe('tr C/‖∇L‖² (examples)');
  });
  test.each([
    ['sharpness', 'sharpness', null],
    ['economy', 'simpleNoiseScale', null],
    ['full', 'simpleNoiseScale', null],
    ['sharpness', 'simpleNoiseScale', 'economy'],
    ['standard', 'nonUniformity', 'full'],
  ] as const)('a sweep of tier %s lacks %s: the tier %s has it', (tier, probe, missing) => {
    const spec = { ...FIXTURE_SPEC, measure: { tier } };
    expect(missingTier(fixtureSweep({ spec }), probe)).toBe(missing);
  });
});

describe('every value of every probe is on its axis', () => {
  const frame = frameOf({ width: 400, height: 300 }, { top: 20, right: 40, bottom: 30, left: 50 });
  const viewOf = (probe: RecordedProbe): TraceView => ({
    probes: [probe],
    timeAxis: 'steps',
    xKind: 'log',
    yKind: valueAxis(probe),
    ceiling: ceilingOf(probe),
  });
  /** A probe with given values at steps 1, 2, …, drawn as the panel does. */
  const drawn = (probe: RecordedProbe, values: readonly number[]) => {
    const traces = createTraceStore();
    traces.append(values.map((value, i) => ({ run: 0, probe, step: i + 1, value })));
    const sweep = { ...fixtureSweep(), traces };
    const view = viewOf(probe);
    const { y, yKind } = traceExtents(sweep, view);
    const domain = niceDomain(y ?? [0, 1], yKind);
    const scales = traceScales(frame, [1, 10], domain, { xKind: 'log', yKind });
    const [line] = traceLines(sweep, { frame, scales, view, colourOf: () => 'red' });
    return { line, yKind, domain, heights: line.points.map((point) => point.y) };
  };
  test.each(RECORDED_PROBES)('%s with values of both signs and 0', (probe) => {
    const values = [2, -0.5, 0, 1, -1];
    const { line, yKind, heights } = drawn(probe, values);
    expect(line.points.map(({ sample }) => sample.step)).toEqual([1, 2, 3, 4, 5]);
    expect(yKind).not.toBe('log');
    // Larger values stand higher, none at the edge it was clipped to.
    const order = values.map((_, i) => i).sort((i, j) => values[i] - values[j]);
    for (let k = 1; k < order.length; k++) expect(heights[order[k]]).toBeLessThan(heights[order[k - 1]]);
    for (const height of heights) {
      expect(height).toBeGreaterThanOrEqual(frame.top);
      expect(height).toBeLessThanOrEqual(frame.bottom);
    }
  });
  test.each(
    RECORDED_PROBES.flatMap((probe) =>
      [
        [-10, -0.01, -1],
        [0, 0],
        [0, 3],
        [5, 1e-3, 1],
      ].map((values) => [probe, values] as const),
    ),
  )('%s with the values %j', (probe, values) => {
    const { line, heights, domain } = drawn(probe, values);
    expect(line.points.map(({ sample }) => sample.step)).toEqual(values.map((_, i) => i + 1));
    expect(domain[0]).toBeLessThanOrEqual(Math.min(...values));
    expect(domain[1]).toBeGreaterThanOrEqual(Math.max(...values));
    for (const height of heights) {
      expect(height).toBeGreaterThanOrEqual(frame.top);
      expect(height).toBeLessThanOrEqual(frame.bottom);
    }
  });
  test('two probes on one axis: log only where neither can be negative', () => {
    for (const first of RECORDED_PROBES)
      for (const second of RECORDED_PROBES) {
        const isLog = probeText(first).axis === 'log' && probeText(second).axis === 'log';
        expect([first, second, valueAxis(first, second) === 'log']).toEqual([first, second, isLog]);
      }
  });
  test.each(RECORDED_PROBES)('%s with positive values is on a log axis, or on one that is its own', (probe) =>
    expect(drawn(probe, [1, 2]).yKind).toBe(valueAxis(probe)),
  );
  test('the cosine between steps is linear: it is a fraction with a sign', () =>
    expect(valueAxis('stepCosine')).toBe('linear'));
  test('a diverging run pulls no axis along, and leaves over its edge', () => {
    const { domain, heights } = drawn('hessianSmallest', [-0.5, -2, 0, 1e9]);
    expect(domain[1]).toBeLessThanOrEqual(50);
    expect(heights[3]).toBe(frame.top);
  });
});

describe('what measuring takes', () => {
  const spec = { ...FIXTURE_SPEC, measure: { tier: 'economy' as const } };
  test('a run of S steps trains for SB/N gradients; each economy measurement takes 3', () => {
    const base = fixtureSweep({ spec });
    const traces = createTraceStore();
    traces.append([
      { run: 0, probe: 'trainLoss', step: 1280, value: 1 },
      { run: 0, probe: 'gradientNormSquared', step: 1280, value: 1, error: 0 },
    ]);
    const work = sweepWork({ ...base, traces });
    expect(base.plan.runs[0].batchSize).toBe(4);
    expect(work.training).toBe(10);
    expect(work.tiers).toEqual({ economy: 3, standard: 0, full: 0 });
    expect(work.losses).toBeCloseTo(1 / 3, 12);
    const estimated = workShares({ ...base, traces });
    const shares = new Map(estimated?.shares);
    expect(estimated?.by).toBe('gradients');
    expect(shares.get('economy')).toBeCloseTo(3 / (13 + 1 / 3), 12);
    expect(shares.has('full')).toBe(false);
  });
  test('once workers have told their time, shares are of that', () => {
    const milliseconds = sumOfPhases(
      sumOfPhases(null, { training: 40, losses: 5 }),
      sumOfPhases({ training: 20, economy: 25 }, { sharpness: 10 }),
    );
    expect(milliseconds).toEqual({ training: 60, losses: 5, sharpness: 10, economy: 25 });
    expect(workShares({ ...fixtureSweep({ spec }), milliseconds })).toEqual({
      by: 'time',
      shares: [
        ['losses', 0.05],
        ['sharpness', 0.1],
        ['economy', 0.25],
      ],
    });
  });
  test('nothing is said before anything is done', () => {
    expect(workShares({ ...fixtureSweep({ spec }), traces: createTraceStore() })).toBeNull();
  });
});
