import { rowOf } from '../../probes/run-rows.ts';
import { batchReader, eachStep } from './each-step.ts';
import { remembered } from './refresh.ts';
import type { RuledState, RuleSteps } from './rule.ts';

const { fround } = Math;

/** One run before a step, `[P]` each. The rule overwrites all of them. */
export interface MovingRun {
  readonly theta: Float32Array;
  /** m: the first moment or momentum buffer of the rule, or its last gradient where it has none. */
  readonly velocity: Float32Array;
  /** What else it carries, in the order of `MomentRule.initial`. */
  readonly moments: readonly Float32Array[];
  /** g, with what `prepare` made of it. */
  readonly gradient: Float32Array;
  /** Receives Δθ. */
  readonly change: Float32Array;
  /** η. */
  readonly rate: number;
  /** Updates made, this one included: 1, 2, … */
  readonly count: number;
}

/** A rule that moves each run by its mini-batch gradient and by moments that it carries. */
export interface MomentRule {
  /** Value of each moment before the first step. */
  readonly initial: readonly number[];
  /** m goes on from the run that a warm start begins at, as that of SGD does; otherwise it begins with 0, as do the moments. */
  readonly continues?: boolean;
  update(run: MovingRun): void;
}

/** Moments and Δθ of each run, one after the other, `[M + 1, P]`: copies, so that the given state stays as it is. */
function ownMemory({ parameters: P, order, state }: RuleSteps, initial: readonly number[]): Float32Array[] {
  return order.seeds.map((_, run) => {
    if (state.step > 0) return remembered(state.memory ?? [], run).slice();
    const memory = new Float32Array((initial.length + 1) * P);
    initial.forEach((value, k) => void memory.fill(value, k * P, (k + 1) * P));
    return memory;
  });
}

/** Σ 0·x is 0 for finite numbers only. */
function allFinite(values: Float32Array): boolean {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += 0 * values[i];
  return sum === 0;
}

/**
 * Makes each step by a rule with moments. Memory of a run: its moments, then Δθ of the last step. A run whose θ or gradient
 * is not finite becomes NaN.
 */
export async function advanceByMoments(steps: RuleSteps, rule: MomentRule): Promise<RuledState> {
  const { program, parameters: P, order, from, until, state } = steps;
  const batchOf = batchReader(order, from, until);
  const memory = ownMemory(steps, rule.initial);
  const parts = memory.map((own) => rule.initial.map((_, k) => rowOf(own, k, P)));
  const changes = memory.map((own) => rowOf(own, rule.initial.length, P));
  const isFresh = state.step === 0 && !rule.continues;
  const start = isFresh ? { ...state, velocity: new Float32Array(state.velocity.length) } : state;
  const advanced = await eachStep({ ...steps, state: start }, async ({ step, theta, velocity, rates }) => {
    const { gradient } = await program.batchGradient(theta, batchOf(step));
    rates.forEach((rate, run) => {
      const own = {
        theta: rowOf(theta, run, P),
        velocity: rowOf(velocity, run, P),
        moments: parts[run],
        gradient: rowOf(gradient, run, P),
        change: changes[run],
        rate,
        count: step + 1,
      };
      if (allFinite(own.gradient) && allFinite(own.theta)) rule.update(own);
      else for (const row of [own.theta, own.velocity, own.change]) row.fill(Number.NaN);
    });
  });
  return { ...advanced, memory };
}

/** g ← g + wd·θ in place, each operation rounded to f32. */
export function addDecay({ gradient, theta }: MovingRun, weightDecay: number): void {
  const decay = fround(weightDecay);
  if (decay === 0) return;
  for (let i = 0; i < theta.length; i++) gradient[i] = fround(gradient[i] + fround(decay * theta[i]));
}
