import { isRegression } from '../../../src/data/dataset.ts';
import { checkData } from '../../../src/engine/check-data.ts';
import {
  checkAnswers,
  checkedRuns,
  checkOneStep,
  checkSchedule,
  rateStride,
} from '../../../src/engine/check-schedule.ts';
import type {
  Advanced,
  AdvanceSettings,
  BatchAnswers,
  BatchGradient,
  BatchIndices,
  CohortState,
  Engine,
  Point,
  Program,
} from '../../../src/engine/contract.ts';
import { answeredProblem } from './answered-problem.ts';
import {
  evaluate,
  exampleGradients,
  exampleHessianSquare,
  exampleProjections,
  gaussNewtonVector,
  hessianVector,
  lossAndGradient,
  networkOutputs,
  onExamples,
  type Problem,
  parameterCount,
  weightedGradient,
} from './problem.ts';
import { type ReplaySettings, replay } from './sgd.ts';

/** Rows of a flat `[R, width]` array. */
function rowsOf(flat: ArrayLike<number>, width: number): Float64Array[] {
  const all = Float64Array.from(flat);
  return Array.from({ length: all.length / width }, (_, r) => all.subarray(r * width, (r + 1) * width));
}

const rounded = (rows: readonly Float64Array[]) => Float32Array.from(rows.flatMap((row) => Array.from(row)));

/** One run, its state rounded to f32 after every step, so that a run may be cut anywhere. */
function advanceRun(
  problem: Problem,
  start: Pick<ReplaySettings, 'update' | 'velocity'> & { theta: Float64Array },
  steps: readonly { readonly batch: ArrayLike<number>; readonly learningRate: number }[],
) {
  let theta = start.theta;
  let velocity = Float64Array.from(start.velocity ?? []);
  let lossSum = 0;
  for (const { batch, learningRate } of steps) {
    const step = replay(problem, theta, { ...start, learningRate, velocity, batches: [batch] });
    theta = step.theta.map(Math.fround);
    velocity = step.velocity.map(Math.fround);
    lossSum += step.batchLosses[0];
  }
  return { theta, velocity, batchLoss: lossSum / steps.length };
}

function advance(problem: Problem, settings: AdvanceSettings, state: CohortState, schedule: BatchIndices): Advanced {
  const P = parameterCount(problem);
  const { steps, orders, batchSize, indices, orderOfRun } = schedule;
  const velocities = rowsOf(state.velocity, P);
  const { update, learningRates } = settings;
  const stride = rateStride(learningRates, orderOfRun.length, steps);
  const runs = rowsOf(state.theta, P).map((theta, r) => {
    const made = Array.from({ length: steps }, (_, t) => {
      const start = (t * orders + orderOfRun[r]) * batchSize;
      return { batch: indices.subarray(start, start + batchSize), learningRate: learningRates[t * stride + r] };
    });
    return advanceRun(problem, { theta, update, velocity: velocities[r] }, made);
  });
  return {
    state: {
      step: state.step + steps,
      theta: rounded(runs.map((run) => run.theta)),
      velocity: rounded(runs.map((run) => run.velocity)),
    },
    batchLoss: Float32Array.from(runs, (run) => run.batchLoss),
  };
}

function batchGradient(
  problem: Problem,
  flat: Float32Array,
  schedule: BatchIndices,
  answers?: BatchAnswers,
): BatchGradient {
  const P = parameterCount(problem);
  checkOneStep(schedule);
  const examples = problem.dataset.train.count;
  checkSchedule('batchGradient', schedule, { runs: checkedRuns('batchGradient', flat, P), examples });
  const { network, dataset } = problem;
  if (answers) checkAnswers('batchGradient', answers, schedule, { network, regression: isRegression(dataset) });
  const { batchSize, indices, orderOfRun } = schedule;
  const own = answers ? answeredProblem(problem, indices, answers) : problem;
  const places = answers ? indices.map((_, i) => i) : indices;
  const runs = rowsOf(flat, P).map((theta, r) => {
    const start = orderOfRun[r] * batchSize;
    const { loss, gradient } = lossAndGradient(own, theta, places.subarray(start, start + batchSize));
    return { loss, gradient: Number.isFinite(loss) ? gradient : gradient.fill(Number.NaN) };
  });
  return { gradient: rounded(runs.map((run) => run.gradient)), loss: Float32Array.from(runs, (run) => run.loss) };
}

function pointAt(problem: Problem, flat: Float32Array): Point {
  const { dataset } = problem;
  const P = parameterCount(problem);
  const thetas = rowsOf(flat, P);
  type OfRun = (theta: Float64Array, argument: Float64Array) => Float64Array;
  const perRun = async (argument: Float32Array, width: number, apply: OfRun) => {
    const rows = rowsOf(argument, width);
    return rounded(thetas.map((theta, r) => apply(theta, rows[r])));
  };
  return {
    evaluate: async (split) => {
      const means = thetas.map((theta) => evaluate(problem, theta, split));
      return {
        loss: Float64Array.from(means, (mean) => Math.fround(mean.loss)),
        accuracy: Float64Array.from(means, (mean) => mean.accuracy),
      };
    },
    gradient: async () => rounded(thetas.map((theta) => lossAndGradient(problem, theta).gradient)),
    hessianVector: (v) => perRun(v, P, (theta, row) => hessianVector(problem, theta, row)),
    exampleProjections: (v) => perRun(v, P, (theta, row) => exampleProjections(problem, theta, row)),
    weightedGradient: (c) => perRun(c, dataset.train.count, (theta, row) => weightedGradient(problem, theta, row)),
    exampleHessianSquare: (v) => perRun(v, P, (theta, row) => exampleHessianSquare(problem, theta, row)),
    gaussNewtonVector: (v) => perRun(v, P, (theta, row) => gaussNewtonVector(problem, theta, row)),
    exampleGradientNorms: async () =>
      rounded(
        thetas.map((theta) =>
          Float64Array.from(exampleGradients(problem, theta), (g) => g.reduce((sum, x) => sum + x * x, 0)),
        ),
      ),
    outputs: async (split) => rounded(thetas.map((theta) => networkOutputs(problem, theta, split))),
    dispose: () => {},
  };
}

/**
 * The contract, fulfilled by the oracle: f64 inside each call, f32 in every array that goes in or out. For testing
 * probes without a real engine, and for planting faults.
 */
export function oracleEngine(faults: Pick<Problem, 'withoutSecondDerivative'> = {}): Engine {
  return {
    description: { kind: 'tfjs-cpu', device: 'oracle: float64 loops', unitRoundoff: 2 ** -24 },
    open: async (network, dataset): Promise<Program> => {
      checkData('oracle open', network, dataset);
      const problem: Problem = { network, dataset, ...faults };
      return {
        network,
        labels: dataset.train.labels,
        ...(dataset.train.targets && { targets: dataset.train.targets }),
        advance: async (settings, state, batches) => advance(problem, settings, state, batches),
        batchGradient: async (theta, batches, answers) => batchGradient(problem, theta, batches, answers),
        at: async (theta, examples) => {
          checkedRuns('at', theta, parameterCount(problem));
          return pointAt(examples === undefined ? problem : onExamples(problem, examples), theta.slice());
        },
        dispose: () => {},
      };
    },
    dispose: () => {},
  };
}
