import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SpecError } from '../../../../src/errors.ts';
import { boundedCost } from '../../../../src/sweep/cost/bounds.ts';
import { bytesText, costText, durationText } from '../../../../src/sweep/cost/cost-text.ts';
import { dueSteps } from '../../../../src/sweep/cost/due-steps.ts';
import { correctionOf, millisecondsOf, NO_CORRECTION, secondsOf } from '../../../../src/sweep/cost/engine-speed.ts';
import { expectedSteps, NOT_STARTED, shareOfTarget } from '../../../../src/sweep/cost/expected-steps.ts';
import { networkWork } from '../../../../src/sweep/cost/network-work.ts';
import { runCost, runCosts } from '../../../../src/sweep/cost/run-cost.ts';
import { costOn, sweepCost } from '../../../../src/sweep/cost/sweep-cost.ts';
import { byPhase, operationsOf } from '../../../../src/sweep/cost/work.ts';
import { planSweep } from '../../../../src/sweep/plan.ts';
import { logSpacedSteps } from '../../../../src/sweep/segment/evaluation-grid.ts';
import { parseSweepSpec, type SweepSpecInput } from '../../../../src/sweep/spec/sweep-spec.ts';
import { RUNS } from '../../../support/runs.ts';

const base: SweepSpecInput = {
  version: 1,
  dataset: { source: { kind: 'glyphs' }, trainCount: 256, testCount: 100 },
  model: { hidden: [8] },
  grid: { learningRates: [0.1, 0.2], batchSizes: [8, 64], seeds: 3 },
  budget: { kind: 'epochs', epochs: 100 },
};
const specOf = (change: Partial<SweepSpecInput> = {}) => parseSweepSpec({ ...base, ...change });
const planOf = (change: Partial<SweepSpecInput> = {}) => {
  const examplesOf = (count: number) => ({ count, inputs: new Float32Array(0), labels: new Uint16Array(0) });
  const dataset = { inputShape: [12, 12, 1], classes: 10, train: examplesOf(256), test: examplesOf(100) };
  return planSweep(specOf(change), dataset);
};

test('multiply-adds, units and parameters of a network are those of its layers', () => {
  expect(networkWork(planOf().network)).toEqual({
    multiplyAdds: 144 * 8 + 8 * 10,
    units: 18,
    parameters: 144 * 8 + 8 + 8 * 10 + 10,
  });
  const stem = [{ kind: 'conv', kernel: 3, channels: 2 } as const, { kind: 'avgpool', size: 2 } as const];
  const { multiplyAdds, parameters } = networkWork(planOf({ model: { hidden: [], stem } }).network);
  expect(multiplyAdds).toBe(12 * 12 * 2 * 9 + 6 * 6 * 2 * 4 + 72 * 10);
  expect(parameters).toBe(9 * 2 + 2 + 72 * 10 + 10);
});

test('due steps are counted as the segments of a run take them', () => {
  const perDecade = fc.integer({ min: 0, max: 200 });
  fc.assert(
    fc.property(fc.array(perDecade, { minLength: 1, maxLength: 4 }), fc.integer({ min: 1, max: 1e7 }), (all, end) => {
      const steps = new Set(all.flatMap((each) => logSpacedSteps(each, end)));
      steps.delete(end);
      expect(dueSteps(all)(end - 1)).toBe(steps.size);
    }),
    { numRuns: RUNS },
  );
});

