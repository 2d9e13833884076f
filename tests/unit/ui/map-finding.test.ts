import { describe, expect, test } from 'vitest';
import type { BoardSweep } from '../../../src/state/app-state.ts';
import { createTraceStore } from '../../../src/sweep/results/trace-store.ts';
import type { Run } from '../../../src/sweep/sweep-plan.ts';
import { mapFinding } from '../../../src/ui/panels/map/map-finding.ts';
import { FIXTURE_SPEC, fixtureSweep } from '../../support/board-fixture.ts';

const SPEC = {
  ...FIXTURE_SPEC,
  grid: { learningRates: [0.1, 0.2, 0.4], batchSizes: [8, 16, 32], seeds: 4 },
  budget: { kind: 'steps' as const, steps: 100 },
};

/** A finished sweep whose runs end at a given sharpness and test accuracy, in the test's words. */
function sweepOf(value: (run: Run) => number, spec: typeof SPEC = SPEC): BoardSweep {
  const base = fixtureSweep({ spec });
  const traces = createTraceStore();
  for (const run of base.plan.runs)
    traces.append([
      { run: run.id, probe: 'sharpness', step: 100, value: value(run) },
      { run: run.id, probe: 'testAccuracy', step: 100, value: Math.min(1, value(run) / 100) },
    ]);
  const finished = new Map(
    base.plan.runs.map(({ id }) => [id, { run: id, outcome: 'reachedTarget' as const, step: 100 }]),
  );
  return { ...base, traces, finished };
}

/** A few percent of difference between seeds, so that intervals have a width. */
const byRatio =
  (power: number, atLargest = 1) =>
  ({ learningRate, batchSize, seed }: Run) =>
    (learningRate * 10 * (8 / batchSize)) ** power *
    (learningRate === 0.4 ? atLargest : 1) *
    (1 + 0.01 * seed + 0.002 * ((seed * batchSize) % 5));

const sharpness = { quantity: 'sharpness', at: 'end' } as const;

describe('the caption of the map is computed from its cells', () => {
  test('a fall is called a fall, with both ends and the correlation', () => {
    const text = mapFinding(sweepOf(byRatio(-1)), sharpness);
    expect(text).toMatch(
      /^As η\/B grows λ₁ falls, from 4\.\d+ at 1\/320 to 0\.25\d* at 1\/20: mean per-seed Spearman ρ = −0\.9/,
    );
    expect(text).not.toContain('does not determine');
    expect(text).toMatch(
      /ρ = −0\.\d+, 95 % \[.*\], \d+ cells, \d+ seeds\. .*Intervals are conditional on this data set\.$/,
    );
  });
  test('a rise is called a rise', () => expect(mapFinding(sweepOf(byRatio(1)), sharpness)).toContain('λ₁ rises'));
  test('where the two ends say the opposite of the ranks between, that is said', () => {
    // Rises with every ratio but the last, at which it is the lowest of all.
    const rise = byRatio(0.5);
    const text = mapFinding(
      sweepOf((run) => (run.learningRate / run.batchSize > 0.04 ? 0.1 : 1) * rise(run)),
      sharpness,
    );
    expect(text).toMatch(
      /^Ranked by η\/B λ₁ tends to rise, but not from end to end \(0\.5\d* at 1\/320, 0\.2\d* at 1\/20\): mean per-seed Spearman ρ = 0\.\d/,
    );
  });
  test('without a relation none is claimed, and no end is given', () => {
    const text = mapFinding(
      sweepOf(({ id, seed }) => 2 + Math.sin(37 * id + 11 * seed)),
      sharpness,
    );
    expect(text).toMatch(/^No clear relation of λ₁ to η\/B: mean per-seed Spearman ρ = /);
  });
  test('cells of the largest η that leave their diagonal are named with their factor', () => {
    const text = mapFinding(sweepOf(byRatio(-1, 0.5)), sharpness);
    expect(text).toMatch(
      /At η = 0\.4 η\/B alone does not determine the result: 0\.5\d* \[0\.\d+, 0\.\d+\] times the value of smaller η/,
    );
  });
  test('agreement below the largest η is the largest there is, not a word for all of them', () => {
    const uneven = (run: Run) => byRatio(-1)(run) * (run.learningRate === 0.1 && run.batchSize === 8 ? 8 : 1);
    const [, percent] = mapFinding(sweepOf(uneven), sharpness)?.match(/differ by at most ([\d.×⁰-⁹]+) %/) ?? [];
    expect(Number(percent)).toBeGreaterThan(600);
  });
  test('accuracies are compared by difference, in percent', () => {
    const text = mapFinding(
      sweepOf((run) => 90 + byRatio(1)(run)),
      { quantity: 'testAccuracy', at: 'end' },
    );
    expect(text).toContain('As η/B grows test accuracy rises, from 90.3 % at 1/320 to 94.1 % at 1/20');
  });
  test('nothing is said below three complete cells, or of one seed', () => {
    expect(mapFinding(sweepOf(byRatio(-1), { ...SPEC, grid: { ...SPEC.grid, seeds: 1 } }), sharpness)).toBeNull();
    const few = sweepOf(byRatio(-1), { ...SPEC, grid: { learningRates: [0.1, 0.2], batchSizes: [8], seeds: 4 } });
    expect(mapFinding(few, sharpness)).toBeNull();
  });
});
