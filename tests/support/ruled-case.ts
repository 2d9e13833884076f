import { batchSchedule } from '../../src/engine/batch-order.ts';
import type { Engine, Program } from '../../src/engine/contract.ts';
import type { Network } from '../../src/engine/network.ts';
import { planSweep } from '../../src/sweep/plan.ts';
import type { RuleSpec } from '../../src/sweep/rules/registry.ts';
import type { RuledState } from '../../src/sweep/rules/rule.ts';
import { parseSweepSpec, type SweepSpecInput } from '../../src/sweep/spec/sweep-spec.ts';
import type { Run, SweepPlan } from '../../src/sweep/sweep-plan.ts';
import { trainUntil } from '../../src/sweep/training/train-until.ts';
import { type RandomProblem, randomProblem } from './oracle/random-problem.ts';

/** A setting of every rule that moves by averages of gradients. */
export const MOMENT_RULES: readonly RuleSpec[] = [
  { kind: 'adam', beta1: 0.9, beta2: 0.99, epsilon: 1e-8 },
  { kind: 'adamw', beta1: 0.9, beta2: 0.99, epsilon: 1e-8 },
  { kind: 'rmsprop', decay: 0.9, epsilon: 1e-8 },
  { kind: 'adagrad', initial: 0.1, epsilon: 1e-8 },
  { kind: 'signDescent' },
  { kind: 'lion', beta1: 0.9, beta2: 0.95 },
  { kind: 'muon', decay: 0.9, adamFactor: 0.1 },
];

export interface RuledCaseOptions {
  readonly engine: Engine;
  readonly rule?: SweepSpecInput['rule'];
  readonly update?: SweepSpecInput['update'];
  readonly model?: SweepSpecInput['model'];
  readonly sampling?: SweepSpecInput['sampling'];
  readonly learningRates?: readonly number[];
  readonly batchSize?: number;
  readonly seeds?: readonly number[];
  /** N. */
  readonly N?: number;
  readonly steps?: number;
  /** Of the random inputs, labels and weights. */
  readonly problemSeed?: number;
}

/** Runs of a small network on random data, trained by the rule of a spec as any sweep is. */
export interface RuledCase {
  readonly problem: RandomProblem;
  readonly plan: SweepPlan;
  readonly program: Program;
  readonly runs: readonly Run[];
  readonly P: number;
  /** All runs at the problem's weights, at step 0. */
  readonly start: RuledState;
  until(step: number, from?: RuledState, runs?: readonly Run[]): Promise<RuledState>;
  /** Examples of the mini-batch of a step of a run. */
  batchOf(run: Run, step: number): number[];
}

/** The network that a spec's model makes of 5 inputs and 3 classes. */
export async function ruledCase(options: RuledCaseOptions): Promise<RuledCase> {
  const { engine, N = 12, batchSize = 4, learningRates = [0.05], seeds = [3], steps = 40 } = options;
  const spec = parseSweepSpec({
    version: 1,
    dataset: {},
    model: options.model ?? { hidden: [4] },
    ...(options.update && { update: options.update }),
    ...(options.rule && { rule: options.rule }),
    ...(options.sampling && { sampling: options.sampling }),
    grid: { learningRates: [...learningRates], batchSizes: [batchSize], seeds: [...seeds] },
    budget: { kind: 'steps', steps },
  });
  const shape = { inputShape: [5], classes: 3, train: { count: N }, test: { count: N + 3 } };
  const plan = planSweep(spec, shape as unknown as Parameters<typeof planSweep>[1]);
  const network: Network = plan.network;
  const problem = randomProblem({ network, N, seed: options.problemSeed ?? 1 });
  const program = await engine.open(network, problem.dataset);
  const P = plan.parameters;
  const { runs } = plan;
  const theta = new Float32Array(runs.length * P);
  runs.forEach((_, run) => void theta.set(problem.theta, run * P));
  const start: RuledState = { step: 0, theta, velocity: new Float32Array(theta.length) };
  return {
    problem,
    plan,
    program,
    runs,
    P,
    start,
    until: (step, from = start, rows = runs) => trainUntil(program, plan, { runs: rows, state: from, until: step }),
    batchOf: ({ seed }, step) => {
      const order = { sampling: spec.sampling, examples: N, batchSize, seeds: [seed] };
      return Array.from(batchSchedule(order, step, step + 1).indices);
    },
  };
}
