import { measureEigenpairs } from '../../probes/estimators/eigenpairs.ts';
import { measureMatrixAlignment } from '../../probes/estimators/matrix-alignment.ts';
import { noiseOperator } from '../../probes/operators/gradient-noise.ts';
import { hessianOperator } from '../../probes/operators/hessian.ts';
import type { SweepSpecInput } from '../../sweep/spec/sweep-spec.ts';
import type { ClaimContext } from '../claim.ts';
import { type InspectedRun, type InspectedState, inspectRuns } from '../inspect-runs.ts';
import { smallDigits, stepOfEpoch } from '../small-digits.ts';

export const NOISE_EPOCHS = [2, 10, 50, 200];
/** Number of eigenvectors of H along which C is measured. */
export const DIRECTIONS = 30;

/** H and the covariance C of the gradients of single examples, of one run at one epoch. */
export interface MatrixSample {
  readonly seed: number;
  readonly epoch: number;
  /** ⟨H, C⟩/(‖H‖‖C‖). */
  readonly cosine: number;
  /** λᵢ in descending order, and Cᵢᵢ = eᵢᵀCeᵢ. */
  readonly curvatures: readonly number[];
  readonly variances: readonly number[];
}

/** (1/N) Σ (pᵢ − p̄)². */
function spread(projections: Float32Array): number {
  const N = projections.length;
  const mean = projections.reduce((sum, p) => sum + p, 0) / N;
  return projections.reduce((sum, p) => sum + ((p - mean) * (p - mean)) / N, 0);
}

async function measureAt({ point }: InspectedState, { plan, run }: InspectedRun, epoch: number): Promise<MatrixSample> {
  const dimension = plan.parameters;
  const hessian = hessianOperator(point);
  const { cosine } = await measureMatrixAlignment([hessian, noiseOperator(point, 1)], { dimension });
  const options = { dimension, seeds: [run.seed], count: DIRECTIONS, index: stepOfEpoch(epoch) };
  const [{ pairs }] = await measureEigenpairs(hessian, options);
  const variances: number[] = [];
  for (const { vector } of pairs) variances.push(vector ? spread(await point.exampleProjections(vector)) : Number.NaN);
  return { seed: run.seed, epoch, cosine: cosine.value, curvatures: pairs.map(({ value }) => value), variances };
}

export const matrixSweep = (seeds: number) =>
  smallDigits({ name: 'Gradient noise and Hessian', loss: 'crossEntropy', seeds, epochs: Math.max(...NOISE_EPOCHS) });

/** Trains the small network on digits and measures the full H and C at NOISE_EPOCHS. */
export async function measureMatrices(
  sweeps: readonly SweepSpecInput[],
  context: ClaimContext,
): Promise<MatrixSample[]> {
  const measure = async (inspected: InspectedRun) => {
    const found: MatrixSample[] = [];
    for (const epoch of NOISE_EPOCHS)
      found.push(await inspected.at(stepOfEpoch(epoch), (state) => measureAt(state, inspected, epoch)));
    return found;
  };
  const samples = await inspectRuns(sweeps, context, measure, { as: 'matrices' });
  return samples.flat();
}
