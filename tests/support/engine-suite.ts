import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Activation } from '../../src/engine/activations.ts';
import type { Advanced, Engine, Program, UpdateRule } from '../../src/engine/contract.ts';
import { meanBound } from '../../src/probes/reference/bounds.ts';
import { exactly } from '../../src/probes/reference/rounded-vector.ts';
import { numberedCases, type Slowness } from './engine-cases.ts';
import { batchesOf, boundedBy, boundedRun, expectPoint, expectRun, rowOf } from './engine-expectations.ts';
import { alone, cohortTheta, freshState, N, randomSchedule, rates, STEPS, slice } from './engine-fixtures.ts';
import { expectWithin, worstRatio } from './expect-within.ts';
import { gaussNewtonVector, hessianVector, onExamples, parameterCount } from './oracle/problem.ts';
import { denseNetwork, normals, type RandomProblem, randomProblem } from './oracle/random-problem.ts';

export interface EngineSuiteOptions {
  /** What the engine claims to support; everything by default. */
  readonly capabilities?: { readonly activations?: readonly Activation[]; readonly images?: boolean };
  /** Whether a run among others, or cut into pieces, equals the run alone to the last bit, or only within its bound. */
  readonly repetition: 'bitEqual' | 'withinBound';
  /** See `numberedCases`. */
  readonly slow?: Slowness;
}

const HEAVY: UpdateRule = { momentum: 0.9, nesterov: false, weightDecay: 0.01 };
const NESTEROV: UpdateRule = { momentum: 0.8, nesterov: true, weightDecay: 0.003 };

