import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Advanced, BatchIndices, CohortState, Engine, Program, UpdateRule } from '../../src/engine/contract.ts';
import { loadSimdEngineInNode } from '../../src/engine/simd/load-node.ts';
import { benchDataset } from '../bench/simd-step.ts';
import { CNN, DIAGONAL, EXAMPLES, FINAL_BITS, MLP, NESTEROV, PLAIN, runBits, schedule, startOf } from './simd-runs.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await loadSimdEngineInNode();
});
afterAll(() => engine.dispose());

const bits = (values: Float32Array) => Array.from(new Uint32Array(values.buffer, values.byteOffset, values.length));

/** Steps [from, to) of a schedule. */
function part(whole: BatchIndices, from: number, to: number): BatchIndices {
  const width = whole.orders * whole.batchSize;
  return { ...whole, steps: to - from, indices: whole.indices.slice(from * width, to * width) };
}

async function inPieces(program: Program, update: UpdateRule, whole: BatchIndices, cuts: readonly number[]) {
  let state: CohortState = startOf(program.network);
  let from = 0;
  for (const to of cuts) {
    const settings = { update, learningRates: Float32Array.of(0.05) };
    ({ state } = await program.advance(settings, state, part(whole, from, to)));
    from = to;
  }
  return state;
}

test('100 steps of an MLP, of a CNN and of a diagonal network lead to the committed bits', async () => {
  const [mlp, cnn, diagonal] = [MLP, CNN, DIAGONAL].map((network) => runBits(engine, network));
  expect({ MLP: await mlp, CNN: await cnn, DIAGONAL: await diagonal }).toEqual(FINAL_BITS);
});

describe.each([
  ['MLP, momentum', MLP, NESTEROV],
  ['MLP, plain', MLP, PLAIN],
  ['CNN, momentum', CNN, NESTEROV],
  ['diagonal network, momentum', DIAGONAL, NESTEROV],
  ['diagonal network, plain', DIAGONAL, PLAIN],
] as const)('%s', (_, network, update) => {
  test('60 steps at once, one by one, and 7 then 53 have the same bits', async () => {
    const program = await engine.open(network, benchDataset(network, EXAMPLES));
    const whole = schedule(60);
    const once = await inPieces(program, update, whole, [60]);
    const singly = await inPieces(
      program,
      update,
      whole,
      Array.from({ length: 60 }, (_, step) => step + 1),
    );
    const twice = await inPieces(program, update, whole, [7, 60]);
    program.dispose();
    for (const other of [singly, twice]) {
      expect(other.step).toBe(60);
      expect(bits(other.theta)).toEqual(bits(once.theta));
      expect(bits(other.velocity)).toEqual(bits(once.velocity));
    }
  });

  test('each of 16 runs has the bits of the run alone', async () => {
    const program = await engine.open(network, benchDataset(network, EXAMPLES));
    const runs = 16;
    const learningRates = Float32Array.from({ length: runs }, (_, r) => 0.01 * (r + 1));
    const whole = schedule(30, { orders: 4, runs });
    const cohort = await program.advance({ update, learningRates }, startOf(network, runs), whole);
    const P = cohort.state.theta.length / runs;
    for (const r of [0, 5, 15]) {
      const orderOfRun = whole.orderOfRun.slice(r, r + 1);
      const settings = { update, learningRates: learningRates.slice(r, r + 1) };
      const solo: Advanced = await program.advance(settings, startOf(network), { ...whole, orderOfRun });
      expect(bits(cohort.state.theta.slice(r * P, (r + 1) * P))).toEqual(bits(solo.state.theta));
      expect(cohort.batchLoss[r]).toBe(solo.batchLoss[0]);
    }
    program.dispose();
  });
});

test('every question to a point gives each of 5 runs the bits of the run alone', async () => {
  const program = await engine.open(CNN, benchDataset(CNN, EXAMPLES));
  const runs = 5;
  const theta = startOf(CNN, runs).theta.map((x, i) => x * (1 + i / 4096));
  const P = theta.length / runs;
  const v = theta.map((x, i) => (i % 3) - x);
  const answers = async (r0: number, r1: number) => {
    const point = await program.at(theta.slice(r0 * P, r1 * P));
    const direction = v.slice(r0 * P, r1 * P);
    const c = Float32Array.from({ length: (r1 - r0) * EXAMPLES }, (_, i) => (i % EXAMPLES) / 7);
    const all = [
      await point.gradient(),
      await point.hessianVector(direction),
      await point.exampleProjections(direction),
      await point.weightedGradient(c),
      await point.exampleHessianSquare(direction),
    ];
    point.dispose();
    return all;
  };
  const together = await answers(0, runs);
  const alone = await answers(3, 4);
  program.dispose();
  alone.forEach((answer, index) => {
    const row = together[index].slice(3 * answer.length, 4 * answer.length);
    expect(bits(row)).toEqual(bits(answer));
  });
});

test('a run that diverges says so at once and stays diverged', async () => {
  const program = await engine.open(MLP, benchDataset(MLP, EXAMPLES));
  const settings = { update: PLAIN, learningRates: Float32Array.of(3e38) };
  const first = await program.advance(settings, startOf(MLP), schedule(20));
  expect(Number.isFinite(first.batchLoss[0])).toBe(false);
  expect(first.state.theta.every(Number.isNaN)).toBe(true);
  const second = await program.advance({ ...settings, learningRates: Float32Array.of(1e-3) }, first.state, schedule(1));
  expect(Number.isFinite(second.batchLoss[0])).toBe(false);
  program.dispose();
});
