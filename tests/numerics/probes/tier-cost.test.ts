// What a tier costs, counted: products of a wrapped engine while the tier is measured on the network of tiers.ts.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildDataset } from '../../../src/data/build-dataset.ts';
import type { Engine, Point, Program } from '../../../src/engine/contract.ts';
import { loadSimdEngineInNode } from '../../../src/engine/simd/load-node.ts';
import { createMeasurement } from '../../../src/probes/measurement.ts';
import { probesOfTier } from '../../../src/probes/scalar/registry.ts';
import { TIER_ORDER, TIERS, type Tier } from '../../../src/probes/scalar/tiers.ts';
import { planSweep } from '../../../src/sweep/plan.ts';
import { parseSweepSpec } from '../../../src/sweep/spec/sweep-spec.ts';
import { deriveRun } from '../../../src/sweep/training/derive-run.ts';

/** Gradients over all N examples that one call takes: floating-point operations beside those of a gradient. */
const COST = {
  gradient: 1,
  hessianVector: 1,
  gaussNewtonVector: 0.5,
  exampleProjections: 0.25,
  weightedGradient: 0.25,
  exampleHessianSquare: 2,
  exampleGradientNorms: 0.5,
  curvatureTraces: 3,
  evaluate: 1 / 3,
  outputs: 1 / 3,
} as const;

let engine: Engine;
let program: Program;
beforeAll(async () => {
  engine = await loadSimdEngineInNode();
});
afterAll(() => {
  program?.dispose();
  engine.dispose();
});

const spec = parseSweepSpec({
  version: 1,
  name: 'Cost of tiers',
  dataset: { source: { kind: 'glyphs', side: 8 }, trainCount: 1024, testCount: 10 },
  model: { hidden: [32, 32], activation: 'tanh', loss: 'crossEntropy' },
  grid: { learningRates: [0.2], batchSizes: [32], seeds: 1 },
  budget: { kind: 'steps', steps: 1000 },
});

/** A point that adds up what is asked of it, by the fraction of the training examples that it is over. */
function counted(point: Point, share: number, add: (cost: number) => void): Point {
  return new Proxy(point, {
    get(target, name: keyof Point) {
      const value = target[name];
      if (typeof value !== 'function' || !(name in COST)) return value;
      return (...args: unknown[]) => {
        add(share * COST[name as keyof typeof COST]);
        return (value as (...given: unknown[]) => unknown).apply(target, args);
      };
    },
  });
}

async function costOf(tier: Tier, theta: Float32Array, initial: Float32Array): Promise<number> {
  let total = 0;
  const add = (cost: number) => void (total += cost);
  const N = program.labels.length;
  const wrapped: Program = {
    ...program,
    network: program.network,
    labels: program.labels,
    batchGradient: (rows, batches) => {
      add((batches.batchSize * batches.orderOfRun.length) / N);
      return program.batchGradient(rows, batches);
    },
    at: async (rows, examples) => counted(await program.at(rows, examples), (examples?.length ?? N) / N, add),
  };
  const point = await wrapped.at(theta);
  const site = { program: wrapped, point, theta, initial, lastStep: initial, seeds: [0], step: 7, batchSize: 32 };
  const measurement = createMeasurement({ ...site, ahead: async () => [theta, initial] });
  for (const probe of probesOfTier(tier)) await probe.measure(measurement);
  point.dispose();
  return total;
}

describe.each(TIER_ORDER)('the %s tier', (tier) => {
  test('costs what tiers.ts says, within a factor of 1.5, before and after training', async () => {
    const dataset = await buildDataset(spec.dataset);
    const plan = planSweep(spec, dataset);
    program ??= await engine.open(plan.network, dataset);
    const [run] = plan.runs;
    const start = await deriveRun(program, plan, { run, step: 0 });
    const end = await deriveRun(program, plan, { run, step: 1000 });
    const costs = [await costOf(tier, start.theta, end.theta), await costOf(tier, end.theta, start.theta)];
    const mean = (costs[0] + costs[1]) / 2;
    expect(mean / TIERS[tier].gradients).toBeGreaterThan(1 / 1.5);
    expect(mean / TIERS[tier].gradients).toBeLessThan(1.5);
  });
});
