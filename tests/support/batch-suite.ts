import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Activation } from '../../src/engine/activations.ts';
import type { BatchIndices, Engine, Program, UpdateRule } from '../../src/engine/contract.ts';
import { evaluationBound, meanBound } from '../../src/probes/reference/bounds.ts';
import { exactly } from '../../src/probes/reference/rounded-vector.ts';
import { numberedCases, type Slowness } from './engine-cases.ts';
import { batchesOf, boundedBy, rowOf } from './engine-expectations.ts';
import { alone, BATCH, cohortTheta, freshState, N, randomSchedule, rates, slice } from './engine-fixtures.ts';
import { expectWithin, worstRatio } from './expect-within.ts';
import { lossAndGradient, onExamples, parameterCount } from './oracle/problem.ts';
import { denseNetwork, randomProblem } from './oracle/random-problem.ts';

export interface BatchSuiteOptions {
  readonly capabilities?: { readonly activations?: readonly Activation[]; readonly images?: boolean };
  /** Whether θ − ηg rounded to f32 after each operation is what `advance` makes, to the last bit, or within rounding. */
  readonly step: 'bitEqual' | 'withinRounding';
  /** See `numberedCases`. */
  readonly slow?: Slowness;
}

const PLAIN: UpdateRule = { momentum: 0, nesterov: false, weightDecay: 0 };
const HEAVY: UpdateRule = { momentum: 0.9, nesterov: true, weightDecay: 0.01 };
const U = 2 ** -24;

const bits = (values: Float32Array) => Array.from(new Uint32Array(values.buffer, values.byteOffset, values.length));

/** Steps [T, R] of rates that change from step to step and from run to run. */
const scheduled = (T: number, R: number, base: number) =>
  Float32Array.from({ length: T * R }, (_, k) => (base * (1 + (k % R))) / (1 + Math.floor(k / R)));

