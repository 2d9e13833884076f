import { stepsPerEpoch } from '../../engine/batch-order.ts';
import type { BatchIndices } from '../../engine/contract.ts';
import { PURPOSE, permutation, randomStream } from '../../math/rng.ts';
import { mean } from '../../math/statistics.ts';
import { measureEigenpairs } from '../../probes/estimators/eigenpairs.ts';
import { directionAlignment } from '../../probes/estimators/sharp-directions.ts';
import { measureStepAlong } from '../../probes/landscape/step-along-sharpest.ts';
import { hessianOperator } from '../../probes/operators/hessian.ts';
import { innerProduct, norm, rowOf } from '../../probes/run-rows.ts';
import type { SweepSpecInput } from '../../sweep/spec/sweep-spec.ts';
import type { ClaimContext } from '../claim.ts';
import { type NetworkExperiment, workText } from '../define-claim.ts';
import type { FigureSeries } from '../figure.ts';
import { meanPoint } from '../figure-points.ts';
import { type InspectedRun, type InspectedState, inspectRuns } from '../inspect-runs.ts';
import { remarkIf } from '../network-runs.ts';
import { listText } from '../number-text.ts';
import { BASE_BATCH, BASE_RATE } from './peak-sweeps.ts';
import { SPIRAL_TRAINING, spiralTraining } from './spiral-training.ts';

/** Epochs at which runs are measured: while λ₁ rises to its peak, near it, and after. */
export const WATCHED_EPOCHS = [50, 100, 200, 300, 400] as const;
/** Step lengths, as multiples of the step taken. */
export const MULTIPLES = [0.25, 0.5, 1, 2, 4] as const;
/** K, the number of sharpest directions. */
export const TOP_DIRECTIONS = 5;
/** Mini-batches drawn at each measurement. */
const BATCHES = 40;

/** Means over the mini-batches drawn at one step of one run. */
export interface StepSample {
  readonly seed: number;
  readonly epoch: number;
  /** P. */
  readonly parameters: number;
  /** ΔL/L of the step along e₁ alone, for each of MULTIPLES. */
  readonly along: readonly number[];
  /** ΔL/L of the step without its component along e₁. */
  readonly rest: number;
  /** ‖Eᵀg‖/‖g‖ with the TOP sharpest directions E. */
  readonly share: number;
  /** |cos(g, eᵢ)|, i = 1 … TOP. */
  readonly cosines: readonly number[];
}

/** New mini-batches, independent of each other, each drawn without replacement. */
function freshBatches(examples: number, seed: number, step: number): BatchIndices {
  const stream = randomStream(seed, PURPOSE.probeBatches, step);
  const indices = new Int32Array(BATCHES * BASE_BATCH);
  for (let b = 0; b < BATCHES; b++) indices.set(permutation(examples, stream).subarray(0, BASE_BATCH), b * BASE_BATCH);
  const orderOfRun = Int32Array.from({ length: BATCHES }, (_, b) => b);
  return { steps: 1, batchSize: BASE_BATCH, indices, orders: BATCHES, orderOfRun };
}

/** Copies of one row. */
function repeated(row: Float32Array): Float32Array {
  const rows = new Float32Array(BATCHES * row.length);
  for (let b = 0; b < BATCHES; b++) rows.set(row, b * row.length);
  return rows;
}

/** g − (g·e)e of each row `[P]` as a unit vector, e a unit vector. */
export function unitRests(gradients: Float32Array, e: Float32Array): Float32Array {
  const P = e.length;
  const rests = gradients.slice();
  for (let b = 0; b < rests.length / P; b++) {
    const rest = rowOf(rests, b, P);
    const along = innerProduct(rest, e);
    rest.forEach((g, p) => void (rest[p] = g - along * e[p]));
    const length = norm(rest);
    rest.forEach((g, p) => void (rest[p] = g / length));
  }
  return rests;
}

