import { expect, test } from 'vitest';
import { instantiate } from '../../src/engine/simd/instance.ts';
import { loadSimdEngineInNode, readKernels } from '../../src/engine/simd/load-node.ts';
import { openSimdProgram } from '../../src/engine/simd/program.ts';
import { EngineError, SpecError } from '../../src/errors.ts';
import { benchDataset } from '../bench/simd-step.ts';
import { CNN, DIAGONAL, EXAMPLES, MLP, NESTEROV, schedule, startOf } from './simd-runs.ts';

test('200 segments and points leave the memory as it was, and closing a program gives all of it back', async () => {
  const instance = await instantiate(await readKernels());
  const before = instance.heap.used;
  const program = openSimdProgram(instance, CNN, benchDataset(CNN, EXAMPLES));
  const settings = { update: NESTEROV, learningRates: Float32Array.of(0.01) };
  let { state } = await program.advance(settings, startOf(CNN), schedule(2));
  const opened = instance.heap.used;
  for (let segment = 0; segment < 200; segment++) {
    ({ state } = await program.advance(settings, state, schedule(2)));
    const point = await program.at(state.theta);
    await point.hessianVector(state.velocity);
    point.dispose();
    point.dispose();
    expect(instance.heap.used).toBe(opened);
  }
  program.dispose();
  expect(instance.heap.used).toBe(before);
});

test('a diagonal network gives back its points, and all that it had opened', async () => {
  const instance = await instantiate(await readKernels());
  const before = instance.heap.used;
  const program = openSimdProgram(instance, DIAGONAL, benchDataset(DIAGONAL, EXAMPLES));
  const { theta } = startOf(DIAGONAL, 3);
  let opened = 0;
  for (let round = 0; round < 20; round++) {
    const point = await program.at(theta);
    await point.exampleHessianSquare(theta);
    point.dispose();
    point.dispose();
    await Promise.resolve(); // what it holds is freed in turn
    opened ||= instance.heap.used;
    expect(instance.heap.used).toBe(opened);
  }
  program.dispose();
  await Promise.resolve();
  expect(instance.heap.used).toBe(before);
});

test('areas are aligned, zeroed, never overlap, and are joined again when freed', async () => {
  const { heap } = await instantiate(await readKernels());
  const sizes = [100, 64, 5000, 1, 70_000, 300];
  const first = sizes.map((bytes) => heap.allocate(bytes, 'a test'));
  for (const address of first) expect(address % 64).toBe(0);
  const ends = first.map((address, i) => [address, address + sizes[i]]).sort((a, b) => a[0] - b[0]);
  for (let i = 1; i < ends.length; i++) expect(ends[i][0]).toBeGreaterThanOrEqual(ends[i - 1][1]);
  heap.floats(first[2], 10).fill(1);
  for (const index of [2, 0, 1, 5, 3, 4]) heap.free(first[index]);
  expect(heap.used).toBe(0);
  const again = heap.allocate(75_000, 'a test');
  expect(again).toBe(Math.min(...first));
  expect(heap.floats(again, 18_750).every((x) => x === 0)).toBe(true);
});

test('a memory that cannot grow is an EngineError that names what was asked for', async () => {
  const { heap } = await instantiate(await readKernels(), 17);
  expect(() => heap.allocate(2 ** 21, 'the dataset')).toThrow(EngineError);
  expect(() => heap.allocate(2 ** 21, 'the dataset')).toThrow(/memory for the dataset must be available.*2\.0 MiB/);
});

test('a program that does not fit is refused and gives back what it had taken', async () => {
  const instance = await instantiate(await readKernels(), 40);
  expect(() => openSimdProgram(instance, CNN, benchDataset(CNN, 20_000))).toThrow(EngineError);
  expect(instance.heap.used).toBe(0);
  const program = openSimdProgram(instance, MLP, benchDataset(MLP, EXAMPLES));
  await expect(program.at(startOf(MLP, 2000).theta)).rejects.toThrow(/the parameters of 2000 runs/);
  program.dispose();
  expect(instance.heap.used).toBe(0);
});

test('a point that keeps nothing between calls answers with the same bits', async () => {
  const instance = await instantiate(await readKernels());
  const answers: Float32Array[][] = [];
  for (const options of [{}, { keptBytes: 0 }]) {
    const program = openSimdProgram(instance, MLP, benchDataset(MLP, 200), options);
    const { theta } = startOf(MLP, 2);
    const point = await program.at(theta);
    answers.push([
      await point.gradient(),
      await point.hessianVector(theta),
      await point.exampleProjections(theta),
      await point.exampleHessianSquare(theta),
    ]);
    point.dispose();
    program.dispose();
  }
  expect(answers[1]).toEqual(answers[0]);
});

test('rows that nobody looks at are not computed, and the others keep their bits', async () => {
  const engine = await loadSimdEngineInNode();
  const program = await engine.open(MLP, benchDataset(MLP, 200));
  const { theta } = startOf(MLP, 3);
  const point = await program.at(theta);
  const c = Float32Array.from({ length: 3 * 200 }, (_, i) => Math.fround(i / 7) - 40);
  const calls = [
    (active?: Uint8Array) => point.hessianVector(theta, active),
    (active?: Uint8Array) => point.gaussNewtonVector(theta, active),
    (active?: Uint8Array) => point.exampleHessianSquare(theta, active),
    (active?: Uint8Array) => point.exampleProjections(theta, active),
    (active?: Uint8Array) => point.weightedGradient(c, active),
  ];
  for (const call of calls) {
    const whole = await call();
    const width = whole.length / 3;
    const some = await call(Uint8Array.of(1, 0, 1));
    for (const run of [0, 2])
      expect(some.subarray(run * width, (run + 1) * width)).toEqual(whole.subarray(run * width, (run + 1) * width));
    expect(some.subarray(width, 2 * width).every((x) => x === 0)).toBe(true);
    expect(whole.subarray(width, 2 * width).some((x) => x !== 0)).toBe(true);
  }
  point.dispose();
  program.dispose();
});

test('bytes that are no kernels are an EngineError', async () => {
  await expect(instantiate(new Uint8Array([0, 1, 2, 3]))).rejects.toThrow(EngineError);
});

test('arguments of the wrong size or range are refused by name', async () => {
  const engine = await loadSimdEngineInNode();
  const dataset = benchDataset(MLP, EXAMPLES);
  const program = await engine.open(MLP, dataset);
  const settings = { update: NESTEROV, learningRates: Float32Array.of(0.01) };
  const good = schedule(2);
  const state = startOf(MLP);
  const refused = [
    program.at(state.theta.slice(1)),
    program.advance(settings, { ...state, theta: state.theta.slice(1) }, good),
    program.advance(settings, state, { ...good, indices: good.indices.map(() => EXAMPLES) }),
    program.advance(settings, state, { ...good, indices: good.indices.slice(1) }),
    program.advance(settings, state, { ...good, steps: 0, indices: new Int32Array(0) }),
    program.advance(settings, state, { ...good, orderOfRun: Int32Array.of(1) }),
    program.advance({ ...settings, update: { ...NESTEROV, momentum: 1 } }, state, good),
    engine.open(CNN, dataset),
  ];
  for (const call of refused) await expect(call).rejects.toThrow(SpecError);
  const point = await program.at(state.theta);
  await expect(point.hessianVector(state.theta.slice(1))).rejects.toThrow(/simd hessianVector: v must be/);
  await expect(point.weightedGradient(new Float32Array(3))).rejects.toThrow(/simd weightedGradient: c must be/);
});
