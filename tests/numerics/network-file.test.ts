import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Dataset } from '../../src/data/dataset.ts';
import type { Engine, Program } from '../../src/engine/contract.ts';
import { parameterArrays } from '../../src/engine/network-file/parameter-arrays.ts';
import { readNetworkFile } from '../../src/engine/network-file/read-network-file.ts';
import { writeSafetensors } from '../../src/engine/network-file/write-safetensors.ts';
import { loadSimdEngineInNode } from '../../src/engine/simd/load-node.ts';
import { parseReferenceFile } from '../../src/probes/reference/reference-file.ts';
import { SCALAR_PROBE_IDS, SCALAR_PROBES, type ScalarProbeId, scalarProbe } from '../../src/probes/scalar/registry.ts';
import type { ProbeNeed } from '../../src/probes/scalar/scalar-probe.ts';
import { completeRun } from '../../src/sweep/export-run/complete-run.ts';
import { checkpointSteps, deriveRecorded } from '../../src/sweep/export-run/derived-run.ts';
import { exportRun } from '../../src/sweep/export-run/export-run.ts';
import { replayBatches } from '../../src/sweep/export-run/replay-batches.ts';
import { measureNetwork } from '../../src/sweep/network/measure-network.ts';
import { planSweep } from '../../src/sweep/plan.ts';
import { performSegment, type SegmentRequest } from '../../src/sweep/segment/segment.ts';
import { parseSweepSpec } from '../../src/sweep/spec/sweep-spec.ts';
import type { SweepPlan } from '../../src/sweep/sweep-plan.ts';
import { deriveRun } from '../../src/sweep/training/derive-run.ts';
import { expectWithin } from '../support/expect-within.ts';
import { denseNetwork, randomProblem } from '../support/oracle/random-problem.ts';

const { dataset } = randomProblem({ network: denseNetwork([4, 6, 3], 'tanh', 'crossEntropy'), N: 24, seed: 5 });
const STEPS = 90;

const planOf = (change: object = {}): SweepPlan =>
  planSweep(
    parseSweepSpec({
      version: 1,
      dataset: {},
      model: { hidden: [6], activation: 'gelu' },
      update: { momentum: 0.9, nesterov: true, weightDecay: 0.01 },
      grid: { learningRates: [0.02, 0.05], batchSizes: [5], seeds: 2 },
      budget: { kind: 'steps', steps: STEPS },
      ...change,
    }),
    dataset,
  );

let engine: Engine;
const programs: Program[] = [];
const openProgram = async (plan: SweepPlan, on: Dataset = dataset) => {
  const program = await engine.open(plan.network, on);
  programs.push(program);
  return program;
};
beforeAll(async () => {
  engine = await loadSimdEngineInNode();
});
afterAll(() => {
  for (const program of programs) program.dispose();
  engine.dispose();
});

describe('a derived run (simd)', () => {
  test.each([{}, { sampling: 'withReplacement' }, { update: {} }])(
    'has the bits that a segment of a sweep reached at that step: %j',
    async (change) => {
      const plan = planOf(change);
      const program = await openProgram(plan);
      const cohort = { id: 0, batchSize: 5, runs: plan.runs };
      let state: SegmentRequest['state'] = null;
      for (const untilStep of [3, 17, 61]) {
        state = (await performSegment(program, plan, { cohort, state, untilStep })).state;
        for (const [row, run] of plan.runs.entries()) {
          const derived = await deriveRun(program, plan, { run, step: untilStep });
          const of = (values: Float32Array) => values.slice(row * plan.parameters, (row + 1) * plan.parameters);
          expect(derived.step).toBe(untilStep);
          expect(derived.theta).toEqual(of(state!.theta));
          expect(derived.velocity).toEqual(of(state!.velocity));
        }
      }
    },
  );

  test('its batches are those of the whole schedule, whatever stretches they are made in', () => {
    const plan = planOf();
    const all = replayBatches(plan, plan.runs[0], STEPS).batches;
    expect(all.slice(0, 7)).toEqual(replayBatches(plan, plan.runs[0], 7).batches);
    // Four batches of 5 in an epoch of 24: no example twice
    expect(new Set(all.slice(0, 4).flatMap((batch) => [...batch])).size).toBe(20);
  });

  test('completed alone it has the result that it has in the cohort', async () => {
    const plan = planOf();
    const program = await openProgram(plan);
    const whole = await performSegment(program, plan, {
      cohort: { id: 0, batchSize: 5, runs: plan.runs },
      state: null,
      untilStep: STEPS,
    });
    const result = await completeRun(program, plan, plan.runs[2]);
    const sample = (probe: string) =>
      whole.samples.find((sample) => sample.run === 2 && sample.step === STEPS && sample.probe === probe)?.value;
    expect([result.outcome, result.step]).toEqual(['budgetSpent', STEPS]);
    expect([result.trainLoss, result.sharpness]).toEqual([sample('trainLoss'), sample('sharpness')]);
  });
});

