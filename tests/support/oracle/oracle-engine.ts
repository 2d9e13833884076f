import type {
  Advanced,
  AdvanceSettings,
  BatchSchedule,
  CohortState,
  Engine,
  Point,
  Program,
} from '../../../src/engine/contract.ts';
import {
  evaluate,
  exampleHessianSquare,
  exampleProjections,
  hessianVector,
  lossAndGradient,
  type Problem,
  parameterCount,
  weightedGradient,
} from './problem.ts';
import { replay } from './sgd.ts';

/** Rows of a flat `[R, width]` array. */
function rowsOf(flat: ArrayLike<number>, width: number): Float64Array[] {
  const all = Float64Array.from(flat);
  return Array.from({ length: all.length / width }, (_, r) => all.subarray(r * width, (r + 1) * width));
}

const rounded = (rows: readonly Float64Array[]) => Float32Array.from(rows.flatMap((row) => Array.from(row)));

function advance(problem: Problem, settings: AdvanceSettings, state: CohortState, batches: BatchSchedule): Advanced {
  const P = parameterCount(problem);
  const { steps, orders, batchSize, indices, orderOfRun } = batches;
  const velocities = rowsOf(state.velocity, P);
  const runs = rowsOf(state.theta, P).map((theta, r) => {
    const batchAt = (t: number) => (t * orders + orderOfRun[r]) * batchSize;
    return replay(problem, theta, {
      update: settings.update,
      learningRate: settings.learningRates[r],
      velocity: velocities[r],
      batches: Array.from({ length: steps }, (_, t) => indices.subarray(batchAt(t), batchAt(t) + batchSize)),
    });
  });
  return {
    state: {
      step: state.step + steps,
      theta: rounded(runs.map((run) => run.theta)),
      velocity: rounded(runs.map((run) => run.velocity)),
    },
    batchLoss: Float32Array.from(runs, (run) => run.batchLosses.reduce((sum, loss) => sum + loss, 0) / steps),
  };
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
      const problem: Problem = { network, dataset, ...faults };
      return {
        network,
        advance: async (settings, state, batches) => advance(problem, settings, state, batches),
        at: async (theta) => pointAt(problem, theta.slice()),
        dispose: () => {},
      };
    },
    dispose: () => {},
  };
}
