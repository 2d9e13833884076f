import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildDataset } from '../../src/data/build-dataset.ts';
import type { Dataset } from '../../src/data/dataset.ts';
import { batchSchedule } from '../../src/engine/batch-order.ts';
import type { CohortState, Engine, Program } from '../../src/engine/contract.ts';
import { initialParameters } from '../../src/engine/initial-parameters.ts';
import { loadSimdEngineInNode } from '../../src/engine/simd/load-node.ts';
import { SpecError } from '../../src/errors.ts';
import { planSweep } from '../../src/sweep/plan.ts';
import type { Sample } from '../../src/sweep/results/trace-store.ts';
import { performSegment } from '../../src/sweep/segment/segment.ts';
import type { SegmentState } from '../../src/sweep/segment/segment-state.ts';
import { parseSweepSpec, type SweepSpecInput } from '../../src/sweep/spec/sweep-spec.ts';
import { deriveRun } from '../../src/sweep/training/derive-run.ts';
import { forkSpec, settingAt } from '../../src/sweep/training/fork.ts';

const BASE: SweepSpecInput = {
  version: 1,
  dataset: { source: { kind: 'moons' }, trainCount: 48, testCount: 16 },
  model: { hidden: [6] },
  update: { momentum: 0.5 },
  grid: { learningRates: [0.2], batchSizes: [8], seeds: [3, 4] },
  budget: { kind: 'steps', steps: 40 },
  measure: { tier: 'economy' },
};
/** The first 25 steps of BASE, written out as a start: 25 is not a whole number of epochs of 6 steps. */
const FIRST = { learningRate: 0.2, batchSize: 8, steps: 25, update: { momentum: 0.5 } } as const;

let engine: Engine;
let dataset: Dataset;
let program: Program;
beforeAll(async () => {
  engine = await loadSimdEngineInNode();
  const spec = parseSweepSpec(BASE);
  dataset = await buildDataset(spec.dataset);
  program = await engine.open(planSweep(spec, dataset).network, dataset);
});
afterAll(() => engine.dispose());

const planOf = (change: Partial<SweepSpecInput>) => planSweep(parseSweepSpec({ ...BASE, ...change }), dataset);
/** A program of its own, so that nothing is remembered from other tests. */
const fresh = () => engine.open(planOf({}).network, dataset);

/** A whole sweep of one cohort in segments of `stride` steps. */
async function swept(
  change: Partial<SweepSpecInput>,
  stride: number,
): Promise<{ samples: Sample[]; last: SegmentState | null }> {
  const plan = planOf(change);
  const own = await fresh();
  const cohort = { id: 0, batchSize: plan.batchSizes[0], runs: plan.runs };
  const samples: Sample[] = [];
  let state: SegmentState | null = null;
  let last: SegmentState | null = null;
  try {
    do {
      const untilStep: number = (state?.step ?? 0) + stride;
      const result = await performSegment(own, plan, { cohort, state, untilStep });
      samples.push(...result.samples);
      state = result.state;
      last = state ?? last;
    } while (state !== null);
  } finally {
    own.dispose();
  }
  return { samples, last };
}

const bits = ({ theta, velocity }: CohortState) => [[...theta], [...velocity]];

describe('a sweep without a start', () => {
  test('has a row of its own for every run, whatever its seed', async () => {
    const { samples } = await swept({ grid: { learningRates: [0.1, 0.2], batchSizes: [8], seeds: [3, 4] } }, 1000);
    const ends = samples.filter(({ probe, step }) => probe === 'trainLoss' && step === 40).map(({ value }) => value);
    expect(new Set(ends).size).toBe(4);
  });
});