describe('checkpoints of an exported run', () => {
  test.each([
    [0, [0]],
    [1, [0, 1]],
    [8, [0, 1, 2, 4, 8]],
    [9, [0, 1, 2, 4, 8, 9]],
  ])('of %i steps', (end, steps) => expect(checkpointSteps(end)).toEqual(steps));

  test('are tight where the run forgets roundings, wide where it magnifies them', async () => {
    const plan = planOf({ update: {}, grid: { learningRates: [0.05, 6], batchSizes: [24], seeds: 1 } });
    const program = await openProgram(plan);
    const tolerances = [];
    for (const run of plan.runs) {
      const result = await completeRun(program, plan, run);
      const { checkpoints } = await deriveRecorded(program, plan, result);
      expect(checkpoints.at(-1)).toMatchObject({ step: result.step, loss: result.trainLoss });
      tolerances.push(checkpoints.at(-1)!.tolerance / result.trainLoss);
    }
    expect(tolerances[0]).toBeLessThan(1e-4);
    expect(tolerances[1]).toBeGreaterThan(10 * tolerances[0]);
  });

  test('a recorded loss that the run does not reach is refused', async () => {
    const plan = planOf();
    const program = await openProgram(plan);
    const result = await completeRun(program, plan, plan.runs[0]);
    await expect(deriveRecorded(program, plan, { ...result, trainLoss: result.trainLoss + 0.01 })).rejects.toThrow(
      /run 0: recomputed, its training loss after 90 steps must be the recorded/,
    );
  });
});

describe('an exported run', () => {
  test.each(['npz', 'safetensors'] as const)('as %s is a network file: weights, data and notes', async (format) => {
    const plan = planOf();
    const run = plan.runs[3];
    const { files, result, batchBytes } = await exportRun(engine, { plan, dataset, run, format });
    expect(Object.keys(files)).toEqual([`run.${format}`, 'replay.py']);
    expect(batchBytes).toBe(4 * STEPS * 5);
    const file = readNetworkFile({ name: 'run', bytes: files[`run.${format}`] });
    const program = await openProgram(plan);
    const end = await deriveRun(program, plan, { run, step: STEPS });
    const start = await deriveRun(program, plan, { run, step: 0 });
    expect(file.network).toEqual(plan.network);
    expect(file.parameters).toEqual(end.theta);
    expect(file.initial).toEqual(start.theta);
    expect(file.dataset.train).toEqual(dataset.train);
    expect(file.dataset.test).toEqual(dataset.test);
    expect(file).toMatchObject({ batchSize: 5, seed: run.seed, step: STEPS });
    const { quantities } = await measureNetwork(engine, file, { probes: ['trainLoss', 'testAccuracy'] });
    expect(quantities.find(({ id }) => id === 'trainLoss')?.value).toBe(result.trainLoss);
    expect(quantities.find(({ id }) => id === 'testAccuracy')?.value).toBe(result.testAccuracy);
  });

  test('no name of a sweep can leave its place in the script', async () => {
    const name = `""" '''\\ "); import os # \n\u2028é`;
    const plan = planOf({ name });
    const { files } = await exportRun(engine, { plan, dataset, run: plan.runs[0], format: 'npz' });
    const script = new TextDecoder().decode(files['replay.py']);
    expect(script.split('\n').filter((line) => line.includes('import os'))).toEqual([
      `    "sweep": ${JSON.stringify(plan.spec.name)},`,
    ]);
  });
});

