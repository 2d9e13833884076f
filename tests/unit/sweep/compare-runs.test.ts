import { describe, expect, test } from 'vitest';
import { bestRates } from '../../../src/sweep/best-rate.ts';
import { clockOf } from '../../../src/sweep/clock.ts';
import { planSweep, type Run } from '../../../src/sweep/plan.ts';
import { rateExponent, rateScaling } from '../../../src/sweep/rate-scaling.ts';
import { rateFactor } from '../../../src/sweep/rate-schedule.ts';
import { runResults } from '../../../src/sweep/results.ts';
import { commonTime, resultsAt } from '../../../src/sweep/results-at.ts';
import type { FinishedRun, Outcome } from '../../../src/sweep/run-status.ts';
import { parseSweepSpec, type SweepSpecInput } from '../../../src/sweep/spec.ts';
import { createTraceStore } from '../../../src/sweep/trace-store.ts';

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
    // t₂ = 4.3027, s = 0.01, n = 3
    expect(best[0].interval.high).toBeCloseTo(0.31 + (4.30265 * 0.01) / Math.sqrt(3), 6);
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
  test('its exponent in B is 1 for linear scaling and 0 for a fixed rate, with an interval over seeds', () => {
    const { plan, results } = resultsOf(linear);
    expect(rateExponent(bestRates(plan, results, 'testLoss'))).toBeCloseTo(1, 12);
    const { interval } = rateScaling(plan, results, 'testLoss');
    expect([interval?.low, interval?.high]).toEqual([expect.closeTo(1, 12), expect.closeTo(1, 12)]);
    const fixed = resultsOf(({ learningRate }) => (octaves(learningRate) - octaves(0.4)) ** 2);
    expect(rateExponent(bestRates(fixed.plan, fixed.results, 'testLoss'))).toBeCloseTo(0, 12);
    // Seeds that disagree by an octave at the largest B: an exponent that is not sure.
    const torn = resultsOf((run) =>
      run.batchSize === 32 && run.seed === 0 ? 3 * linear({ ...run, batchSize: 8 }) : linear(run),
    );
    const wide = rateScaling(torn.plan, torn.results, 'testLoss').interval;
    expect(wide!.high - wide!.low).toBeGreaterThan(0.05);
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
      for (const { run, outcome, step, trainLoss, sharpness, sharpnessResidual } of there) {
        if (outcome === 'diverged') continue;
        const perStep = { steps: 1, epochs: 1 / Math.floor(64 / run.batchSize), etaSteps: run.learningRate }[clock];
        const exact = time / perStep;
        expect(trainLoss).toBeCloseTo(5 + 2 * exact, 9);
        expect(step).toBe(Math.ceil(exact - 1e-9));
        expect(sharpness).toBeCloseTo(exact, 9);
        expect(sharpnessResidual).toBe(exact > 100 - 1e-9 || exact === 10 ? 0.5 : exact > 10 ? 90.5 : 10.5);
      }
    }
  });
  test('a diverged run stays as it ended', () => {
    const there = resultsAt(plan, traces, results, { clock: 'steps', time: 50 });
    expect(there[5]).toBe(results[5]);
  });
});
