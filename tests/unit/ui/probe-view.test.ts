import { describe, expect, test } from 'vitest';
import { sumOfPhases, sweepWork, workShares } from '../../../src/state/measuring-work.ts';
import { RECORDED_PROBES } from '../../../src/state/recorded-probes.ts';
import { createTraceStore } from '../../../src/sweep/trace-store.ts';
import { frameOf } from '../../../src/ui/charts/frame.ts';
import { type TraceView, traceExtents, traceLines, traceScales } from '../../../src/ui/charts/trace-scene.ts';
import { PROBE_CHOICES, probeAxis, tierAdvice, valueAxis } from '../../../src/ui/panels/probe/probe-view.ts';
import { FIXTURE_SPEC, fixtureSweep } from '../../support/board-fixture.ts';

describe('choices', () => {
  test('every recorded number can be chosen, once', () => {
    const offered = PROBE_CHOICES.flatMap(({ items }) => items.map(({ value }) => value));
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
    ['sharpness', 'simpleNoiseScale', 'Economy'],
    ['standard', 'nonUniformity', 'Full'],
  ] as const)('a sweep of tier %s and %s: advice names %s', (tier, probe, named) => {
    const advice = tierAdvice(tier, probe);
    if (named === null) expect(advice).toBeNull();
    else expect(advice).toContain(`“${named}”`);
  });
});

test('fractions and signed numbers keep their values ≤ 0 on a linear axis, in a frame they cannot leave', () => {
  const frame = frameOf({ width: 400, height: 300 }, { top: 20, right: 40, bottom: 30, left: 50 });
  const traces = createTraceStore();
  const values = [-0.5, -2, 0, 1e9];
  traces.append(values.map((value, i) => ({ run: 0, probe: 'hessianSmallest' as const, step: i + 1, value })));
  const sweep = { ...fixtureSweep(), traces };
  const view: TraceView = {
    probes: ['hessianSmallest'],
    timeAxis: 'steps',
    xKind: 'log',
    yKind: valueAxis('hessianSmallest'),
    ceiling: 20,
  };
  expect(traceExtents(sweep, view).y).toEqual([-2, 10]);
  const scales = traceScales(frame, [1, 10], [-2, 10], view);
  const [line] = traceLines(sweep, { frame, scales, view, colourOf: () => 'red' });
  expect(line.samples).toEqual([0, 1, 2, 3]);
  expect(line.points[3]).toBe(frame.bottom);
  expect(line.points[7]).toBe(frame.top);
});

describe('what measuring takes', () => {
  const spec = { ...FIXTURE_SPEC, measure: { tier: 'economy' as const } };
  test('a run of S steps trains for SB/N gradients; each economy measurement takes 4', () => {
    const base = fixtureSweep({ spec });
    const traces = createTraceStore();
    traces.append([
      { run: 0, probe: 'trainLoss', step: 1280, value: 1 },
      { run: 0, probe: 'gradientNormSquared', step: 1280, value: 1, error: 0 },
    ]);
    const work = sweepWork({ ...base, traces });
    expect(base.plan.runs[0].batchSize).toBe(4);
    expect(work.training).toBe(10);
    expect(work.tiers).toEqual({ economy: 4, standard: 0, full: 0 });
    expect(work.losses).toBeCloseTo(1 / 3, 12);
    const estimated = workShares({ ...base, traces });
    const shares = new Map(estimated?.shares);
    expect(estimated?.by).toBe('gradients');
    expect(shares.get('economy')).toBeCloseTo(4 / (14 + 1 / 3), 12);
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