describe('measuring a network', () => {
  const reference = parseReferenceFile(JSON.parse(readFileSync('tests/reference/mlp-tanh-ce.json', 'utf8')));
  const { network, dataset: data, parameters } = reference;
  const int = (values: Uint16Array) => Int32Array.from(values);
  const tensors = [
    ...parameterArrays(network, Float32Array.from(parameters)),
    { name: 'x_train', shape: [data.train.count, ...data.inputShape], values: data.train.inputs },
    { name: 'y_train', shape: [data.train.count], values: int(data.train.labels) },
  ];
  const fileOf = (metadata: Record<string, string>) =>
    readNetworkFile({ name: 'net', bytes: writeSafetensors(tensors, { activation: 'tanh', ...metadata }) });

  test('oracle: the eigenvalues, traces and norms of its reference file, within what each probe claims', async () => {
    const { quantities } = await measureNetwork(engine, fileOf({}));
    const expected = reference.atStart as Record<string, number> & { hessianEigenvalues: readonly number[] };
    const pairs = {
      trainLoss: expected.loss,
      sharpness: expected.hessianEigenvalues[0],
      hessianSecond: expected.hessianEigenvalues[1],
      hessianSmallest: expected.hessianSmallest,
      gradientNormSquared: expected.gradientNormSquared,
      covarianceTrace: expected.gradientCovarianceTrace,
      covarianceTop: expected.gradientCovarianceTop,
    };
    for (const [id, value] of Object.entries(pairs)) {
      const found = quantities.find((quantity) => quantity.id === id)!;
      expectWithin(found.value, value, found.error);
    }
  });

  test('what the file does not hold enough for is left out, with the reason; the rest is there', async () => {
    const { quantities, omitted, testExamples } = await measureNetwork(engine, fileOf({}));
    expect(omitted.map(({ id }) => id)).toEqual([
      'testLoss',
      'testAccuracy',
      'distance',
      'stepLength',
      'stepCosine',
      'batchSharpness',
      'stepTopFraction',
      'preconditionedSharpness',
    ]);
    expect(testExamples).toBe(0);
    const left = SCALAR_PROBE_IDS.filter((id) => !omitted.some((other) => other.id === id));
    expect(quantities.map(({ id }) => id)).toEqual(left);
    expect(left.slice(0, 3)).toEqual(['trainLoss', 'trainAccuracy', 'sharpness']);
    for (const { value, error } of quantities) expect(Number.isFinite(value) && error >= 0).toBe(true);
  });

  test('a quantity is called as its probe is, and has an estimate and nothing else', async () => {
    for (const quantity of (await measureNetwork(engine, fileOf({}))).quantities) {
      const { id, symbol, label, unit } = scalarProbe(quantity.id);
      expect(quantity).toMatchObject({ id, symbol, label, unit });
      expect(Object.keys(quantity)).toEqual([
        ...['id', 'symbol', 'label', 'unit'],
        ...['value', 'error', 'certainty', 'converged'],
      ]);
    }
  });

  describe('a probe is left out exactly where the file lacks what it needs', () => {
    const whole = [
      ...tensors,
      ...parameterArrays(network, Float32Array.from(parameters).fill(0.5), 'initial.'),
      ...parameterArrays(network, Float32Array.from(parameters), 'velocity.'),
      { name: 'x_test', shape: [data.train.count, ...data.inputShape], values: data.train.inputs },
      { name: 'y_test', shape: [data.train.count], values: int(data.train.labels) },
    ];
    test.each<[ProbeNeed, RegExp, string]>([
      ['testExamples', /^[xy]_test$/, 'test examples'],
      ['initial', /^initial\./, 'initial weights'],
      ['lastStep', /^velocity\./, 'last step'],
      ['batchSize', /^$/, 'batch size'],
      ['ahead', /^$/, 'not those of the next steps'],
      ['preconditioner', /^$/, 'divides its steps by'],
    ])('%s', async (lacking, arrays, reason) => {
      const held = whole.filter(({ name }) => !arrays.test(name));
      const notes = { activation: 'tanh', ...(lacking !== 'batchSize' && { batch_size: '3' }) };
      const file = readNetworkFile({ name: 'net', bytes: writeSafetensors(held, notes) });
      const probes = SCALAR_PROBES.filter(({ needs }) => needs).map(({ id }) => id);
      const { quantities, omitted } = await measureNetwork(engine, file, { probes });
      const without = (id: ScalarProbeId) =>
        scalarProbe(id).needs!.some((need) => [lacking, 'ahead', 'preconditioner'].includes(need));
      expect(omitted.map(({ id }) => id)).toEqual(probes.filter(without));
      expect(quantities.map(({ id }) => id)).toEqual(probes.filter((id) => !without(id)));
      for (const { id, reason: said } of omitted)
        if (scalarProbe(id).needs!.includes(lacking)) expect(said).toContain(reason);
      for (const { value } of quantities) expect(Number.isFinite(value)).toBe(true);
    });
  });

  test('a batch larger than the data is refused; a signal stops it', async () => {
    await expect(measureNetwork(engine, fileOf({ batch_size: '1000' }))).rejects.toThrow(
      /batch_size: it must be at most/,
    );
    const signal = AbortSignal.abort(new Error('enough'));
    await expect(measureNetwork(engine, fileOf({}), { signal })).rejects.toThrow('enough');
  });
});
