import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { createTfjsEngine } from '../../src/engine/webgl/create.ts';
import { advanceSettings, batchSchedule, cohortState, denseNetwork, syntheticDataset } from './webgl-cohort.ts';

const network = denseNetwork([12, 9, 5]);
const dataset = syntheticDataset(12, 5, 60);
const [settings, start] = [advanceSettings(2), cohortState(network, 2)];
const schedule = (steps: number) => batchSchedule({ steps, batchSize: 7, examples: 60, runs: 2 });
const [batches, oneStep] = [schedule(6), schedule(1)];

const ended: (() => void)[] = [];
afterEach(() => {
  for (const end of ended.splice(0)) end();
});

/** A program on a real device whose context the test may spoil. */
async function openProgram(fused = true) {
  const canvas = new OffscreenCanvas(1, 1);
  const engine = await createTfjsEngine({ device: 'webgl', canvas, fused });
  ended.push(() => engine.dispose());
  return { program: await engine.open(network, dataset), gl: canvas.getContext('webgl2')! };
}

type Gl = WebGL2RenderingContext;
type Change = (original: (...args: unknown[]) => void, args: unknown[]) => unknown;

/** Changes methods of a context until the end of the test. */
function spoil(
  gl: Gl,
  names: readonly ('readPixels' | 'getBufferSubData' | 'drawElements' | 'drawArrays' | 'getError')[],
  change: Change,
) {
  for (const name of names) {
    const original = gl[name].bind(gl) as (...args: unknown[]) => void;
    Object.assign(gl, { [name]: (...args: unknown[]) => change(original, args) });
    ended.push(() => Reflect.deleteProperty(gl, name));
  }
}
const READS = ['readPixels', 'getBufferSubData'] as const;
/** Reads that fill their array with a number. */
const reading =
  (value: number): Change =>
  (original, args) => {
    original(...args);
    const array = args.find((arg) => arg instanceof Float32Array);
    array?.fill(value);
  };

/** Ways in which a device fails without an event and without `isContextLost`. */
const FAULTS: Record<string, (gl: Gl) => void> = {
  'reads back zeros': (gl) => spoil(gl, READS, reading(0)),
  'reads back NaN': (gl) => spoil(gl, READS, reading(Number.NaN)),
  'reads back nothing new': (gl) => spoil(gl, READS, () => {}),
  'draws nothing': (gl) => spoil(gl, ['drawElements', 'drawArrays'], () => {}),
  'reports that memory is exhausted': (gl) => spoil(gl, ['getError'], () => gl.OUT_OF_MEMORY),
};

describe('a device', async () => {
  const { program, gl } = await openProgram();
  const point = await program.at(start.theta);
  const whole = await program.advance(settings, start, batches);
  const close = ended.splice(0);
  afterAll(() => {
    for (const end of close) end();
  });

  test.each(Object.keys(FAULTS))('that %s is lost, in training and in measuring', async (fault) => {
    await point.gradient();
    FAULTS[fault](gl);
    const lost = { name: 'EngineError', lost: 'device' };
    await expect(program.advance(settings, start, batches)).rejects.toMatchObject(lost);
    await expect(program.batchGradient(start.theta, oneStep)).rejects.toMatchObject(lost);
    await expect(point.gradient()).rejects.toMatchObject(lost);
    await expect(point.evaluate('test')).rejects.toMatchObject(lost);
    await expect(point.exampleGradientNorms()).rejects.toMatchObject(lost);
  });

  test('that works again computes what it did', async () => {
    expect((await program.advance(settings, start, batches)).state).toEqual(whole.state);
  });
});

test.each([true, false])('a run that really diverges is no lost device (own kernels: %s)', async (fused) => {
  const { program } = await openProgram(fused);
  const wild = { ...settings, learningRates: Float32Array.of(1e30, 0.01) };
  const { state, batchLoss } = await program.advance(wild, start, batches);
  const own = state.theta.subarray(0, state.theta.length / 2);
  expect(own.every(Number.isFinite)).toBe(false);
  expect(Number.isFinite(batchLoss[0])).toBe(false);
  expect(Number.isFinite(batchLoss[1])).toBe(true);
  const zero = await program.advance(settings, { ...start, theta: start.theta.map(() => 0) }, batches);
  expect(zero.batchLoss.every(Number.isFinite)).toBe(true);
});

test('a context that is lost while a network is opened is a lost device', async () => {
  const canvas = new OffscreenCanvas(1, 1);
  const engine = await createTfjsEngine({ device: 'webgl', canvas });
  ended.push(() => engine.dispose());
  canvas.getContext('webgl2')!.getExtension('WEBGL_lose_context')!.loseContext();
  await expect(engine.open(network, dataset)).rejects.toMatchObject({ lost: 'device' });
  await expect(createTfjsEngine({ device: 'webgl', canvas })).rejects.toMatchObject({ lost: 'device' });
});
