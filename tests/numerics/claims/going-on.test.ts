import { describe, expect, test } from 'vitest';
import type { Claim, ClaimContext } from '../../../src/claims/claim.ts';
import { createExperimentRunner } from '../../../src/claims/executor-experiment-runner.ts';
import type { ExperimentRunner } from '../../../src/claims/experiment-runner.ts';
import { inspectRuns } from '../../../src/claims/inspect-runs.ts';
import { trainDiagonalGrid } from '../../../src/claims/noise-benefit-2020/diagonal-grid.ts';
import { simulateOccupationLines } from '../../../src/claims/occupation-line.ts';
import { CLAIMS } from '../../../src/claims/registry.ts';
import { rescaledLayers } from '../../../src/claims/reparametrisation-2017/rescaled-layers.ts';
import { createReplicateMemory, type ReplicateMemory } from '../../../src/claims/replicate-memory.ts';
import { loadSimdEngineInNode } from '../../../src/engine/simd/load-node.ts';
import { doubleWell } from '../../../src/engine/toys/double-well.ts';
import { createLocalExecutor } from '../../../src/sweep/executor.ts';
import type { SweepSpecInput } from '../../../src/sweep/spec/sweep-spec.ts';
import { isFullSize } from '../../support/full-size.ts';

const SPEC: SweepSpecInput = {
  version: 1,
  dataset: { source: { kind: 'spirals' }, trainCount: 40, testCount: 20 },
  model: { hidden: [8] },
  grid: { learningRates: [0.1, 0.4], batchSizes: [4, 'full'], seeds: 2 },
  budget: { kind: 'epochs', epochs: 3 },
};
const request = () => ({ signal: new AbortController().signal, onProgress: () => {} });

/** Trains in this thread, with a memory; counts the runs that segments start from step 0. */
function remembering(memory?: ReplicateMemory) {
  let started = 0;
  const runner = createExperimentRunner({
    ...(memory && { memory }),
    async choose(plan, data) {
      const engine = await loadSimdEngineInNode();
      const spawn = async () => {
        const executor = await createLocalExecutor(engine, plan, data);
        return {
          ...executor,
          perform(segment: Parameters<typeof executor.perform>[0]) {
            if (segment.state === null) started += segment.cohort.runs.length;
            return executor.perform(segment);
          },
        };
      };
      return { description: engine.description, workers: 1, cohortSize: 3, spawn };
    },
    engineOf: loadSimdEngineInNode,
  });
  return { runner, started: () => started };
}

describe('a sweep of a larger size', () => {
  const withGrid = (grid: Partial<SweepSpecInput['grid']>, name = 'Larger'): SweepSpecInput => ({
    ...SPEC,
    name,
    grid: { ...SPEC.grid, ...grid },
  });
  const numbers = async (runner: ExperimentRunner, spec: SweepSpecInput) => {
    const { results, traces } = await runner.sweep(spec, request());
    return { results, samples: traces.all() };
  };

  test.each([
    ['more seeds', withGrid({ seeds: 5 }), 4 * 3],
    ['the same runs under another name', withGrid({}), 0],
    ['some of the runs', withGrid({ learningRates: [0.4] }), 0],
    ['other cells', withGrid({ learningRates: [0.1, 0.2, 0.4], seeds: 3 }), 18 - 8],
    ['another budget', { ...withGrid({}), budget: { kind: 'epochs', epochs: 4 } } as SweepSpecInput, 8],
  ])('with %s trains what is new, and has the numbers of a fresh one', async (_, spec, fresh) => {
    const memory = createReplicateMemory();
    await remembering(memory).runner.sweep(SPEC, request());
    const later = remembering(createReplicateMemory(structuredClone(memory.kept())));
    expect(await numbers(later.runner, spec)).toEqual(await numbers(remembering().runner, spec));
    expect(later.started()).toBe(fresh);
  });

  test('takes the place of smaller ones in memory, and a third goes on from it', async () => {
    const memory = createReplicateMemory();
    const { runner, started } = remembering(memory);
    for (const seeds of [1, 2, 3]) await runner.sweep(withGrid({ seeds }), request());
    expect(started()).toBe(4 * 3);
    const [sweeps] = [...memory.kept().values.values()];
    expect(sweeps).toHaveLength(1);
  });
});

