import { SpecError } from '../errors.ts';
import type { BatchAnswers, BatchIndices } from './contract.ts';
import type { Network } from './network.ts';

type Rule = (holds: boolean, what: string, must: string, got: number, advice: string) => void;

const ruleOf =
  (where: string): Rule =>
  (holds, what, must, got, advice) => {
    if (!holds) throw new SpecError(`${where}: ${what} must be ${must}, got ${got}. ${advice}`);
  };

const isCount = (value: number) => Number.isInteger(value) && value >= 1;

/** R = theta.length / P, the number of runs; throws SpecError unless it is an integer ≥ 1. */
export function checkedRuns(where: string, theta: Float32Array, parameters: number): number {
  const runs = theta.length / parameters;
  if (isCount(runs)) return runs;
  throw new SpecError(
    `${where}: theta must be a positive multiple of P = ${parameters} long, got ${theta.length}. Pass one row per run.`,
  );
}

/** Throws SpecError unless the schedule fits R runs and N examples: a device would read zeros for an index out of range. */
export function checkSchedule(
  where: string,
  { steps, orders, batchSize, indices, orderOfRun }: BatchIndices,
  { runs, examples }: { readonly runs: number; readonly examples: number },
): void {
  const rule = ruleOf(where);
  rule(isCount(steps), 'steps', 'a positive integer', steps, 'Ask for at least one step.');
  rule(isCount(batchSize), 'batchSize', 'a positive integer', batchSize, 'Ask for at least one example.');
  const size = steps * orders * batchSize;
  rule(indices.length === size, 'indices', `T × S × B = ${size} long`, indices.length, 'Write every batch out.');
  rule(orderOfRun.length === runs, 'orderOfRun', `R = ${runs} long`, orderOfRun.length, 'Name an order for each run.');
  for (const order of orderOfRun)
    if (order < 0 || order >= orders) rule(false, 'orderOfRun', `in [0, ${orders})`, order, 'Use an order passed.');
  for (const index of indices)
    if (index < 0 || index >= examples)
      rule(false, 'indices', `in [0, ${examples})`, index, 'Draw from the training examples.');
}

/** Throws SpecError unless the schedule is one mini-batch for each run, as `batchGradient` requires. */
export function checkOneStep({ steps }: BatchIndices): void {
  ruleOf('batchGradient')(steps === 1, 'steps', '1', steps, 'Ask for one mini-batch at a time.');
}

/** Throws SpecError unless answers fit the batches of one step, the network and its data. */
export function checkAnswers(
  where: string,
  answers: BatchAnswers,
  { indices: { length } }: BatchIndices,
  { network: { classes, loss }, regression }: { readonly network: Network; readonly regression: boolean },
): void {
  const rule = ruleOf(where);
  if ('targets' in answers) {
    const { targets } = answers;
    if (loss !== 'squaredError')
      throw new SpecError(`${where}: targets must come with the squared error, got ${loss}. Pass labels.`);
    rule(
      targets.length === length * classes,
      'targets',
      `S × B × K = ${length * classes} long`,
      targets.length,
      'Give K per example.',
    );
    for (const target of targets) rule(Number.isFinite(target), 'targets', 'finite', target, 'Pass numbers.');
    return;
  }
  if (regression || classes === 1)
    throw new SpecError(`${where}: labels must come with at least two classes, got a regression. Pass targets.`);
  const { labels } = answers;
  rule(labels.length === length, 'labels', `S × B = ${length} long`, labels.length, 'Give one per example.');
  for (const label of labels)
    if (!(label >= 0 && label < classes)) rule(false, 'labels', `in [0, ${classes})`, label, 'Pass classes.');
}

/**
 * Stride in numbers between the η of successive steps in `AdvanceSettings.learningRates`: R where each step has its own
 * (`[T, R]`), 0 where all steps share them (`[R]`). Throws SpecError for any other length.
 */
export function rateStride(learningRates: Float32Array, runs: number, steps: number): number {
  if (learningRates.length === runs) return 0;
  if (learningRates.length === steps * runs) return runs;
  throw new SpecError(
    `advance: learningRates must be R = ${runs} or T × R = ${steps * runs} long, got ${learningRates.length}. ` +
      'Give one per run, or one per step and run.',
  );
}
