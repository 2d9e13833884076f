import { expect, test } from 'vitest';
import type { Engine } from '../../src/engine/contract.ts';
import type { RuledState } from '../../src/sweep/rules/rule.ts';
import type { SweepSpecInput } from '../../src/sweep/spec/sweep-spec.ts';
import { rowOf } from './engine-expectations.ts';
import { type RuledCaseOptions, ruledCase } from './ruled-case.ts';

type Rule = NonNullable<SweepSpecInput['rule']>;

export const bitsOf = (values: Float32Array) =>
  Array.from(new Uint32Array(values.buffer, values.byteOffset, values.length));

const stateBits = ({ theta, velocity, memory = [] }: RuledState) => [
  bitsOf(theta),
  bitsOf(velocity),
  memory.map((row) => row && bitsOf(row)),
];

const UPDATES = [{}, { momentum: 0.9, nesterov: true, weightDecay: 0.01 }] as const;

/** What holds for every rule on every engine: a run is a function of spec, seed and step, and divergence stays its own. */
export function ruleSuite(
  engineOf: () => Engine,
  rule: Rule,
  { momentum = true, options = {} }: { momentum?: boolean; options?: Partial<RuledCaseOptions> } = {},
): void {
  const caseOf = (update: SweepSpecInput['update'], more: Partial<RuledCaseOptions> = {}) =>
    ruledCase({
      engine: engineOf(),
      rule,
      ...(update && { update }),
      learningRates: [0.02, 0.1],
      seeds: [3, 4],
      ...options,
      ...more,
    });

  test.each(momentum ? UPDATES : [{}])('cut anywhere, with %j, it gives equal bits', async (update) => {
    const ruled = await caseOf(update);
    const whole = await ruled.until(14);
    for (const cuts of [[1, 2, 3, 5, 8, 13], [7], [4, 6]]) {
      let state = ruled.start;
      for (const cut of [...cuts, 14]) state = await ruled.until(cut, structuredClone(state));
      expect(stateBits(state)).toEqual(stateBits(whole));
    }
    ruled.program.dispose();
  });

  test('a run has the bits that it has alone', async () => {
    const ruled = await caseOf(momentum ? UPDATES[1] : {});
    const { runs, P } = ruled;
    const together = await ruled.until(9);
    for (const [row, run] of runs.entries()) {
      const start = { step: 0, theta: ruled.problem.theta, velocity: new Float32Array(P) };
      const alone = await ruled.until(9, start, [run]);
      expect(bitsOf(alone.theta)).toEqual(bitsOf(rowOf(together.theta, row, P)));
      expect(bitsOf(alone.velocity)).toEqual(bitsOf(rowOf(together.velocity, row, P)));
    }
    ruled.program.dispose();
  });

  test('a run that diverges becomes NaN and stays NaN, and changes no other', async () => {
    const ruled = await caseOf({});
    const { P, start } = ruled;
    const expected = await ruled.until(6);
    const theta = start.theta.slice();
    theta.fill(3e38, P, 2 * P); // finite, but no loss is
    theta[2 * P] = Number.NaN;
    let state: RuledState = { ...start, theta };
    for (const cut of [1, 3, 6]) {
      state = await ruled.until(cut, state);
      for (const row of [1, 2]) expect(rowOf(state.theta, row, P).every(Number.isNaN)).toBe(true);
    }
    for (const row of [0, 3]) {
      expect(bitsOf(rowOf(state.theta, row, P))).toEqual(bitsOf(rowOf(expected.theta, row, P)));
      expect(rowOf(state.theta, row, P).every(Number.isFinite)).toBe(true);
    }
    ruled.program.dispose();
  });

  test('what goes in comes back unchanged', async () => {
    const ruled = await caseOf({});
    const once = await ruled.until(2);
    const copy = structuredClone(once);
    await ruled.until(5, once);
    expect(once).toEqual(copy);
    ruled.program.dispose();
  });
}
