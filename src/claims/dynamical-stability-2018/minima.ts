import { measureNonUniformity } from '../../probes/quantities/non-uniformity.ts';
import { measureSharpness } from '../../probes/quantities/sharpness.ts';
import type { SweepSpecInput } from '../../sweep/spec/sweep-spec.ts';
import type { ClaimContext } from '../claim.ts';
import { type InspectedRun, type InspectedState, inspectRuns } from '../inspect-runs.ts';
import { type GridRun, leftOutRemarks } from '../network-runs.ts';

/** Sharpness and non-uniformity, which determine the stability of SGD. NaN if the network is not finite. */
export interface Shape {
  /** a = λ₁(H). */
  readonly sharpness: number;
  /** s = √λ₁((1/N) Σ Hᵢ² − H²). */
  readonly nonUniformity: number;
}

/** The end of a run. */
export interface Minimum extends GridRun, Shape {
  readonly initialLoss: number;
  readonly trainLoss: number;
  /** NaN without test examples. */
  readonly testAccuracy: number;
}

/** Residual relative to the eigenvalue; the error of the eigenvalue is of second order in it. */
const TOLERANCE = 0.01;

/** a and s of a run at its current step. */
export async function measureShape(
  { point }: InspectedState,
  { plan, run }: Pick<InspectedRun, 'plan' | 'run'>,
): Promise<Shape> {
  const { parameters } = plan;
  const seeds = [run.seed];
  const sharp = { runs: 1, parameters, tolerance: TOLERANCE, maxIterations: 60, seeds };
  const [{ value }] = await measureSharpness(point, sharp);
  const [{ value: uneven }] = await measureNonUniformity(point, { dimension: parameters, seeds, tolerance: TOLERANCE });
  return { sharpness: value, nonUniformity: uneven.value };
}

/** Trains every run of the sweeps to its end and measures a and s there. */
export const findMinima = (specs: readonly SweepSpecInput[], context: ClaimContext): Promise<Minimum[]> =>
  inspectRuns(specs, context, minimumOf, { as: 'minimum' });

async function minimumOf(inspected: InspectedRun): Promise<Minimum> {
  const lossOf = async ({ point }: InspectedState) => (await point.evaluate('train')).loss[0];
  const initialLoss = await inspected.at(0, lossOf);
  return inspected.at(inspected.run.endStep, async (state) => {
    const { learningRate, batchSize, seed } = inspected.run;
    const trainLoss = await lossOf(state);
    const tested = inspected.plan.testExamples > 0;
    const testAccuracy = tested ? (await state.point.evaluate('test')).accuracy[0] : Number.NaN;
    const shape = await measureShape(state, inspected);
    return { learningRate, batchSize, seed, initialLoss, trainLoss, testAccuracy, ...shape };
  });
}

/** The end of a diverged run is not a minimum. */
const isReached = ({ initialLoss, trainLoss, sharpness, nonUniformity }: Minimum) =>
  trainLoss < initialLoss && sharpness > 0 && nonUniformity > 0;

/** All ends of runs, and those that are minima. */
export interface FoundMinima {
  readonly found: readonly Minimum[];
  readonly minima: readonly Minimum[];
}

export const reachedMinima = (found: readonly Minimum[]): FoundMinima => ({ found, minima: found.filter(isReached) });

export const lostRemarks = ({ found, minima }: FoundMinima) => leftOutRemarks(found, minima, 'runs diverged');