describe('the cost of a spec', () => {
  test('is that of the runs of its plan, which it does not make', () => {
    const changes: Partial<SweepSpecInput>[] = [
      {},
      { budget: { kind: 'steps', steps: 777 }, measure: { tier: 'full' } },
      { schedule: { batch: { kind: 'cyclic', baseEpochs: 2, otherEpochs: 3, factor: 2 } } },
      { rule: { kind: 'sam', radius: 0.1 }, start: { learningRate: 0.1, batchSize: 8, steps: 50 } },
    ];
    for (const change of changes) {
      const plan = planOf(change);
      const cost = sweepCost(specOf(change));
      const ofRuns = plan.runs.reduce((sum, run) => sum + operationsOf(runCost(plan, run)), 0);
      expect(cost.operations / ofRuns).toBeCloseTo(1, 12);
      expect(cost.runs).toBe(plan.runs.length);
      expect(cost.steps.most).toBe(plan.runs.reduce((sum, { endStep }) => sum + endStep, 0));
    }
  });

  test('has what a rule computes itself: about as long as docs/cost-model.md found', () => {
    const shape = {
      dataset: { source: { kind: 'glyphs' as const }, trainCount: 512, testCount: 10 },
      model: { hidden: [32, 32] },
    };
    const perStep = (rule?: { kind: 'adam' } | { kind: 'muon' }) => {
      const { work, steps } = sweepCost(
        specOf({ ...shape, grid: { learningRates: [0.1], batchSizes: [32], seeds: 1 }, ...(rule && { rule }) }),
      );
      return (1e3 * work.training.operations) / steps.expected / 15e9;
    };
    // Milliseconds of a step but for the 8 µs of a call.
    expect(perStep()).toBeCloseTo(0.089, 3);
    expect(perStep({ kind: 'adam' }) - perStep()).toBeCloseTo(0.08, 2);
    expect(perStep({ kind: 'muon' })).toBeGreaterThan(1.5);
    expect(perStep({ kind: 'muon' })).toBeLessThan(3.5);
  });

  test('grows with steps, B, parameters, seeds, tiers and the gradients of a rule', () => {
    const seconds = (change: Partial<SweepSpecInput> = {}) =>
      costOn(sweepCost(specOf(change)), { engine: 'simd', workers: 1 }).seconds;
    const plain = seconds();
    const { grid } = base;
    expect(seconds({ budget: { kind: 'epochs', epochs: 1000 } })).toBeGreaterThan(4 * plain);
    expect(seconds({ grid: { ...grid, seeds: 6 } }) / plain).toBeCloseTo(2, 1);
    expect(seconds({ model: { hidden: [256] } })).toBeGreaterThan(4 * plain);
    expect(seconds({ measure: { tier: 'full' } })).toBeGreaterThan(4 * plain);
    const training = (change: Partial<SweepSpecInput>) => sweepCost(specOf(change)).work.training.operations;
    const sgd = training({ model: { hidden: [] } });
    expect(training({ model: { hidden: [] }, rule: { kind: 'sam', radius: 0.1 } }) / sgd).toBeGreaterThan(1.7);
    expect(training({ model: { hidden: [] }, rule: { kind: 'svag', level: 8 } }) / sgd).toBeGreaterThan(12);
    expect(training({ model: { hidden: [] }, rule: { kind: 'gradientFlow' } }) / sgd).toBeGreaterThan(50);
  });

  test('takes no longer for sweeps that no machine would finish', { timeout: 10_000 }, () => {
    for (let i = 0; i < 20; i++)
      sweepCost(
        specOf({
          grid: {
            learningRates: { from: 1e-3, to: 1, count: 64 },
            batchSizes: { from: 1, to: 256, count: 4 },
            seeds: 70,
          },
          budget: { kind: 'steps', steps: 100_000_000 },
          measure: { trainPerDecade: 200, testPerDecade: 200, sharpnessPerDecade: 200, tier: 'full' },
        }),
      );
  });
});

describe('a spec beyond what a machine can hold is refused before anything is made of it:', () => {
  test.each<[string, Partial<SweepSpecInput>, RegExp]>([
    [
      'data',
      { dataset: { source: { kind: 'teacher', dimension: 1024 }, trainCount: 1_000_000, testCount: 1_000_000 } },
      /^dataset: the inputs/,
    ],
    [
      'states',
      {
        model: { hidden: [512, 512, 512, 512, 512, 512] },
        grid: { learningRates: { from: 0.01, to: 1, count: 20 }, batchSizes: [8], seeds: 1000 },
      },
      /^grid: the states of all runs must take at most 69 GB/,
    ],
    [
      'samples',
      {
        grid: { learningRates: { from: 0.01, to: 1, count: 20 }, batchSizes: [8], seeds: 1000 },
        budget: { kind: 'steps', steps: 100_000_000 },
        measure: { trainPerDecade: 200, testPerDecade: 200, sharpnessPerDecade: 200 },
      },
      /^measure: all runs together must record at most 50,000,000 samples/,
    ],
    [
      'ascent steps',
      {
        dataset: { source: { kind: 'glyphs' }, trainCount: 100_000, testCount: 0 },
        model: { hidden: [512, 512] },
        grid: { learningRates: [0.1], batchSizes: ['full'], seeds: 1 },
        rule: { kind: 'sam', radius: 0.1, ascentBatch: 1 },
      },
      /^rule: the ascent steps/,
    ],
    ['steps', { budget: { kind: 'etaSteps', etaSteps: 1e14 } }, /^budget: a run must end after at most/],
  ])('%s', (_, change, message) => {
    expect(() => boundedCost(specOf(change))).toThrow(SpecError);
    expect(() => boundedCost(specOf(change))).toThrow(message);
  });
});

