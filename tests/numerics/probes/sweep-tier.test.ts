import { describe, expect, test } from 'vitest';
import type { Engine } from '../../../src/engine/contract.ts';
import { loadSimdEngineInNode } from '../../../src/engine/simd/load-node.ts';
import { TIER_ORDER } from '../../../src/probes/scalar/tiers.ts';
import { planSweep } from '../../../src/sweep/plan.ts';
import { recordedOfTier } from '../../../src/sweep/recorded-probes.ts';
import { inSampleOrder, type Sample } from '../../../src/sweep/results/trace-store.ts';
import { faultOfSamples } from '../../../src/sweep/saved/due-samples.ts';
import { performSegment, type SegmentRequest } from '../../../src/sweep/segment/segment.ts';
import { parseSweepSpec } from '../../../src/sweep/spec/sweep-spec.ts';
import { deriveRun } from '../../../src/sweep/training/derive-run.ts';
import { denseNetwork, randomProblem } from '../../support/oracle/random-problem.ts';

const { dataset } = randomProblem({ network: denseNetwork([4, 6, 3], 'tanh', 'crossEntropy'), N: 24, seed: 5 });
const STEPS = 40;
/** What tiers add to what every sweep records. */
const TIERED = TIER_ORDER.flatMap((tier) => recordedOfTier({ rule: undefined }, tier));

/** Settings of Adam in place of those of SGD with momentum. */
const ADAM = { rule: { kind: 'adam' }, update: {} } as const;

function planOf(tier: 'sharpness' | 'economy' | 'standard' | 'full', change: object = {}) {
  const spec = parseSweepSpec({
    version: 1,
    dataset: {},
    model: { hidden: [6] },
    update: { momentum: 0.5 },
    // η = 40 diverges
    grid: { learningRates: [0.1, 40], batchSizes: [4], seeds: 1 },
    budget: { kind: 'steps', steps: STEPS },
    measure: { tier, patienceEpochs: 2, trainPerDecade: 4, testPerDecade: 0, sharpnessPerDecade: 1 },
    ...change,
  });
  return planSweep(spec, dataset);
}

async function swept(
  engine: Engine,
  tier: 'sharpness' | 'economy' | 'standard' | 'full',
  cuts: readonly number[],
  { change, ...atOnce }: { runsAtOnce?: number; change?: object } = {},
) {
  const plan = planOf(tier, change);
  const program = { ...(await engine.open(plan.network, dataset)), ...atOnce };
  const samples: Sample[] = [];
  const finished = [];
  let state: SegmentRequest['state'] = null;
  const cohort = { id: 0, batchSize: 4, runs: plan.runs };
  for (const untilStep of cuts) {
    const segment = await performSegment(program, plan, { cohort, state, untilStep });
    samples.push(...segment.samples);
    finished.push(...segment.finished);
    state = segment.state;
    if (state === null) break;
  }
  program.dispose();
  return { samples, finished };
}

test('the length of a step and the turn after it are those of the run made again, also at its last step', async () => {
  const engine = await loadSimdEngineInNode();
  const plan = planOf('economy');
  const program = await engine.open(plan.network, dataset);
  const { samples } = await swept(engine, 'economy', [STEPS]);
  const run = plan.runs[0];
  const at = async (step: number) => (await deriveRun(program, plan, { run, step })).theta;
  const difference = (a: Float32Array, b: Float32Array) => Array.from(a, (x, p) => x - b[p]);
  const dot = (a: number[], b: number[]) => a.reduce((sum, x, p) => sum + x * b[p], 0);
  for (const step of [0, 10, STEPS]) {
    const [here, next, after] = [await at(step), await at(step + 1), await at(step + 2)];
    const [first, second] = [difference(next, here), difference(after, next)];
    const recorded = (id: string) =>
      samples.find(({ run: own, probe, step: measured }) => own === 0 && probe === id && measured >= step);
    if (recorded('stepLength')?.step !== step) continue;
    const length = Math.sqrt(dot(first, first));
    const cosine = dot(first, second) / (length * Math.sqrt(dot(second, second)));
    expect(recorded('stepLength')?.value).toBeCloseTo(length, 12);
    expect(recorded('stepCosine')?.value).toBeCloseTo(cosine, 10);
  }
  expect(samples.filter(({ probe, run: own }) => probe === 'stepCosine' && own === 0).at(-1)?.step).toBe(STEPS);
  program.dispose();
});

