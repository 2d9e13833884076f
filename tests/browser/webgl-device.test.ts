import * as tf from '@tensorflow/tfjs-core';
import { afterAll, describe, expect, test } from 'vitest';
import { createTfjsEngine } from '../../src/engine/webgl/create.ts';
import { EngineError } from '../../src/errors.ts';
import { advanceSettings, batchSchedule, cohortState, denseNetwork, runOf, syntheticDataset } from './webgl-cohort.ts';

const network = denseNetwork([12, 9, 8, 5]);
const dataset = syntheticDataset(12, 5, 60);
const schedule = (runs: number, steps = 6) => batchSchedule({ steps, batchSize: 7, examples: 60, runs });

/** An engine on a canvas of the test's own, and how many draws it has issued. */
async function countedEngine() {
  const canvas = new OffscreenCanvas(1, 1);
  const engine = await createTfjsEngine({ device: 'webgl', canvas });
  const gl = canvas.getContext('webgl2')!;
  const counted = { draws: 0 };
  for (const name of ['drawArrays', 'drawElements'] as const) {
    const draw = gl[name].bind(gl) as (...args: number[]) => void;
    Object.assign(gl, {
      [name]: (...args: number[]) => {
        counted.draws++;
        draw(...args);
      },
    });
  }
  return { engine, gl, counted };
}

describe('a WebGL device', async () => {
  const { engine, counted } = await countedEngine();
  afterAll(() => engine.dispose());

  test('computes in f32, measured', () => {
    expect(engine.description.kind).toBe('webgl');
    expect(engine.description.device).not.toBe('');
    expect(engine.description.unitRoundoff).toBe(2 ** -24);
  });

  test('draws as often per step for 64 runs as for two', async () => {
    const program = await engine.open(network, dataset);
    const drawsPerStep = async (runs: number) => {
      const drawsOf = async (steps: number) => {
        const before = counted.draws;
        await program.advance(advanceSettings(runs), cohortState(network, runs), schedule(runs, steps));
        return counted.draws - before;
      };
      const few = await drawsOf(2);
      return ((await drawsOf(12)) - few) / 10;
    };
    const few = await drawsPerStep(2);
    expect(few).toBeGreaterThan(0);
    // tfjs packs, unpacks or views a tensor depending on its texture's shape, which is worth a fraction of a draw here.
    expect(await drawsPerStep(64)).toBeLessThan(few + 1);
    program.dispose();
  });

  test('gives a run the same bits inside a cohort of 16 as alone', async () => {
    const program = await engine.open(network, dataset);
    const state = cohortState(network, 16);
    const settings = advanceSettings(16);
    const batches = schedule(16);
    const together = await program.advance(settings, state, batches);
    const pointTogether = await program.at(together.state.theta);
    const gradients = await pointTogether.gradient();
    const products = await pointTogether.hessianVector(state.theta);
    for (const run of [0, 5, 15]) {
      const alone = await program.advance(
        { ...settings, learningRates: settings.learningRates.slice(run, run + 1) },
        { step: 0, theta: runOf(state.theta, run, 16), velocity: runOf(state.velocity, run, 16) },
        { ...batches, orderOfRun: batches.orderOfRun.slice(run, run + 1) },
      );
      expect(alone.state.theta).toEqual(runOf(together.state.theta, run, 16));
      expect(alone.state.velocity).toEqual(runOf(together.state.velocity, run, 16));
      expect(alone.batchLoss[0]).toBe(together.batchLoss[run]);
      const point = await program.at(alone.state.theta);
      expect(await point.gradient()).toEqual(runOf(gradients, run, 16));
      expect(await point.hessianVector(runOf(state.theta, run, 16))).toEqual(runOf(products, run, 16));
      point.dispose();
    }
    pointTogether.dispose();
    program.dispose();
  });

  test('leaks neither tensors nor textures in 200 segments and measurements', async () => {
    const program = await engine.open(network, dataset);
    let state = cohortState(network, 3);
    const segment = async () => {
      ({ state } = await program.advance(advanceSettings(3), state, schedule(3, 2)));
      const point = await program.at(state.theta);
      await point.evaluate('test');
      await point.hessianVector(state.theta);
      point.dispose();
    };
    await segment();
    const before = tf.memory() as tf.MemoryInfo & { numBytesInGPU: number };
    for (let i = 0; i < 200; i++) await segment();
    const after = tf.memory() as tf.MemoryInfo & { numBytesInGPU: number };
    expect(after.numTensors).toBe(before.numTensors);
    expect(after.numDataBuffers).toBe(before.numDataBuffers);
    expect(after.numBytesInGPU).toBe(before.numBytesInGPU);
    program.dispose();
  });

  test('refuses an example index out of range', async () => {
    const program = await engine.open(network, dataset);
    const batches = schedule(2);
    const indices = batches.indices.with(3, 60);
    await expect(program.advance(advanceSettings(2), cohortState(network, 2), { ...batches, indices })).rejects.toThrow(
      'must be in [0, 60)',
    );
    program.dispose();
  });
});

test('a program releases everything it took', async () => {
  const engine = await createTfjsEngine({ device: 'webgl' });
  const numTensors = async () => {
    const program = await engine.open(network, dataset);
    const point = await program.at(cohortState(network, 2).theta);
    await point.exampleHessianSquare(cohortState(network, 2).theta);
    point.dispose();
    program.dispose();
    return tf.memory().numTensors;
  };
  const once = await numTensors();
  expect(await numTensors()).toBe(once);
  engine.dispose();
});

test('a lost context is an EngineError, and a new engine takes over from the last state', async () => {
  const { engine, gl } = await countedEngine();
  const program = await engine.open(network, dataset);
  const [settings, start, batches] = [advanceSettings(2), cohortState(network, 2), schedule(2)];
  const before = await program.advance(settings, start, batches);
  const point = await program.at(start.theta);
  gl.getExtension('WEBGL_lose_context')!.loseContext();
  await expect(program.advance(settings, start, batches)).rejects.toThrow(EngineError);
  await expect(point.gradient()).rejects.toThrow(/context lost/);
  engine.dispose();
  const next = await createTfjsEngine({ device: 'webgl' });
  const again = await next.open(network, dataset);
  expect((await again.advance(settings, start, batches)).state.theta).toEqual(before.state.theta);
  next.dispose();
});