describe('the step at which a run is expected to end', () => {
  const budget = { kind: 'untilLoss', loss: 0.01, maxEpochs: 100 } as const;
  const runs = [
    { learningRate: 0.1, endStep: 10_000 },
    { learningRate: 0.2, endStep: 10_000 },
  ];
  test('is its cap under every budget but a target loss', () =>
    expect([...expectedSteps(runs, [NOT_STARTED, NOT_STARTED], { kind: 'steps', steps: 10_000 })]).toEqual([1e4, 1e4]));
  test('follows η·step of the runs that have come far', () => {
    const half = { step: 1000, hasEnded: false, ofTarget: 0.5 };
    const [own, other] = expectedSteps(runs, [half, NOT_STARTED], budget);
    expect(own).toBeCloseTo(2000, 6);
    expect(other).toBeCloseTo(1000, 6);
    expect([...expectedSteps(runs, [{ step: 321, hasEnded: true, ofTarget: 1 }, NOT_STARTED], budget)][0]).toBe(321);
  });
  test('is within the step reached and the cap, whatever losses a run has had', () => {
    const number = fc.double({ min: 0, max: 1e9, noNaN: false });
    fc.assert(
      fc.property(number, number, fc.integer({ min: 0, max: 10_000 }), (initial, loss, step) => {
        const ofTarget = shareOfTarget(initial, loss, 0.01);
        expect(ofTarget).toBeGreaterThanOrEqual(0);
        expect(ofTarget).toBeLessThan(1);
        const [steps] = expectedSteps(runs, [{ step, hasEnded: false, ofTarget }, NOT_STARTED], budget);
        expect(steps).toBeGreaterThanOrEqual(step);
        expect(steps).toBeLessThanOrEqual(10_000);
      }),
      { numRuns: RUNS },
    );
  });
});

describe('a correction', () => {
  const predicted = byPhase(() => 10_000);
  test('is the factor of each phase that was measured, and of all together where it was not', () => {
    const measured = { training: 20_000, losses: 10_000 };
    const found = correctionOf(measured, { training: 10_000, losses: 10_000 });
    expect(found.training).toBeCloseTo(2, 1);
    expect(found.losses).toBeCloseTo(1, 1);
    expect(found.full).toBeCloseTo(1.5, 1);
    expect(correctionOf(predicted, predicted)).toEqual(NO_CORRECTION);
  });
  test('multiplies predicted seconds', () => {
    const work = runCosts(planOf()).work(planOf().runs[0], { step: 100, hasEnded: true });
    const milliseconds = millisecondsOf(work, 'simd');
    expect(secondsOf(work, 'simd')).toBeCloseTo(Object.values(milliseconds).reduce((a, b) => a + b) / 1000, 12);
    expect(
      secondsOf(
        work,
        'simd',
        byPhase(() => 3),
      ) / secondsOf(work, 'simd'),
    ).toBeCloseTo(3, 12);
  });
});

test('costs in words are short and have their unit', () => {
  expect([0.2, 80, 100, 7000, 11_000, 2e5, 1e9, 1e300, Infinity].map((seconds) => durationText(seconds))).toEqual([
    '1 s',
    '80 s',
    '1.7 min',
    '1.9 h',
    '3.1 h',
    '2.3 days',
    '32 years',
    'more than 1,000 years',
    'more time than there is',
  ]);
  expect([10, 3.4e7, 2.1e9].map(bytesText)).toEqual(['10 B', '34 MB', '2.1 GB']);
  const cost = sweepCost(specOf());
  expect(costText(cost, { seconds: 11_000, bytes: 2.1e9 })).toBe(
    'about 3.1 h on this machine and 2.1 GB: 12 runs of up to 3,200 steps',
  );
});