describe('a start from step 25 of another run', () => {
  test('that changes nothing goes on as that run, bit for bit', async () => {
    const whole = planOf({});
    const forked = planOf({ start: FIRST });
    for (const index of [0, 1]) {
      const original = await deriveRun(program, whole, { run: whole.runs[index], step: 40 });
      const fork = await deriveRun(program, forked, { run: forked.runs[index], step: 15 });
      expect(bits(fork)).toEqual(bits(original));
    }
  });
  test('that starts itself from step 10 of a third one, likewise', async () => {
    const whole = planOf({});
    const start = { ...FIRST, steps: 15, start: { ...FIRST, steps: 10 } };
    const forked = planOf({ start });
    const original = await deriveRun(program, whole, { run: whole.runs[1], step: 40 });
    expect(bits(await deriveRun(program, forked, { run: forked.runs[1], step: 15 }))).toEqual(bits(original));
  });
  test('with another B and η is that many steps of those, from there', async () => {
    const plan = planOf({ start: FIRST, grid: { learningRates: [0.1], batchSizes: [12], seeds: [4] } });
    const whole = planOf({});
    const at = await deriveRun(program, whole, { run: whole.runs[1], step: 25 });
    const order = { sampling: 'epochs', examples: 48, batchSize: 12, seeds: [4] } as const;
    const settings = { update: plan.spec.update, learningRates: Float32Array.of(0.1) };
    const byHand = await program.advance(settings, at, batchSchedule(order, 25, 32));
    expect(bits(await deriveRun(program, plan, { run: plan.runs[0], step: 7 }))).toEqual(bits(byHand.state));
  });
  test('of one seed puts all runs there', async () => {
    const plan = planOf({ start: { ...FIRST, seed: 9 } });
    const states = await Promise.all(plan.runs.map((run) => deriveRun(program, plan, { run, step: 0 })));
    expect(bits(states[0])).toEqual(bits(states[1]));
    const other = planOf({ grid: { ...BASE.grid, seeds: [9] } });
    expect(bits(states[0])).toEqual(bits(await deriveRun(program, other, { run: other.runs[0], step: 25 })));
  });
  test('gives the same samples however it is cut, and those of the derived run', async () => {
    const change = { start: FIRST, grid: { learningRates: [0.1, 0.2], batchSizes: [8], seeds: [3, 4] } };
    const { samples } = await swept(change, 1000);
    for (const stride of [1, 7, 26]) expect((await swept(change, stride)).samples).toEqual(samples);
    const plan = planOf(change);
    const { theta } = await deriveRun(program, plan, { run: plan.runs[2], step: 40 });
    const point = await program.at(theta);
    const { loss } = await point.evaluate('train');
    point.dispose();
    expect(samples.find(({ run, step, probe }) => run === 2 && step === 40 && probe === 'trainLoss')?.value).toBe(
      loss[0],
    );
  });
  test('measures its distance from there', async () => {
    const { samples } = await swept({ start: FIRST }, 10);
    const distances = samples.filter(({ probe, run }) => probe === 'distance' && run === 0);
    expect(distances[0]).toMatchObject({ step: 0, value: 0 });
    expect(distances.at(-1)!.value).toBeGreaterThan(0);
  });
  test('is lost above its initial loss times the factor, not above that of its start', async () => {
    // The start has fitted the data; η = 1e3 then throws it out: far above the start's loss at once.
    const start = { ...FIRST, steps: 400, budget: { kind: 'steps', steps: 400 } } as const;
    const { last } = await swept({ start, budget: { kind: 'steps', steps: 2 } }, 1);
    const initial = initialParameters(planOf({}).network, planOf({}).spec.model, 3);
    const point = await program.at(initial);
    expect(last?.watched[0].initialLoss).toBe((await point.evaluate('train')).loss[0]);
    point.dispose();
  });
  test('is refused where it cannot be', () => {
    expect(() => planOf({ start: { ...FIRST, batchSize: 64 } })).toThrow(SpecError);
    expect(() => planOf({ start: { ...FIRST, budget: { kind: 'steps', steps: 20 } } })).toThrow(/at most the 20/);
    expect(() => planOf({ start: { ...FIRST, steps: 0 } })).toThrow(/start\.steps/);
  });
});

