import { describe, expect, test } from 'vitest';
import { tuningLines } from '../../../src/cli/tuning-lines.ts';
import { meanInterval, positiveMeanInterval } from '../../../src/math/student-interval.ts';
import { planSweep } from '../../../src/sweep/plan.ts';
import { bestRates } from '../../../src/sweep/results/best-rate.ts';
import { clockOf } from '../../../src/sweep/results/clock.ts';
import { bestRatesCsv } from '../../../src/sweep/results/export-csv.ts';
import { bestLogRate, rateScaling } from '../../../src/sweep/results/rate-scaling.ts';
import { runResults } from '../../../src/sweep/results/results.ts';
import { commonTime, resultsAt } from '../../../src/sweep/results/results-at.ts';
import { createTraceStore } from '../../../src/sweep/results/trace-store.ts';
import type { FinishedRun, Outcome } from '../../../src/sweep/segment/run-status.ts';
import { parseSweepSpec, type SweepSpecInput } from '../../../src/sweep/spec/sweep-spec.ts';
import type { Run } from '../../../src/sweep/sweep-plan.ts';
import { rateFactor } from '../../../src/sweep/training/rate-schedule.ts';

const split = (count: number) => ({ count, inputs: new Float32Array(count * 2), labels: new Uint16Array(count) });
const dataset = { inputShape: [2], classes: 2, train: split(64), test: split(8) };
const SPEC: SweepSpecInput = {
  version: 1,
  dataset: { source: { kind: 'moons' }, trainCount: 64, testCount: 8 },
  grid: { learningRates: [0.1, 0.2, 0.4, 0.8, 1.6], batchSizes: [4, 8, 16, 32], seeds: 3 },
  budget: { kind: 'steps', steps: 100 },
};
const planOf = (change: Partial<SweepSpecInput> = {}) => planSweep(parseSweepSpec({ ...SPEC, ...change }), dataset);

/** Results of a sweep whose final test loss is `loss(run)`; null: diverged. */
function resultsOf(loss: (run: Run) => number | null) {
  const plan = planOf();
  const traces = createTraceStore();
  const finished = new Map<number, FinishedRun>();
  for (const run of plan.runs) {
    const value = loss(run);
    const outcome: Outcome = value === null ? 'diverged' : 'budgetSpent';
    finished.set(run.id, { run: run.id, outcome, step: 100 });
    if (value !== null) traces.append([{ run: run.id, probe: 'testLoss', step: 100, value }]);
  }
  return { plan, results: runResults(plan, traces, finished) };
}
const octaves = (value: number) => Math.log2(value);
/** Test loss with its minimum at η = 0.0125·B·2^wobble, some seed to seed variation that moves no minimum. */
const linear = ({ learningRate, batchSize, seed }: Run) =>
  0.3 + (octaves(learningRate) - octaves(0.05 * batchSize)) ** 2 + 0.01 * seed;

