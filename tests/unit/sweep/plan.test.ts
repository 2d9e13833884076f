import { describe, expect, test } from 'vitest';
import { resolveNetwork } from '../../../src/engine/model.ts';
import { cohortsOf, planSweep } from '../../../src/sweep/plan.ts';
import { logSpacedSteps } from '../../../src/sweep/segment/evaluation-grid.ts';
import { parseSweepSpec } from '../../../src/sweep/spec/sweep-spec.ts';
import { runById } from '../../../src/sweep/sweep-plan.ts';
import { calendarOf } from '../../../src/sweep/training/calendar.ts';
import { endStepOf } from '../../../src/sweep/training/end-step.ts';

const examples = (count: number) => ({ count, inputs: new Float32Array(count * 4), labels: new Uint16Array(count) });
const dataset = { inputShape: [4], classes: 3, train: examples(100), test: examples(10) };
const spec = parseSweepSpec({
  version: 1,
  dataset: {},
  model: { hidden: [5] },
  grid: { learningRates: [0.1, 0.2], batchSizes: [10, 'full'], seeds: 3 },
  budget: { kind: 'epochs', epochs: 7 },
});

describe('planSweep', () => {
  const plan = planSweep(spec, dataset);
  test('has one run per η, B and seed, by B, then η, then seed, numbered in order', () => {
    expect(plan.runs).toHaveLength(2 * 2 * 3);
    expect(plan.runs.map((run) => run.id)).toEqual([...plan.runs.keys()]);
    expect(plan.runs[4]).toEqual({ id: 4, batchSize: 10, learningRate: 0.2, seed: 1, endStep: 70 });
    expect(plan.runs.at(-1)).toMatchObject({ batchSize: 100, endStep: 7 });
  });
  test('gives its runs by their ids, and none by another', () => {
    expect(runById(plan, 4)).toBe(plan.runs[4]);
    for (const id of [-1, 0.5, 12])
      expect(() => runById(plan, id)).toThrow(`run: its id must be an integer in [0, 12), got ${id}.`);
  });
  test('counts parameters: 4·5 + 5 + 5·3 + 3', () => expect(plan.parameters).toBe(43));
  test('cohorts share B, hold every run once and are no larger than asked', () => {
    const cohorts = cohortsOf(plan, 4);
    expect(cohorts.map((cohort) => cohort.runs.length)).toEqual([4, 2, 4, 2]);
    expect(cohorts.flatMap((cohort) => cohort.runs)).toEqual(plan.runs);
    for (const { batchSize, runs } of cohorts) expect(runs.every((run) => run.batchSize === batchSize)).toBe(true);
  });
  test('refuses a batch larger than the training set, naming it', () => {
    const tooLarge = { ...spec, grid: { ...spec.grid, batchSizes: [10, 101] } };
    expect(() => planSweep(tooLarge, dataset)).toThrow('at most the number of training examples, 100, got 101');
  });
});

test.each([
  [{ kind: 'steps', steps: 50 }, 50],
  [{ kind: 'epochs', epochs: 3 }, 3 * 3],
  [{ kind: 'etaSteps', etaSteps: 5 }, 25],
  [{ kind: 'untilLoss', loss: 0.1, maxEpochs: 4 }, 4 * 3],
] as const)('a budget of %o ends at step %i', (budget, end) => {
  expect(endStepOf(budget, { learningRate: 0.2, calendar: calendarOf(100, 30) })).toBe(end);
});

describe('logSpacedSteps', () => {
  test('starts at 0, ends at the end, ascends, and has the asked density far out', () => {
    const steps = logSpacedSteps(24, 100_000);
    expect(steps[0]).toBe(0);
    expect(steps.at(-1)).toBe(100_000);
    expect(steps.every((step, i) => i === 0 || step > steps[i - 1])).toBe(true);
    const lastDecade = steps.filter((step) => step >= 10_000 && step < 100_000).length;
    expect(Math.abs(lastDecade - 24)).toBeLessThanOrEqual(1);
  });
  test('a longer end only appends, but for the end itself', () => {
    expect(logSpacedSteps(8, 1000).slice(0, -1)).toEqual(logSpacedSteps(8, 5000).filter((step) => step < 1000));
  });
  test('0 per decade means start and end only', () => expect(logSpacedSteps(0, 9)).toEqual([0, 9]));
});

describe('resolveNetwork', () => {
  const model = { ...spec.model, hidden: [8] };
  test('follows the image through the stem', () => {
    const stem = [
      { kind: 'conv', kernel: 3, channels: 4 },
      { kind: 'avgpool', size: 2 },
    ] as const;
    const { layers } = resolveNetwork({ ...model, stem: [...stem] }, [6, 6, 1], 3);
    expect(layers[0]).toMatchObject({ kind: 'conv', in: 1, out: 4, height: 6, width: 6 });
    expect(layers[1]).toMatchObject({ kind: 'avgpool', channels: 4 });
    expect(layers[2]).toMatchObject({ kind: 'dense', in: 3 * 3 * 4, out: 8 });
    expect(layers[3]).toMatchObject({ kind: 'dense', in: 8, out: 3, activation: 'linear' });
  });
  test('says why a stem does not fit', () => {
    const stem = [{ kind: 'avgpool' as const, size: 4 as const }];
    expect(() => resolveNetwork({ ...model, stem }, [4], 3)).toThrow('needs images');
    expect(() => resolveNetwork({ ...model, stem }, [6, 6, 1], 3)).toThrow('got size 4 on 6×6');
  });
});
