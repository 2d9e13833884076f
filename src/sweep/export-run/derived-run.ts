import { LIMITS } from '../../data/formats/limits.ts';
import type { Program } from '../../engine/contract.ts';
import { SpecError } from '../../errors.ts';
import type { RunResult } from '../results/results.ts';
import type { RuledState } from '../rules/rule.ts';
import type { Run, SweepPlan } from '../sweep-plan.ts';
import { startOf, trainRunUntil } from '../training/derive-run.ts';
import { hasRateSchedule, ratesOf } from '../training/rate-schedule.ts';
import { lossTolerance, neighbouringStarts } from './loss-tolerance.ts';
import { replayBatches } from './replay-batches.ts';

/** The training loss at one step, and how far another program in f32 may be from it. */
export interface LossCheckpoint {
  readonly step: number;
  readonly loss: number;
  readonly tolerance: number;
}

/** A run, recomputed to its end. */
export interface DerivedRun {
  readonly result: RunResult;
  /** θ before the first step and after the last, and m after the last: `[P]` each. */
  readonly initial: Float32Array;
  readonly theta: Float32Array;
  readonly velocity: Float32Array;
  /** m before the first step, after a warm start. */
  readonly initialVelocity: Float32Array | undefined;
  /** Training examples of every step, one after the other; see `replayBatches`. */
  readonly batches: Int32Array;
  /** Leading axes of the examples of one step, `[…axes, B]`. */
  readonly batchAxes: readonly number[];
  /** Their number in each step, where B follows a schedule. */
  readonly batchSizes: Int32Array | undefined;
  /** η of every step, where it follows a schedule. */
  readonly rates: Float32Array | undefined;
  /** At steps 0, 1, 2, 4, …, and at the end, where the loss is the recorded one. */
  readonly checkpoints: readonly LossCheckpoint[];
}

/** 0, 1, 2, 4, … below `end`, then `end`: early ones test a replay before rounding errors have grown. */
export function checkpointSteps(end: number): number[] {
  const steps = [0];
  for (let step = 1; step < end; step *= 2) steps.push(step);
  return end === 0 ? steps : [...steps, end];
}

function requireSmall({ id }: Run, indices: number): void {
  const bytes = 4 * indices;
  if (bytes <= LIMITS.fileBytes / 2) return;
  throw new SpecError(
    `run ${id}: its batch indices must take at most ${LIMITS.fileBytes / 2} bytes, got ${bytes}. ` +
      `Choose a shorter run or a smaller budget.`,
  );
}

function requireRecorded({ run, trainLoss }: RunResult, { step, loss, tolerance }: LossCheckpoint): void {
  const bothDiverged = !Number.isFinite(loss) && !Number.isFinite(trainLoss);
  if (bothDiverged || Math.abs(loss - trainLoss) <= tolerance) return;
  throw new SpecError(
    `run ${run.id}: recomputed, its training loss after ${step} steps must be the recorded ${trainLoss} within ` +
      `${tolerance.toPrecision(2)}, got ${loss}. Was it recorded by another version or on other data? Run the sweep again.`,
  );
}

/** Training loss of every row of θ `[R, P]`. */
async function trainingLosses(program: Program, theta: Float32Array): Promise<Float64Array> {
  const point = await program.at(theta);
  try {
    return (await point.evaluate('train')).loss;
  } finally {
    point.dispose();
  }
}

/** `values`, repeated to a length. */
function repeated(values: Float32Array, length: number): Float32Array {
  const all = new Float32Array(length);
  for (let at = 0; at < length; at += values.length) all.set(values, at);
  return all;
}

/** The mini-batches in one array, and the settings that change from step to step. */
function schedulesOf({ spec, calendars }: SweepPlan, run: Run, batches: readonly Int32Array[]) {
  const { schedule } = spec;
  const flat = new Int32Array(batches.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const batch of batches) {
    flat.set(batch, at);
    at += batch.length;
  }
  const calendar = calendars.get(run.batchSize)!;
  return {
    batches: flat,
    batchSizes: schedule?.batch && Int32Array.from(batches, ({ length }) => length),
    rates: hasRateSchedule(schedule) ? ratesOf([run], { schedule, calendar }, 0, batches.length) : undefined,
  };
}

/**
 * Recomputes the run of a result, with neighbours that show at each checkpoint how much it has amplified rounding. Throws
 * SpecError where it does not reach the recorded loss.
 */
export async function deriveRecorded(program: Program, plan: SweepPlan, result: RunResult): Promise<DerivedRun> {
  const { run, step } = result;
  const { axes, batches } = replayBatches(plan, run, step);
  requireSmall(
    run,
    batches.reduce((sum, { length }) => sum + length, 0),
  );
  const { theta: initial, velocity } = await startOf(program, plan, run);
  const theta = neighbouringStarts(initial, run, step);
  let state: RuledState = { step: 0, theta, velocity: repeated(velocity, theta.length) };
  const checkpoints: LossCheckpoint[] = [];
  for (const until of checkpointSteps(step)) {
    state = await trainRunUntil(program, { plan, run }, { state, until });
    const losses = await trainingLosses(program, state.theta);
    checkpoints.push({ step: until, loss: losses[0], tolerance: lossTolerance(losses) });
  }
  const last = checkpoints[checkpoints.length - 1];
  requireRecorded(result, last);
  return {
    result,
    initial,
    theta: state.theta.slice(0, plan.parameters),
    velocity: state.velocity.slice(0, plan.parameters),
    ...schedulesOf(plan, run, batches),
    batchAxes: axes,
    initialVelocity: plan.spec.start && velocity,
    checkpoints: [...checkpoints.slice(0, -1), { ...last, loss: result.trainLoss }],
  };
}