/** Tests that hold for every engine, on every network it claims to support, with the f64 oracle as judge. */
export function engineSuite(
  name: string,
  makeEngine: () => Engine | Promise<Engine>,
  { capabilities = {}, repetition, slow = false }: EngineSuiteOptions,
): void {
  describe(`${name} against the f64 oracle`, () => {
    let engine: Engine;
    const open = async (problem: RandomProblem): Promise<Program> => engine.open(problem.network, problem.dataset);
    beforeAll(async () => {
      engine = await makeEngine();
    });
    afterAll(() => engine.dispose());

    describe.each(numberedCases(capabilities, { slow }))('%s', (_, { network, regression }, index) => {
      const problem = randomProblem({ network, N, seed: 100 + index, regression });
      const P = parameterCount(problem);

      test('loss, accuracy, outputs, gradient, norms, H v, G v, projections, weighted gradient, Σ Hᵢ² v: three runs at once', async () => {
        const program = await open(problem);
        const theta = cohortTheta(problem, 3);
        const point = await program.at(theta);
        const v = normals(3 * P, 9, index, 1 / Math.sqrt(P));
        await expectPoint(point, problem, boundedBy(engine, problem), { theta, v, c: normals(3 * N, 8, index) });
        point.dispose();
        program.dispose();
      });

      test(`${STEPS} steps with momentum, weight decay and ${index % 2 === 0 ? 'no ' : ''}Nesterov: two runs`, async () => {
        const program = await open(problem);
        const theta = cohortTheta(problem, 2);
        const [update, schedule, learningRates] = [
          index % 2 === 0 ? HEAVY : NESTEROV,
          randomSchedule(2),
          rates(2, network.loss === 'squaredError' ? 0.004 : 0.02),
        ];
        const advanced = await program.advance({ update, learningRates }, freshState(theta), schedule);
        expect(advanced.state.step).toBe(STEPS);
        for (let r = 0; r < 2; r++)
          expectRun(advanced, r, problem, boundedBy(engine, problem), {
            theta: rowOf(theta, r, P),
            update,
            learningRate: learningRates[r],
            batches: batchesOf(schedule, r),
          });
        program.dispose();
      });
    });

    describe('what a run may and may not depend on', () => {
      const activation = capabilities.activations?.[0] ?? 'tanh';
      const problem = randomProblem({ network: denseNetwork([5, 7, 3], activation, 'crossEntropy'), N, seed: 1 });
      const P = parameterCount(problem);

      const boundsOf = (theta: Float32Array, update: UpdateRule, learningRate: number, batches: Int32Array[]) =>
        boundedRun(problem, boundedBy(engine, problem), { theta, update, learningRate, batches });

      const expectSameRun = (got: Advanced, r: number, solo: Advanced, bounds: ReturnType<typeof boundsOf>) => {
        const pairs = [
          [rowOf(got.state.theta, r, P), solo.state.theta, bounds.theta.error],
          [rowOf(got.state.velocity, r, P), solo.state.velocity, bounds.velocity.error],
        ] as const;
        for (const [cohort, single, error] of pairs)
          expectWithin(cohort, single, repetition === 'bitEqual' ? 0 : error.map((e) => 2 * e));
        expectWithin(got.batchLoss[r], solo.batchLoss[0], repetition === 'bitEqual' ? 0 : 2 * bounds.batchLoss.error);
      };

      test('a run inside a cohort of 16, one of which diverges, equals the run alone', async () => {
        const program = await open(problem);
        const R = 16;
        const theta = cohortTheta(problem, R);
        const learningRates = rates(R, 0.02);
        learningRates[3] = 1e30;
        const schedule = randomSchedule(R, { orders: 3 });
        const cohort = await program.advance({ update: HEAVY, learningRates }, freshState(theta), schedule);
        expect(
          Number.isFinite(cohort.batchLoss[3]) &&
            cohort.state.theta.slice(3 * P, 4 * P).every((x) => Math.abs(x) < 1e20),
        ).toBe(false);
        for (const r of [0, 2, 4, 9, 15]) {
          const start = rowOf(theta, r, P);
          const solo = await program.advance(
            { update: HEAVY, learningRates: learningRates.slice(r, r + 1) },
            freshState(start),
            alone(schedule, r),
          );
          expectSameRun(cohort, r, solo, boundsOf(start, HEAVY, learningRates[r], batchesOf(schedule, r)));
        }
        program.dispose();
      });

      test('a run in two pieces equals the run in one', async () => {
        const program = await open(problem);
        const theta = cohortTheta(problem, 1);
        const schedule = randomSchedule(1);
        const settings = { update: HEAVY, learningRates: Float32Array.of(0.05) };
        const whole = await program.advance(settings, freshState(theta), schedule);
        const first = await program.advance(settings, freshState(theta), slice(schedule, 0, 7));
        const second = await program.advance(settings, first.state, slice(schedule, 7, STEPS));
        expect(second.state.step).toBe(STEPS);
        const bounds = boundsOf(theta, HEAVY, settings.learningRates[0], batchesOf(schedule, 0));
        const batchLoss = Float32Array.of((7 * first.batchLoss[0] + 13 * second.batchLoss[0]) / 20);
        expectWithin(batchLoss, whole.batchLoss, 2 * bounds.batchLoss.error);
        expectSameRun({ ...second, batchLoss: whole.batchLoss }, 0, whole, bounds);
        program.dispose();
      });

      test('arrays that go in come back unchanged and are not what comes out', async () => {
        const program = await open(problem);
        const state = { step: 4, theta: cohortTheta(problem, 2), velocity: normals(2 * P, 6) };
        const schedule = randomSchedule(2);
        const [learningRates, v, c] = [rates(2, 0.02), normals(2 * P, 3), normals(2 * N, 4)];
        const given = [
          state.theta,
          state.velocity,
          learningRates,
          v,
          c,
          schedule.indices,
          schedule.orderOfRun,
          problem.dataset.train.inputs,
        ];
        const copies = given.map((array) => array.slice());
        const { state: after } = await program.advance({ update: HEAVY, learningRates }, state, schedule);
        const point = await program.at(state.theta);
        await point.evaluate('test');
        const results = [
          after.theta,
          after.velocity,
          await point.hessianVector(v),
          await point.exampleProjections(v),
          await point.weightedGradient(c),
          await point.exampleHessianSquare(v),
        ];
        point.dispose();
        expect(given).toEqual(copies);
        expect(after.step).toBe(4 + STEPS);
        for (const result of results) expect(given.some((array) => array.buffer === result.buffer)).toBe(false);
        program.dispose();
      });

      test('a point over chosen examples, one of them twice, asks those alone and leaves others as they were', async () => {
        const program = await open(problem);
        const theta = cohortTheta(problem, 2);
        const chosen = Int32Array.of(7, 2, 2, 0);
        const own = onExamples(problem, chosen);
        const whole = await program.at(theta);
        const before = await whole.gradient();
        const part = await program.at(theta, chosen);
        const c = normals(2 * chosen.length, 4);
        await expectPoint(part, own, boundedBy(engine, own), { theta, v: normals(2 * P, 3, 0, 1 / Math.sqrt(P)), c });
        expectWithin(await whole.gradient(), before, 0);
        part.dispose();
        expectWithin(await whole.gradient(), before, 0);
        whole.dispose();
        for (const wrong of [Int32Array.of(0, N), Int32Array.of(-1), Int32Array.of()])
          await expect(program.at(theta, wrong)).rejects.toThrow('examples must be at least one index in [0, 9)');
        program.dispose();
      });

      test('Gauss–Newton leaves out what the residuals add: planted, that is ten times its bound', () => {
        const mean = meanBound(boundedBy(engine, problem), exactly(problem.theta), { v: exactly(problem.v) });
        const exact = gaussNewtonVector(problem, problem.theta, problem.v);
        const bound = mean.hessianVector.error.map((error) => 2 * error);
        expect(worstRatio(hessianVector(problem, problem.theta, problem.v), exact, bound)).toBeGreaterThan(10);
      });

      test('a point stays what it was while training goes on', async () => {
        const program = await open(problem);
        const theta = cohortTheta(problem, 1);
        const point = await program.at(theta);
        const before = await point.gradient();
        await program.advance(
          { update: HEAVY, learningRates: Float32Array.of(0.1) },
          freshState(theta),
          randomSchedule(1),
        );
        expectWithin(await point.gradient(), before, 0);
        point.dispose();
        program.dispose();
      });

      const VARIANTS: readonly (readonly [string, Partial<UpdateRule>, number])[] = [
        ['momentum', { momentum: 0.5 }, 1],
        ['nesterov', { nesterov: true }, 1],
        ['weightDecay', { weightDecay: 0.001 }, 1],
        ['learningRates', {}, 1.01],
      ];
      test.each(VARIANTS)('%s changes the run, and by as much as it should', async (_, change, factor) => {
        const program = await open(problem);
        const theta = cohortTheta(problem, 1);
        const schedule = randomSchedule(1);
        const batches = batchesOf(schedule, 0);
        const update = { ...HEAVY, ...change };
        const learningRates = Float32Array.of(0.05 * factor);
        const base = boundsOf(theta, HEAVY, Math.fround(0.05), batches);
        const changed = boundsOf(theta, update, learningRates[0], batches);
        // Were the option ignored, θ would miss its bound at least tenfold.
        expect(worstRatio(base.theta.value, changed.theta.value, changed.theta.error)).toBeGreaterThan(10);
        const advanced = await program.advance({ update, learningRates }, freshState(theta), schedule);
        expectRun(advanced, 0, problem, boundedBy(engine, problem), {
          theta,
          update,
          learningRate: learningRates[0],
          batches,
        });
        program.dispose();
      });

      test('a start with a momentum buffer uses it', async () => {
        const program = await open(problem);
        const theta = cohortTheta(problem, 1);
        const velocity = normals(P, 21);
        const schedule = randomSchedule(1);
        const learningRates = Float32Array.of(0.01);
        const advanced = await program.advance(
          { update: NESTEROV, learningRates },
          { step: 3, theta, velocity },
          schedule,
        );
        expectRun(advanced, 0, problem, boundedBy(engine, problem), {
          theta,
          velocity,
          update: NESTEROV,
          learningRate: learningRates[0],
          batches: batchesOf(schedule, 0),
        });
        program.dispose();
      });
    });
  });
}