describe('a sweep with a tier of scalar probes (simd)', () => {
  test('records every probe of its tiers at its cadence and at the end, and nothing else changes', async () => {
    const engine = await loadSimdEngineInNode();
    const plain = await swept(engine, 'sharpness', [STEPS]);
    const full = await swept(engine, 'full', [STEPS]);
    const ids: readonly string[] = TIERED.map(({ id }) => id);
    expect(full.samples.filter(({ probe }) => !ids.includes(probe))).toEqual(plain.samples);
    expect(full.finished).toEqual(plain.finished);
    const [kept, diverged] = full.finished.map(({ outcome }) => outcome).sort();
    expect([kept, diverged]).toEqual(['budgetSpent', 'diverged']);
    const stepsOf = (probe: string) =>
      full.samples.filter((sample) => sample.run === 0 && sample.probe === probe).map(({ step }) => step);
    for (const { id } of TIERED) expect([stepsOf(id)[0], stepsOf(id).at(-1)]).toEqual([0, STEPS]);
    expect(stepsOf('distance').length).toBeGreaterThan(stepsOf('noiseScale').length);
    expect(full.samples.find(({ probe, step }) => probe === 'distance' && step > 0)?.value).toBeGreaterThan(0);
    engine.dispose();
  });

  test('measured one by one or all at once, the runs have the same samples in the same order', async () => {
    const engine = await loadSimdEngineInNode();
    const one = await swept(engine, 'full', [STEPS]);
    const all = await swept(engine, 'full', [STEPS], { runsAtOnce: 2 });
    expect(all).toEqual(one);
    const program = await engine.open(planOf('full').network, dataset);
    expect([program.runsAtOnce, planOf('full').runs.length]).toEqual([1, 2]);
    program.dispose();
    engine.dispose();
  });

  test('cut into pieces it records the same samples; a cheap tier records only its own probes', async () => {
    const engine = await loadSimdEngineInNode();
    const whole = await swept(engine, 'standard', [STEPS]);
    const pieces = await swept(engine, 'standard', [3, 4, 17, STEPS]);
    expect(pieces).toEqual(whole);
    const economy = await swept(engine, 'economy', [STEPS]);
    const recorded = new Set(economy.samples.map(({ probe }) => probe));
    for (const { id, tier } of TIERED) expect([id, recorded.has(id)]).toEqual([id, tier === 'economy']);
    engine.dispose();
  });

  test('with Adam λ₁(P⁻¹H) is recorded too, the same wherever the steps are cut, and a saved sweep must have it', async () => {
    const engine = await loadSimdEngineInNode();
    const whole = await swept(engine, 'standard', [STEPS], { change: ADAM });
    const cut = await swept(engine, 'standard', [3, 7, 10, 28, STEPS], { change: ADAM });
    expect(inSampleOrder(cut.samples)).toEqual(inSampleOrder(whole.samples));
    const plan = planOf('standard', ADAM);
    const [run] = plan.runs;
    const own = inSampleOrder(whole.samples).filter((sample) => sample.run === run.id);
    const reached = { step: STEPS, outcome: 'budgetSpent' } as const;
    expect(faultOfSamples(plan, { run, reached, samples: own })).toBeUndefined();
    const found = own.filter(({ probe }) => probe === 'preconditionedSharpness');
    expect([found[0]?.step, found.at(-1)?.step]).toEqual([0, STEPS]);
    for (const { value, error } of found) expect(error).toBeLessThan(2e-3 * value);
    const without = own.filter((sample) => !found.includes(sample));
    expect(faultOfSamples(plan, { run, reached, samples: without })).toContain(
      'preconditionedSharpness of run 0 lacks step 0',
    );
    engine.dispose();
  });
});