/** Mini-batch gradients and learning rates of each step, for every engine. */
export function batchSuite(
  name: string,
  makeEngine: () => Engine | Promise<Engine>,
  { capabilities = {}, step, slow = false }: BatchSuiteOptions,
): void {
  describe(`${name}: mini-batch gradients and scheduled learning rates`, () => {
    let engine: Engine;
    beforeAll(async () => {
      engine = await makeEngine();
    });
    afterAll(() => engine.dispose());

    test.each(numberedCases(capabilities, { slow }))(
      'batchGradient of %s is the gradient of a point over those examples, and makes the step of advance',
      async (_, { network, regression }, index) => {
        const problem = randomProblem({ network, N, seed: 300 + index, regression });
        const bounded = boundedBy(engine, problem);
        const P = parameterCount(problem);
        const R = 3;
        const theta = cohortTheta(problem, R);
        const batches = randomSchedule(R, { steps: 1, seed: index });
        const program = await engine.open(network, problem.dataset);
        const { gradient, loss } = await program.batchGradient(theta, batches);
        expect([gradient.length, loss.length]).toEqual([R * P, R]);
        const learningRates = rates(R, 0.0625);
        const advanced = await program.advance({ update: PLAIN, learningRates }, freshState(theta), batches);
        for (let r = 0; r < R; r++) {
          const [own, g] = [rowOf(theta, r, P), rowOf(gradient, r, P)];
          const [batch] = batchesOf(batches, r);
          const exact = lossAndGradient(problem, own, batch);
          const { error } = meanBound(bounded, exactly(own), { batch }).gradient;
          expectWithin(g, exact.gradient, error);
          const point = await program.at(own, batch);
          expectWithin(
            g,
            await point.gradient(),
            error.map((e) => 2 * e),
          );
          point.dispose();
          const chosen = onExamples(problem, batch);
          const bound = evaluationBound(boundedBy(engine, chosen), exactly(own), 'train').lossError + U * exact.loss;
          expectWithin(loss[r], exact.loss, bound);
          expectStep(rowOf(advanced.state.theta, r, P), own, g, learningRates[r]);
          expectWithin(advanced.batchLoss[r], loss[r], 2 * bound);
        }
        program.dispose();
      },
    );

    /** θ′ against θ − ηg: a rounding of g, of ηg and of the difference each, with a fourth where they are fused. */
    const expectStep = (after: Float32Array, theta: Float32Array, g: Float32Array, rate: number) => {
      const moved = theta.map((x, p) => x - Math.fround(rate * g[p]));
      if (step === 'bitEqual') expect(bits(after)).toEqual(bits(moved));
      else
        expectWithin(
          after,
          moved,
          Array.from(moved, (x, p) => 3 * U * (Math.abs(x) + Math.abs(rate * g[p]))),
        );
    };

    describe('on one network', () => {
      const activation = capabilities.activations?.[0] ?? 'tanh';
      const network = denseNetwork([5, 7, 3], activation, 'crossEntropy');
      const problem = randomProblem({ network, N, seed: 1 });
      const P = parameterCount(problem);
      const T = 6;
      const withProgram = async (work: (program: Program) => Promise<void>) => {
        const program = await engine.open(network, problem.dataset);
        await work(program);
        program.dispose();
      };

      test('a run has the gradient it has alone, whatever θ the others have', () =>
        withProgram(async (program) => {
          const R = 16;
          const theta = cohortTheta(problem, R);
          theta[3 * P + 4] = Number.NaN;
          theta.fill(Number.POSITIVE_INFINITY, 7 * P, 8 * P);
          theta[12 * P - 4] = Number.POSITIVE_INFINITY; // a weight of the last layer: no activation saturates above it
          const batches = randomSchedule(R, { steps: 1, orders: 3 });
          const { gradient, loss } = await program.batchGradient(theta, batches);
          for (const r of [0, 2, 4, 8, 15]) {
            const solo = await program.batchGradient(rowOf(theta, r, P), alone(batches, r));
            expect(bits(rowOf(gradient, r, P))).toEqual(bits(solo.gradient));
            expect(loss[r]).toBe(solo.loss[0]);
            expect(rowOf(gradient, r, P).every(Number.isFinite)).toBe(true);
          }
          for (const r of [3, 7, 11]) {
            expect(loss[r]).not.toSatisfy(Number.isFinite);
            expect(rowOf(gradient, r, P).some(Number.isFinite)).toBe(false);
          }
        }));

      test('a batch of another size, order or step count than it should be is refused', () =>
        withProgram(async (program) => {
          const theta = cohortTheta(problem, 2);
          const good = randomSchedule(2, { steps: 1 });
          const wrong: readonly (readonly [Partial<BatchIndices>, RegExp])[] = [
            [{ indices: good.indices.slice(1) }, /indices/],
            [{ indices: good.indices.with(2, N) }, /indices must be in \[0, 9\)/],
            [{ indices: good.indices.with(2, -1) }, /indices must be in \[0, 9\)/],
            [{ orderOfRun: Int32Array.of(0, 2) }, /orderOfRun must be in \[0, 2\)/],
            [randomSchedule(2, { steps: 2 }), /steps must be 1, got 2/],
          ];
          for (const [change, message] of wrong)
            await expect(program.batchGradient(theta, { ...good, ...change })).rejects.toThrow(message);
          await expect(program.batchGradient(theta.subarray(1), good)).rejects.toThrow(/theta/);
        }));

      test('what goes in comes back unchanged, and the momentum of a run is none of its business', () =>
        withProgram(async (program) => {
          const theta = cohortTheta(problem, 2);
          const batches = randomSchedule(2, { steps: 1 });
          const copies = [theta.slice(), batches.indices.slice()];
          const first = await program.batchGradient(theta, batches);
          const state = { ...freshState(theta), velocity: theta.map((x) => 1 + x) };
          await program.advance({ update: HEAVY, learningRates: rates(2, 0.1) }, state, batches);
          const second = await program.batchGradient(theta, batches);
          expect([theta, batches.indices]).toEqual(copies);
          expect(bits(second.gradient)).toEqual(bits(first.gradient));
          expect(first.gradient.buffer).not.toBe(theta.buffer);
        }));

      test.each([
        ['plain', PLAIN],
        ['Nesterov with weight decay', HEAVY],
      ])('%s: one η at all steps, written out as [T, R], has the bits of [R]', (_, update) =>
        withProgram(async (program) => {
          const state = freshState(cohortTheta(problem, 3));
          const batches = randomSchedule(3, { steps: T });
          const shared = rates(3, 0.05);
          const written = Float32Array.from({ length: 3 * T }, (_x, k) => shared[k % 3]);
          const expected = await program.advance({ update, learningRates: shared }, state, batches);
          const got = await program.advance({ update, learningRates: written }, state, batches);
          expect(bits(got.state.theta)).toEqual(bits(expected.state.theta));
          expect(bits(got.state.velocity)).toEqual(bits(expected.state.velocity));
          expect(bits(got.batchLoss)).toEqual(bits(expected.batchLoss));
        }),
      );

      test.each([
        ['plain', PLAIN],
        ['Nesterov with weight decay', HEAVY],
      ])('%s: a schedule has the bits of single steps, each with its own η', (_, update) =>
        withProgram(async (program) => {
          const [R, start] = [3, freshState(cohortTheta(problem, 3))];
          const batches = randomSchedule(R, { steps: T });
          const learningRates = scheduled(T, R, 0.1);
          let state = start;
          for (let t = 0; t < T; t++) {
            const own = { update, learningRates: learningRates.slice(t * R, (t + 1) * R) };
            ({ state } = await program.advance(own, state, slice(batches, t, t + 1)));
          }
          const once = await program.advance({ update, learningRates }, start, batches);
          expect(bits(once.state.theta)).toEqual(bits(state.theta));
          expect(bits(once.state.velocity)).toEqual(bits(state.velocity));
          // Were only the first η used, θ would be off by far more than any rounding.
          const first = { update, learningRates: learningRates.slice(0, R) };
          const ignored = await program.advance(first, start, batches);
          expect(worstRatio(ignored.state.theta, once.state.theta, 1e-4)).toBeGreaterThan(10);
        }),
      );

      test.each([0, 1, 4, T, 3 * T - 1, 3 * T + 3])(
        'rates for 3 runs and 6 steps that are %i long are refused',
        (length) =>
          withProgram(async (program) => {
            const learningRates = new Float32Array(length);
            const state = freshState(cohortTheta(problem, 3));
            const advancing = program.advance({ update: PLAIN, learningRates }, state, randomSchedule(3, { steps: T }));
            await expect(advancing).rejects.toMatchObject({
              name: 'SpecError',
              message: expect.stringContaining(`must be R = 3 or T × R = 18 long, got ${length}`),
            });
          }),
      );
    });

    test(`${BATCH} examples, one of them four times, are one example's gradient`, async () => {
      const problem = randomProblem({ network: denseNetwork([5, 7, 3], 'linear', 'squaredError'), N, seed: 4 });
      const program = await engine.open(problem.network, problem.dataset);
      const batches = { ...randomSchedule(1, { steps: 1, orders: 1 }), indices: new Int32Array(BATCH).fill(6) };
      const { gradient } = await program.batchGradient(problem.theta, batches);
      const { error } = meanBound(boundedBy(engine, problem), exactly(problem.theta), {
        batch: batches.indices,
      }).gradient;
      expectWithin(gradient, lossAndGradient(problem, problem.theta, [6]).gradient, error);
      program.dispose();
    });
  });
}