describe('best η per B', () => {
  test('is where the mean over seeds is best, with its interval and how sharp the optimum is', () => {
    const { plan, results } = resultsOf(linear);
    const best = bestRates(plan, results, 'testLoss');
    expect(best.map(({ learningRate }) => learningRate)).toEqual([0.2, 0.4, 0.8, 1.6]);
    expect(best[0].value).toBeCloseTo(0.31, 12);
    // All seeds choose the same η: what it reaches is the same mean, x̄·e^{h/x̄} with t₂ = 4.3027, s = 0.01, n = 3.
    expect(best[0].crossFitted).toBeCloseTo(0.31, 12);
    expect(best[0].interval.high).toBeCloseTo(0.31 * Math.exp((4.30265 * 0.01) / Math.sqrt(3) / 0.31), 6);
    expect(best[0]).toMatchObject({ seeds: 3, range: { low: 0.2, high: 0.2 }, diverged: [] });
    expect(bestRates(plan, results, 'testAccuracy')[0].learningRate, 'never measured').toBeNaN();
  });
  test('flags an optimum at an end of the grid, unless it ends there because larger η diverge', () => {
    const { plan, results } = resultsOf(linear);
    expect(bestRates(plan, results, 'testLoss').map(({ edge }) => edge)).toEqual([null, null, null, 'highest']);
    const small = resultsOf(({ learningRate }) => learningRate);
    expect(bestRates(small.plan, small.results, 'testLoss').every(({ edge }) => edge === 'lowest')).toBe(true);
    const capped = resultsOf(({ learningRate, seed }) => (learningRate > 0.5 && seed === 1 ? null : -learningRate));
    const [first] = bestRates(capped.plan, capped.results, 'testLoss');
    expect(first).toMatchObject({ learningRate: 0.4, edge: null, diverged: [0.8, 1.6] });
  });
  test('a range covers all η within one standard error of the best', () => {
    const { plan, results } = resultsOf(({ learningRate, seed }) => (learningRate === 0.4 ? 0.99 : 1) + 0.1 * seed);
    // standard error 0.1/√3 = 0.058 > 0.01: all are as good
    expect(bestRates(plan, results, 'testLoss')[0].range).toEqual({ low: 0.1, high: 1.6 });
  });
  test('what new seeds reach there is read off at the η that the other seeds choose', () => {
    // Two η, three seeds: [0.1: 1 2 6] has mean 3, [0.2: 2 3 1] mean 2. Without seed 0: 4 against 2; without 1: 3.5, 1.5;
    // without 2: 1.5 against 2.5, so that seed 2 is read off at 0.1.
    const losses: Record<number, readonly number[]> = { 0.1: [1, 2, 6], 0.2: [2, 3, 1] };
    const { plan, results } = resultsOf(({ learningRate, seed }) => losses[learningRate]?.[seed] ?? 9);
    const [best] = bestRates(plan, results, 'testLoss');
    expect(best).toMatchObject({ learningRate: 0.2, value: 2, crossFitted: (2 + 3 + 6) / 3 });
    // Student's of the values there, 2, 3, 1, and at the worse end as much farther as the choice was lucky: 11/3 − 2.
    const own = positiveMeanInterval([2, 3, 1]);
    expect(best.interval).toEqual({ low: own.low, high: own.high + 11 / 3 - 2 });
  });
  test('its exponent in B is 1 for linear scaling and 0 for a fixed rate, surer for the η grid with more batch sizes', () => {
    const { plan, results } = resultsOf(linear);
    const { exponent, interval, units, unit } = rateScaling(plan, results, 'testLoss');
    expect([exponent, units, unit]).toEqual([expect.closeTo(1, 12), 3, 'seed']);
    // All seeds agree: half-width t₂/√3 times the deviation of rounding four best η to octaves, 1/√(12·5).
    expect(interval.high - 1).toBeCloseTo((4.302652729749462 / Math.sqrt(3)) * Math.sqrt(1 / 60), 10);
    const fixed = resultsOf(({ learningRate }) => (octaves(learningRate) - octaves(0.4)) ** 2);
    expect(rateScaling(fixed.plan, fixed.results, 'testLoss').exponent).toBeCloseTo(0, 12);
  });
  test('its exponent is the mean of every seed’s own', () => {
    // Seed 0 has 0.1 at the largest B (two octaves below 0.8 and more): slopes by hand from log₂ η* at log₂ B = 2 … 5.
    const { plan, results } = resultsOf((run) =>
      run.batchSize === 32 && run.seed === 0 ? (octaves(run.learningRate) - octaves(0.1)) ** 2 : linear(run),
    );
    const x = [-1.5, -0.5, 0.5, 1.5];
    const slope = (y: readonly number[]) => x.reduce((sum, dx, i) => sum + dx * y[i], 0) / 5;
    const [torn, straight] = [slope([0.2, 0.4, 0.8, 0.1].map(octaves)), slope([0.2, 0.4, 0.8, 1.6].map(octaves))];
    const { exponent, interval } = rateScaling(plan, results, 'testLoss');
    expect(exponent).toBeCloseTo((torn + 2 * straight) / 3, 12);
    expect(interval.high).toBeCloseTo(meanInterval([torn, straight, straight]).high, 10);
  });
  test('the command line and best-rates.csv say what their intervals are of', () => {
    const { plan, results } = resultsOf(linear);
    const csv = bestRatesCsv(bestRates(plan, results, 'testLoss'), 'testLoss', null).split('\r\n');
    expect(csv[0].split(',').slice(5)).toEqual([
      ...['testLoss', 'testLoss_low', 'testLoss_high', 'seeds', 'diverged_learning_rates', 'interval_of'],
      'computed_by',
    ]);
    expect(csv[1]).toContain('95 %: mean of new seeds at best_learning_rate; from 3 seeds');
    const lines = tuningLines({ ...plan, spec: { ...plan.spec, tune: 'testLoss' } }, results);
    expect(lines[1]).toMatch(
      /^ {2}B = 4: best η 0\.2, mean testLoss there 0\.31 \(new seeds: 95 % \[0\.28\d+, 0\.33\d+\]\)$/,
    );
    expect(lines.at(-1)).toMatch(
      /^ {2}mean per-seed exponent of B: 1, 95 % \[0\.679\d?, 1\.321\], 3 seeds \(linear scaling: 1\)$/,
    );
  });
  test('equally good η count with their middle; a seed of a data seed is averaged first', () => {
    const at = (learningRate: number, ...values: number[]) => ({ learningRate, values });
    expect(bestLogRate([at(0.25, 0.5), at(0.5, 0.9), at(1, 0.9), at(2, 0.7)], 'testAccuracy')).toBe(-0.5);
    expect(bestLogRate([at(0.25, 1, 5), at(0.5, 2, 2)], 'testLoss')).toBe(-1);
    expect(bestLogRate([], 'testLoss')).toBeNaN();
  });
});

