import { expect } from 'vitest';
import type { Engine } from '../../src/engine/contract.ts';
import { meanBound } from '../../src/probes/reference/bounds.ts';
import { exactly } from '../../src/probes/reference/rounded-vector.ts';
import type { RuledState } from '../../src/sweep/rules/rule.ts';
import { boundedBy, rowOf } from './engine-expectations.ts';
import { expectWithin, worstRatio } from './expect-within.ts';
import { lossAndGradient } from './oracle/problem.ts';
import type { RuledCase } from './ruled-case.ts';

const U = 2 ** -24;

/** One coordinate of one run. */
export interface Coordinate {
  readonly theta: number;
  readonly m: number;
  readonly moments: readonly number[];
}

export interface StepSetting {
  readonly rate: number;
  /** 1 at the first step. */
  readonly t: number;
  readonly weightDecay: number;
  readonly momentum: number;
  readonly nesterov: boolean;
}

/** A step of a rule as its paper writes it, in f64. */
export type ExactStep = (before: Coordinate, gradient: number, setting: StepSetting) => Coordinate;

interface ComparedSteps {
  readonly engine: Engine;
  readonly steps: number;
  /** Number of moments beside m. */
  readonly moments: number;
}

/**
 * Every one of the first steps of run 0, made from the state that the rule itself has reached, so that errors do not
 * accumulate. A result may be off by what the gradient's proven error changes in it (twice, since it is no linear function
 * of g) and by some eight roundings of each of its terms. Returns the largest error ÷ bound of θ for each of some other steps.
 */
export async function expectSteps(
  ruled: RuledCase,
  exact: ExactStep,
  faults: readonly ExactStep[],
  { engine, steps, moments }: ComparedSteps,
): Promise<number[]> {
  const { problem, runs, P, plan, batchOf } = ruled;
  const bounded = boundedBy(engine, problem);
  const worst = faults.map(() => 0);
  let state: RuledState = ruled.start;
  for (let t = 1; t <= steps; t++) {
    const next = await ruled.until(t, state);
    const theta = rowOf(state.theta, 0, P);
    const batch = batchOf(runs[0], t - 1);
    const { gradient } = lossAndGradient(problem, theta, batch);
    const { error } = meanBound(bounded, exactly(theta), { batch }).gradient;
    const setting = { ...plan.spec.update, rate: Math.fround(runs[0].learningRate), t };
    const made = (step: ExactStep) =>
      Array.from({ length: P }, (_, p) => {
        const own = state.memory?.[0];
        const before = {
          theta: theta[p],
          m: state.velocity[p],
          moments: Array.from({ length: moments }, (_, k) => (own ? own[k * P + p] : Number.NaN)),
        };
        const [low, here, high] = [-1, 0, 1].map((sign) => step(before, gradient[p] + sign * error[p], setting));
        const spread = (of: (c: Coordinate) => number) =>
          2 * Math.max(Math.abs(of(low) - of(here)), Math.abs(of(high) - of(here)));
        const change = here.theta - before.theta;
        return {
          here,
          theta:
            spread((c) => c.theta) +
            2 * U * Math.abs(here.theta) +
            8 * U * Math.abs(change) +
            4 * U * setting.rate * setting.weightDecay * Math.abs(before.theta),
          m:
            spread((c) => c.m) +
            4 * U * (Math.abs(before.m) + Math.abs(gradient[p]) + setting.weightDecay * Math.abs(before.theta)),
          moments: here.moments.map((value, k) => spread((c) => c.moments[k]) + 6 * U * Math.abs(value)),
          change,
        };
      });
    const expected = made(exact);
    const bound = expected.map((one) => one.theta);
    expectWithin(
      rowOf(next.theta, 0, P),
      expected.map(({ here }) => here.theta),
      bound,
    );
    expectWithin(
      rowOf(next.velocity, 0, P),
      expected.map(({ here }) => here.m),
      expected.map(({ m }) => m),
    );
    const memory = next.memory?.[0];
    expect(memory?.length).toBe((moments + 1) * P);
    for (let k = 0; k < moments; k++)
      expectWithin(
        rowOf(memory!, k, P),
        expected.map(({ here }) => here.moments[k]),
        expected.map((one) => one.moments[k]),
      );
    // Δθ itself is not rounded to the places of θ
    expectWithin(
      rowOf(memory!, moments, P),
      expected.map(({ change }) => change),
      bound,
    );
    faults.forEach((fault, i) => {
      const wrong = made(fault).map(({ here }) => here.theta);
      worst[i] = Math.max(worst[i], worstRatio(rowOf(next.theta, 0, P), wrong, bound));
    });
    state = next;
  }
  return worst;
}