describe('a fork of a run', () => {
  const run40 = { step: 25, steps: 15 };
  test('with its own setting and seed is that run gone on, bit for bit, also from a fork', async () => {
    const whole = planOf({});
    const run = whole.runs[1];
    const same = { learningRates: [0.2], batchSizes: [8], seeds: [4] };
    const forked = planSweep(forkSpec(whole, run, 10, { ...same, steps: 30 }), dataset);
    const again = planSweep(forkSpec(forked, forked.runs[0], 15, { ...same, steps: 15 }), dataset);
    const original = await deriveRun(program, whole, { run, step: 40 });
    expect(bits(await deriveRun(program, forked, { run: forked.runs[0], step: 30 }))).toEqual(bits(original));
    expect(bits(await deriveRun(program, again, { run: again.runs[0], step: 15 }))).toEqual(bits(original));
  });
  test('is a spec like any other: a link carries it', () => {
    const whole = planOf({ schedule: { rate: { kind: 'cosine' } }, rule: { kind: 'sam', radius: 0.1 } });
    const fork = forkSpec(whole, whole.runs[0], run40.step, {
      learningRates: [0.1, 0.4],
      batchSizes: [4, 16],
      seeds: [3, 5],
      steps: run40.steps,
    });
    expect(parseSweepSpec(JSON.parse(JSON.stringify(fork)))).toEqual(fork);
    expect(fork.start).toMatchObject({ schedule: { rate: { kind: 'cosine' } }, rule: { kind: 'sam' }, steps: 25 });
    expect(fork.schedule).toBeUndefined();
    expect(planSweep(fork, dataset).runs).toHaveLength(8);
  });
  test('knows η and B where it leaves', () => {
    const schedule = { rate: { kind: 'linear' }, batch: { kind: 'step', everyEpochs: 2, factor: 2 } } as const;
    const plan = planOf({ schedule });
    // B = 8: 6 steps an epoch, two epochs; then 16
    expect(settingAt(plan, plan.runs[0], 10)).toEqual({ learningRate: expect.closeTo(0.2 * 0.75, 12), batchSize: 8 });
    expect(settingAt(plan, plan.runs[0], 12).batchSize).toBe(16);
  });
});

describe('schedules', () => {
  test('of η and B together are steps of each η and B, one by one', async () => {
    const schedule = {
      rate: { kind: 'linear', from: 0.25, to: 0.1 },
      warmupEpochs: 1,
      batch: { kind: 'cyclic', baseEpochs: 1, otherEpochs: 2, factor: 2 },
    } as const;
    const plan = planOf({ schedule });
    const run = plan.runs[1];
    let state: CohortState = {
      step: 0,
      theta: initialParameters(plan.network, plan.spec.model, run.seed),
      velocity: new Float32Array(plan.parameters),
    };
    // Epoch 0 has 6 steps of 8, epochs 1 and 2 have 3 of 16 each; then 6 of 8 again, …
    const epochs = [8, 16, 16, 8, 16, 16, 8, 16, 16, 8];
    let [step, epoch] = [0, 0];
    for (const batchSize of epochs) {
      const perEpoch = 48 / batchSize;
      for (let within = 0; within < perEpoch && step < 40; within++, step++) {
        const done = step / 40;
        const decay = done <= 0.25 ? 1 : 1 - (0.9 * (done - 0.25)) / 0.75;
        const rate = 0.2 * (decay * Math.min(1, (step + 1) / 6));
        const order = { sampling: 'epochs', examples: 48, batchSize, seeds: [run.seed] } as const;
        const batches = batchSchedule(order, epoch * perEpoch + within, epoch * perEpoch + within + 1);
        const settings = { update: plan.spec.update, learningRates: Float32Array.of(rate) };
        state = (await program.advance(settings, state, batches)).state;
      }
      epoch++;
    }
    expect(step).toBe(40);
    const derived = await deriveRun(program, plan, { run, step: 40 });
    // η is rounded to f32 once here and there; the two f64 forms of it may differ in the last bit.
    derived.theta.forEach((value, i) => void expect(Math.abs(value - state.theta[i])).toBeLessThan(1e-5));
  });
  test('give the same samples however they are cut', async () => {
    const schedule = { rate: { kind: 'cosine' }, batch: { kind: 'step', everyEpochs: 2, factor: 2 } } as const;
    const change = { schedule, budget: { kind: 'epochs', epochs: 9 } } as const;
    const { samples } = await swept(change, 1000);
    expect((await swept(change, 5)).samples).toEqual(samples);
    expect(Math.max(...samples.map(({ step }) => step))).toBe(2 * 6 + 2 * 3 + 5);
  });
});