describe('clocks', () => {
  test('epochs and Σ η follow what B and η were', () => {
    const schedule = {
      rate: { kind: 'linear', from: 0, to: 0.2 },
      batch: { kind: 'cyclic', baseEpochs: 1, otherEpochs: 1, factor: 2 },
    } as const;
    const plan = planOf({ schedule });
    const run = plan.runs[0];
    const [epochs, sum] = [clockOf(plan, 'epochs'), clockOf(plan, 'etaSteps')];
    // B = 4: 16 steps, then 8: 8 steps, and again
    expect([0, 16, 20, 24, 40].map((step) => epochs(run, step))).toEqual([0, 1, 1.5, 2, 3]);
    let expected = 0;
    for (let step = 0; step < 50; step++)
      expected += run.learningRate * rateFactor(schedule, plan.calendars.get(4)!, step, run.endStep);
    expect(sum(run, 50)).toBeCloseTo(expected, 12);
    expect(clockOf(planOf(), 'etaSteps')(run, 50)).toBe(50 * run.learningRate);
  });
  test.each([
    ['steps', 64],
    ['epochs', 4],
    ['etaSteps', 6.4],
  ] as const)('step 64 at η = 0.1, B = 4, N = 64 in %s is %s', (clock, expected) => {
    const plan = planOf();
    expect(clockOf(plan, clock)(plan.runs[0], 64)).toBeCloseTo(expected, 12);
  });
});

describe('runs at one time', () => {
  const plan = planOf();
  const traces = createTraceStore();
  const finished = new Map<number, FinishedRun>();
  for (const run of plan.runs) {
    const isLost = run.id === 5;
    finished.set(run.id, { run: run.id, outcome: isLost ? 'diverged' : 'budgetSpent', step: isLost ? 3 : 100 });
    for (const step of [0, 10, 100])
      traces.append([
        { run: run.id, probe: 'trainLoss', step, value: 5 + 2 * step },
        { run: run.id, probe: 'sharpness', step, value: step, error: 0.5, converged: true },
      ]);
  }
  const results = runResults(plan, traces, finished);
  test('the latest that all but diverged runs have reached', () => {
    expect(commonTime(plan, results, 'steps')).toBe(100);
    expect(commonTime(plan, results, 'epochs')).toBe(100 / 16);
    expect(commonTime(plan, results, 'etaSteps')).toBeCloseTo(10, 12);
  });
  test('a quantity that is linear in steps is read exactly, at equal epochs, steps and η·step', () => {
    for (const clock of ['steps', 'epochs', 'etaSteps'] as const) {
      const time = commonTime(plan, results, clock);
      const there = resultsAt(plan, traces, results, { clock, time });
      for (const { run, outcome, step, trainLoss, sharpness, sharpnessError } of there) {
        if (outcome === 'diverged') continue;
        const perStep = { steps: 1, epochs: 1 / Math.floor(64 / run.batchSize), etaSteps: run.learningRate }[clock];
        const exact = time / perStep;
        expect(trainLoss).toBeCloseTo(5 + 2 * exact, 9);
        expect(step).toBe(Math.ceil(exact - 1e-9));
        expect(sharpness).toBeCloseTo(exact, 9);
        expect(sharpnessError).toBe(exact > 100 - 1e-9 || exact === 10 ? 0.5 : exact > 10 ? 90.5 : 10.5);
      }
    }
  });
  test('a diverged run stays as it ended', () => {
    const there = resultsAt(plan, traces, results, { clock: 'steps', time: 50 });
    expect(there[5]).toBe(results[5]);
  });
});