test('an inspection trains and measures only runs that are new, and finds what a fresh one does', async () => {
  const memory = createReplicateMemory();
  let measured = 0;
  const inspect = (seeds: number, kept?: ReplicateMemory, as = 'loss') =>
    inspectRuns(
      [{ ...SPEC, grid: { ...SPEC.grid, seeds } }],
      { runner: remembering().runner, ...request(), ...(kept && { memory: kept }) },
      ({ run, at }) =>
        at(run.endStep, async ({ point, theta }) => {
          measured++;
          return { seed: run.seed, loss: (await point.evaluate('train')).loss[0], theta };
        }),
      { as },
    );
  await inspect(1, memory);
  measured = 0;
  const found = await inspect(2, memory);
  expect(measured).toBe(4);
  expect(found).toEqual(await inspect(2));
  measured = 0;
  await inspect(1, memory, 'something else');
  expect(measured).toBe(4);
});

const context = (runner: ExperimentRunner, memory?: ReplicateMemory): ClaimContext => ({
  runner,
  ...request(),
  ...(memory && { memory }),
});

describe('experiments of toys', () => {
  const toy = (memory?: ReplicateMemory) => context(remembering().runner, memory);

  test.each<[string, (count: number, context: ClaimContext) => Promise<unknown>]>([
    [
      'diagonal networks on more data sets',
      (dataSets, own) =>
        trainDiagonalGrid(
          {
            batchSizes: [1, 4],
            logRates: dataSets > 2 ? [-4, -3.5, -3] : [-4, -3],
            dataSets,
            recordedSteps: () => [20, 50],
          },
          own,
        ),
    ],
    [
      'more particles in two valleys',
      (particles, own) => {
        const well = doubleWell(
          { curvature: 1, saddleCurvature: 1, depth: 0.05 },
          { curvature: 2, saddleCurvature: 2, depth: 0.05 },
        );
        const cell = { x: 20, predicted: 1, well, learningRate: 0.05, noise: { kind: 'sgd', batchSize: 1 } as const };
        return simulateOccupationLines(
          [{ name: 'line', cells: [cell, { ...cell, x: 25 }] }],
          { particles, steps: 400 },
          own,
        );
      },
    ],
  ])('%s give what a fresh run gives', async (_, perform) => {
    const memory = createReplicateMemory();
    await perform(2, toy(memory));
    expect(await perform(5, toy(memory))).toEqual(await perform(5, toy()));
  });
});

/** Claims in memory of their first seed, on the first two, against two fresh seeds; a toy from quick to standard. */
async function grown(claim: Claim, memory?: ReplicateMemory): Promise<unknown> {
  const own = remembering(memory).runner;
  if (claim.subject === 'toy') {
    if (memory) await claim.perform('quick', context(own, memory));
    return claim.perform('standard', context(own, memory));
  }
  const ofSeeds = (seeds: number): ExperimentRunner => {
    const fewer = (spec: SweepSpecInput): SweepSpecInput => ({ ...spec, grid: { ...spec.grid, seeds } });
    return {
      sweep: (spec, asked) => own.sweep(fewer(spec), asked),
      examine: (spec, task) => own.examine(fewer(spec), task),
    };
  };
  if (memory) await claim.perform('quick', context(ofSeeds(1), memory));
  return claim.perform('quick', context(ofSeeds(2), memory));
}

/** The others at full size: their training takes minutes. */
const SAMPLED = [rescaledLayers] as readonly Claim[];

test.each((isFullSize ? CLAIMS : SAMPLED).map((claim) => [claim.id, claim] as const))(
  '%s goes on to the traces of a fresh run',
  async (_, claim) => {
    expect(await grown(claim, createReplicateMemory())).toEqual(await grown(claim));
  },
);
