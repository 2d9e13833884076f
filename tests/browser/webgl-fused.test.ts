import { MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl';
import * as tf from '@tensorflow/tfjs-core';
import { afterAll, describe, expect, test } from 'vitest';
import { ACTIVATIONS } from '../../src/engine/activations.ts';
import type { AdvanceSettings, Engine } from '../../src/engine/contract.ts';
import { LOSSES, type Network } from '../../src/engine/network.ts';
import { createTfjsEngine } from '../../src/engine/webgl/create.ts';
import { expectWithin } from '../support/expect-within.ts';
import { advanceSettings, batchSchedule, cohortState, denseNetwork, syntheticDataset } from './webgl-cohort.ts';
import { countDraws } from './webgl-draws.ts';

const N = 41;

/** Six steps of five runs; every size odd or even as the network says. */
async function train(engine: Engine, network: Network, update: Partial<AdvanceSettings['update']>, batchSize = 7) {
  const program = await engine.open(network, syntheticDataset(network.inputShape[0], network.classes, N));
  const schedule = batchSchedule({ steps: 6, batchSize, examples: N, runs: 5 });
  const advanced = await program.advance(advanceSettings(5, update), cohortState(network, 5), schedule);
  program.dispose();
  return advanced;
}

/** Largest difference relative to the largest number: six steps of products of at most 14 terms, γ₁₂₈ in all. */
const BOUND = 128 * 2 ** -24;

function expectSame(got: Float32Array, expected: Float32Array): void {
  const largest = expected.reduce((top, value) => Math.max(top, Math.abs(value)), 0);
  expectWithin(got, expected, BOUND * largest);
}

describe('fused kernels and tfjs operations agree', async () => {
  const canvas = new OffscreenCanvas(1, 1);
  const fused = await createTfjsEngine({ device: 'webgl', canvas });
  const plain = await createTfjsEngine({ device: 'webgl', fused: false });
  afterAll(() => {
    fused.dispose();
    plain.dispose();
  });

  const agree = async (network: Network, update: Partial<AdvanceSettings['update']> = {}, batchSize = 7) => {
    const [ours, theirs] = [
      await train(fused, network, update, batchSize),
      await train(plain, network, update, batchSize),
    ];
    expectSame(ours.state.theta, theirs.state.theta);
    expectSame(ours.state.velocity, theirs.state.velocity);
    expectSame(ours.batchLoss, theirs.batchLoss);
  };

  test.each(ACTIVATIONS.flatMap((activation) => LOSSES.map((loss) => ({ activation, loss }))))(
    'for $activation and $loss',
    ({ activation, loss }) => agree(denseNetwork([7, 6, 5, 4], activation, loss)),
  );

  test.each([
    { momentum: 0, weightDecay: 0 },
    { momentum: 0, weightDecay: 0.1 },
    { momentum: 0.5, nesterov: true },
  ])('with %o', (update) => agree(denseNetwork([6, 5, 3]), update));

  test.each([
    { widths: [5, 3], batchSize: 1 },
    { widths: [6, 2], batchSize: 2 },
    { widths: [14, 9, 8, 7, 5], batchSize: 41 },
  ])('for widths $widths and batches of $batchSize', ({ widths, batchSize }) =>
    agree(denseNetwork(widths), {}, batchSize),
  );

  test('in the loss of a run that diverges, and in the others', async () => {
    const network = denseNetwork([7, 6, 4], 'relu', 'squaredError');
    const program = await fused.open(network, syntheticDataset(7, 4, N));
    const settings = advanceSettings(3);
    settings.learningRates[1] = 1e20;
    const schedule = batchSchedule({ steps: 12, batchSize: 7, examples: N, runs: 3 });
    const { state, batchLoss } = await program.advance(settings, cohortState(network, 3), schedule);
    expect(Array.from(batchLoss, Number.isFinite)).toEqual([true, false, true]);
    const alone = await program.advance(advanceSettings(3), cohortState(network, 3), schedule);
    const size = state.theta.length / 3;
    expect(state.theta.slice(0, size)).toEqual(alone.state.theta.slice(0, size));
    expect(state.theta.slice(2 * size)).toEqual(alone.state.theta.slice(2 * size));
    program.dispose();
  });

  test('whatever the number of steps gathered at once', async () => {
    const network = denseNetwork([300, 4, 3]);
    const program = await fused.open(network, syntheticDataset(300, 3, 200));
    const once = batchSchedule({ steps: 40, batchSize: 150, examples: 200, runs: 2 }); // 40 steps of 0.7 MB pass 16 MB
    const whole = await program.advance(advanceSettings(2), cohortState(network, 2), once);
    let state = cohortState(network, 2);
    for (let from = 0; from < 40; from += 8) {
      const indices = once.indices.slice(from * 300, (from + 8) * 300);
      ({ state } = await program.advance(advanceSettings(2), state, { ...once, steps: 8, indices }));
    }
    expect(state.theta).toEqual(whole.state.theta);
    expect(state.velocity).toEqual(whole.state.velocity);
    program.dispose();
  });

  test.each([
    { activation: 'tanh', momentum: 0.9, draws: 12 },
    { activation: 'tanh', momentum: 0, draws: 9 },
    { activation: 'gelu', momentum: 0.9, draws: 14 },
  ] as const)('in $draws draws per step for $activation with momentum $momentum, for 1 run as for 64', async (of) => {
    const network = denseNetwork([12, 9, 8, 5], of.activation);
    const program = await fused.open(network, syntheticDataset(12, 5, N));
    const drawsOf = (runs: number, steps: number) =>
      countDraws(canvas, () =>
        program.advance(
          advanceSettings(runs, { momentum: of.momentum }),
          cohortState(network, runs),
          batchSchedule({ steps, batchSize: 7, examples: N, runs }),
        ),
      );
    for (const runs of [1, 64]) expect(((await drawsOf(runs, 12)) - (await drawsOf(runs, 2))) / 10).toBe(of.draws);
    program.dispose();
  });

  test('and compile nothing for a new cohort size, batch size or network of the same kind', async () => {
    const programs = () => {
      const { backend } = tf.engine();
      if (!(backend instanceof MathBackendWebGL)) throw new Error('expected the WebGL backend');
      return Object.keys((backend as unknown as { binaryCache: object }).binaryCache).length;
    };
    const network = denseNetwork([12, 9, 8, 5]);
    const program = await fused.open(network, syntheticDataset(12, 5, N));
    const step = (runs: number, batchSize: number) =>
      program.advance(
        advanceSettings(runs),
        cohortState(network, runs),
        batchSchedule({ steps: 2, batchSize, examples: N, runs }),
      );
    await step(3, 7);
    const before = programs();
    for (const [runs, batchSize] of [
      [1, 7],
      [2, 1],
      [11, 8],
      [64, 32],
    ])
      await step(runs, batchSize);
    expect(programs()).toBe(before);
    program.dispose();
  });
});
