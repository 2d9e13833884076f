import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildDataset } from '../../../src/data/build-dataset.ts';
import type { Dataset } from '../../../src/data/dataset.ts';
import type { Engine } from '../../../src/engine/contract.ts';
import { parameterLayout } from '../../../src/engine/parameter-layout.ts';
import { loadSimdEngineInNode } from '../../../src/engine/simd/load-node.ts';
import { planSweep } from '../../../src/sweep/plan.ts';
import type { Sample } from '../../../src/sweep/results/trace-store.ts';
import type { RuleSpec } from '../../../src/sweep/rules/registry.ts';
import { stateBytes, stateFromBytes } from '../../../src/sweep/saved/state-bytes.ts';
import { performSegment } from '../../../src/sweep/segment/segment.ts';
import type { SegmentState } from '../../../src/sweep/segment/segment-state.ts';
import { parseSweepSpec, type SweepSpecInput } from '../../../src/sweep/spec/sweep-spec.ts';
import { deriveRun } from '../../../src/sweep/training/derive-run.ts';
import { MOMENT_RULES } from '../../support/ruled-case.ts';

const RULES: readonly RuleSpec[] = [
  { kind: 'sam', radius: 0.1 },
  { kind: 'nudged', factor: 0.1, directions: 2, refreshEpochs: 1 },
  { kind: 'svag', level: 2 },
  { kind: 'injectedNoise', shape: 'covariance' },
  { kind: 'injectedNoise', shape: 'hessian', directions: 2, refreshSteps: 4 },
  { kind: 'gradientFlow', tolerance: 1e-3, refreshSteps: 4 },
  { kind: 'centralFlow', tolerance: 0.02, directions: 6, refreshSteps: 4 },
  ...MOMENT_RULES,
  { kind: 'domSgd', directions: 2, refreshSteps: 4 },
  { kind: 'bulkSgd', directions: 2, refreshSteps: 4 },
  { kind: 'freshLabelNoise', shape: 'classes', probability: 0.2 },
];

/** Runs that end at different steps, so that rows leave the cohort; B and η follow schedules. */
const specOf = (rule: RuleSpec, change: Partial<SweepSpecInput> = {}): SweepSpecInput => ({
  version: 1,
  dataset: { source: { kind: 'moons' }, trainCount: 40, testCount: 8 },
  model: { hidden: [5] },
  rule,
  schedule: { rate: { kind: 'cosine' }, batch: { kind: 'cyclic', baseEpochs: 1, otherEpochs: 1, factor: 2 } },
  grid: { learningRates: [0.1, 0.2], batchSizes: [8], seeds: 2 },
  budget: { kind: 'etaSteps', etaSteps: 2.4 },
  measure: { tier: 'economy' },
  ...change,
});

describe.each(RULES)('a sweep by %j', (rule) => {
  let engine: Engine;
  let dataset: Dataset;
  beforeAll(async () => {
    engine = await loadSimdEngineInNode();
    dataset = await buildDataset(parseSweepSpec(specOf(rule)).dataset);
  });
  afterAll(() => engine.dispose());

  async function swept(spec: SweepSpecInput, stride: number): Promise<Sample[]> {
    const plan = planSweep(parseSweepSpec(spec), dataset);
    const program = await engine.open(plan.network, dataset);
    const samples: Sample[] = [];
    let state: SegmentState | null = null;
    do {
      const cohort = { id: 0, batchSize: 8, runs: plan.runs };
      const untilStep: number = (state?.step ?? 0) + stride;
      // As it is after it was written to a file.
      const saved = state && stateFromBytes(stateBytes(state), plan, cohort);
      const result = await performSegment(program, plan, { cohort, state: saved, untilStep });
      samples.push(...result.samples);
      state = result.state;
    } while (state !== null);
    program.dispose();
    return samples;
  }

  test('in segments of 5 steps, with runs that end on the way, has the samples of the whole, and those of runs made again', async () => {
    const spec = specOf(rule);
    const whole = await swept(spec, 1000);
    expect(await swept(spec, 5)).toEqual(whole);
    const plan = planSweep(parseSweepSpec(spec), dataset);
    const program = await engine.open(plan.network, dataset);
    for (const run of plan.runs) {
      const { theta } = await deriveRun(program, plan, { run, step: run.endStep });
      const point = await program.at(theta);
      const { loss } = await point.evaluate('train');
      const last = whole.findLast((sample) => sample.run === run.id && sample.probe === 'trainLoss')!;
      expect([last.step, last.value]).toEqual([run.endStep, loss[0]]);
      point.dispose();
    }
    expect(new Set(plan.runs.map((run) => run.endStep)).size).toBe(2);
    program.dispose();
  });

  test('trains γ and β of layer normalisations in residual blocks', async () => {
    const spec = specOf(rule, { model: { hidden: [3, 3], residual: true, normalisation: 'layer' } });
    const plan = planSweep(parseSweepSpec(spec), dataset);
    const program = await engine.open(plan.network, dataset);
    const { theta } = await deriveRun(program, plan, { run: plan.runs[0], step: 4 });
    expect(theta.every(Number.isFinite)).toBe(true);
    for (const { kind, out, weightOffset, biasOffset } of parameterLayout(plan.network).blocks) {
      if (kind !== 'norm') continue;
      expect(theta.subarray(weightOffset, biasOffset).some((scale) => scale !== 1)).toBe(true);
      expect(theta.subarray(biasOffset, biasOffset + out).some((shift) => shift !== 0)).toBe(true);
    }
    program.dispose();
  });

  test('may be where another starts, and starts from another', async () => {
    const { schedule: _constant, ...plain } = specOf(rule);
    const start = { learningRate: 0.1, batchSize: 8, steps: 7 };
    const whole = await swept({ ...plain, start: { ...start, rule } }, 1000);
    expect(whole.every(({ value }) => Number.isFinite(value))).toBe(true);
    expect(await swept({ ...plain, start: { ...start, rule } }, 3)).toEqual(whole);
    const other = await swept({ ...plain, start }, 1000);
    expect(other[0].value).not.toBe(whole[0].value);
  });
});
