import { expect, test } from 'vitest';
import { buildDataset } from '../../src/data/build-dataset.ts';
import type { Program } from '../../src/engine/contract.ts';
import { planSweep } from '../../src/sweep/plan.ts';
import { parseSweepSpec } from '../../src/sweep/spec/sweep-spec.ts';
import { timeEngine } from '../../src/sweep/training/time-engine.ts';
import { oracleEngine } from '../support/oracle/oracle-engine.ts';

/** A plan, and a program on a clock by which the first call takes 1000 ms, each later one 3 ms, and each step 2 ms more. */
async function clocked(steps: number) {
  const spec = parseSweepSpec({
    version: 1,
    dataset: { source: { kind: 'moons' }, trainCount: 16, testCount: 8 },
    model: { hidden: [2] },
    grid: { learningRates: [0.1, 0.2], batchSizes: [2, 4, 8], seeds: 3 },
    budget: { kind: 'steps', steps },
  });
  const dataset = await buildDataset(spec.dataset);
  const plan = planSweep(spec, dataset);
  const program = await oracleEngine().open(plan.network, dataset);
  let time = 0;
  const taken: { readonly runs: number; readonly steps: number; readonly batchSize: number }[] = [];
  const timed: Program = {
    ...program,
    async advance(settings, state, batches) {
      time += (taken.length === 0 ? 1000 : 3) + 2 * batches.steps;
      taken.push({ runs: state.theta.length / plan.parameters, steps: batches.steps, batchSize: batches.batchSize });
      return program.advance(settings, state, batches);
    },
  };
  return { plan, timed, taken, now: () => time };
}

test('milliseconds per step of one run, after a warm-up, over rounds that grow to the budget', async () => {
  const { plan, timed, taken, now } = await clocked(1000);
  const found = await timeEngine(timed, plan, { runs: 4, budget: 150, now });
  // Rounds of 4 steps take 11 ms, of 32 (at most eight times as many) 67 ms, of ⌈32 · 150/67⌉ = 72 steps 147 ms, of 144 then 291 ms.
  expect(taken.map(({ steps }) => steps)).toEqual([4, 4, 32, 72, 144]);
  expect(found).toBe(291 / (144 * 4));
  expect(taken.every(({ runs, batchSize }) => runs === 4 && batchSize === 4)).toBe(true);
});

test('takes no more steps than the sweep', async () => {
  const { plan, timed, taken, now } = await clocked(7);
  expect(await timeEngine(timed, plan, { runs: 64, budget: 150, now })).toBe(17 / (7 * 6));
  expect(taken.map(({ steps }) => steps)).toEqual([4, 4, 7]);
});