async function measureAt(
  { program, point, theta }: InspectedState,
  { plan, run }: InspectedRun,
  epoch: number,
): Promise<StepSample> {
  const { parameters, examples } = plan;
  const { seed } = run;
  const step = epoch * stepsPerEpoch(examples, BASE_BATCH);
  const spectrum = { dimension: parameters, seeds: [seed], count: TOP_DIRECTIONS + 1, index: step };
  const [{ pairs }] = await measureEigenpairs(hessianOperator(point), spectrum);
  const e = pairs[0].vector ?? new Float32Array(parameters).fill(Number.NaN);
  const thetas = repeated(theta);
  const { gradient } = await program.batchGradient(thetas, freshBatches(examples, seed, step));
  const steps = { theta: thetas, gradient, learningRates: new Array<number>(BATCHES).fill(BASE_RATE) };
  const along = await measureStepAlong(program, { ...steps, direction: repeated(e), fractions: MULTIPLES });
  const rest = await measureStepAlong(program, { ...steps, direction: unitRests(gradient, e), fractions: [1] });
  const alignments = along.map((_, b) => directionAlignment(rowOf(gradient, b, parameters), pairs, TOP_DIRECTIONS));
  return {
    seed,
    epoch,
    parameters,
    along: MULTIPLES.map((_, i) => mean(along.map(({ relativeChange }) => relativeChange[i].value))),
    rest: mean(rest.map(({ relativeChange }) => relativeChange[0].value)),
    share: mean(alignments.map(({ fraction }) => Math.sqrt(fraction.value))),
    cosines: pairs
      .slice(0, TOP_DIRECTIONS)
      .map((_, i) => mean(alignments.map(({ squaredCosines }) => Math.sqrt(squaredCosines[i].value)))),
  };
}

/** Trains runs and decomposes steps of new mini-batches at WATCHED_EPOCHS of each. Diverged runs give NaN. */
async function analyseSteps(sweeps: readonly SweepSpecInput[], context: ClaimContext): Promise<StepSample[]> {
  const measure = async (inspected: InspectedRun) => {
    const found: StepSample[] = [];
    for (const epoch of WATCHED_EPOCHS) {
      const step = epoch * stepsPerEpoch(inspected.plan.examples, BASE_BATCH);
      found.push(await inspected.at(step, (state) => measureAt(state, inspected, epoch)));
    }
    return found;
  };
  const samples = await inspectRuns(sweeps, context, measure, { as: 'steps' });
  return samples.flat();
}

/** Experiment of the claims on single steps, at η = 0.1, B = 16. */
export const STEP_EXPERIMENT: NetworkExperiment<{ readonly seeds: number }, readonly StepSample[]> = {
  design: { quick: { seeds: 20 }, standard: { seeds: 120 }, thorough: { seeds: 600 } },
  seconds: { quick: 3, standard: 16, thorough: 80 },
  work: ({ seeds }) => workText({ seeds, epochs: WATCHED_EPOCHS, 'mini-batches': BATCHES }),
  sweeps: ({ seeds }) => [
    spiralTraining({
      name: 'Steps along the sharpest directions',
      grid: { learningRates: [BASE_RATE], batchSizes: [BASE_BATCH], seeds },
      epochs: Math.max(...WATCHED_EPOCHS),
    }),
  ],
  perform: analyseSteps,
};

/** The experiment in words. */
export const STEP_SETTING = `${SPIRAL_TRAINING}, η = ${BASE_RATE}, B = ${BASE_BATCH}: at epochs ${listText(WATCHED_EPOCHS)}`;
export const FRESH_BATCHES = `over ${BATCHES} fresh mini-batches`;

/** Mean over seeds at each epoch. */
export const epochSeries = (
  samples: readonly StepSample[],
  name: string,
  of: (sample: StepSample) => number,
): FigureSeries => ({
  name,
  kind: 'measured',
  points: WATCHED_EPOCHS.map((x) => {
    const own = samples.filter(({ epoch }) => epoch === x);
    return meanPoint(x, own, of);
  }),
});

/** Samples of the seeds whose runs stayed finite, with a remark on the others. */
export function finiteSeeds(samples: readonly StepSample[]) {
  const lost = new Set(samples.filter(({ rest, share }) => !Number.isFinite(rest + share)).map(({ seed }) => seed));
  const remarks = remarkIf(lost.size > 0, `Runs of ${lost.size} seeds diverged; they are left out.`);
  return { samples: samples.filter(({ seed }) => !lost.has(seed)), remarks };
}
