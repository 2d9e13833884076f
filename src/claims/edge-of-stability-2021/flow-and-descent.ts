import { measureSharpness } from '../../probes/quantities/sharpness.ts';
import type { SweepSpecInput } from '../../sweep/spec/sweep-spec.ts';
import { heavyBallSharpnessLimit } from '../../theory/stability.ts';
import type { ClaimContext } from '../claim.ts';
import { type InspectedRun, inspectRuns } from '../inspect-runs.ts';
import { partOf } from '../network-runs.ts';
import { spiralDescent } from '../spiral-descent.ts';

/** η whose 2/η = 10 is reached after about 300 steps; gradient flow over twice that takes about a second. */
export const RATE = 0.2;
/** Divisor of η for the finer descent, which stays below its own 2/η. */
export const FINER = 4;
const STEPS = 1500;
/** Steps of `RATE` between samples. */
const WINDOW = 20;

const descent = (learningRate: number, steps: number, seeds: number) =>
  spiralDescent({ learningRates: [learningRate], steps, seeds });

/** Tolerance of the flow; the measured error is 3·10⁻⁵ in θ after 200 units of time, far below any distance here. */
const flow = (seeds: number): SweepSpecInput => ({
  ...descent(RATE, STEPS, seeds),
  rule: { kind: 'gradientFlow', tolerance: 1e-3, refreshSteps: 50 },
});

/** Descent, the flow and finer descent from the same weights. */
export const companionSweeps = (seeds: number): SweepSpecInput[] => [
  descent(RATE, STEPS, seeds),
  flow(seeds),
  descent(RATE / FINER, STEPS * FINER, seeds),
];

/** Gradient descent beside the gradient flow from the same weights, at equal times t = η·step. */
export interface Companion {
  readonly seed: number;
  /** t of the samples, from the first after the start to twice the crossing. */
  readonly times: readonly number[];
  /** Index into `times` at which λ₁ of descent is first ≥ 2/η. */
  readonly crossing: number;
  /** ‖θ_GD − θ_flow‖ at each sample. */
  readonly distances: readonly number[];
  /** The same for descent at η/`FINER`. */
  readonly finerDistances: readonly number[];
}

/** A path up to twice its crossing; null if λ₁ does not reach 2/η within half of the steps. */
type Path = { readonly thetas: readonly Float32Array[]; readonly crossing: number } | null;

async function pathAcross({ plan, run, at }: InspectedRun): Promise<Path> {
  const limit = heavyBallSharpnessLimit(run.learningRate);
  const thetas: Float32Array[] = [];
  let crossing: number | null = null;
  for (let sample = 0; sample * WINDOW < run.endStep; sample++) {
    if (crossing === null ? 2 * sample * WINDOW > run.endStep : sample > 2 * crossing + 1) break;
    await at((sample + 1) * WINDOW, async ({ point, theta }) => {
      thetas.push(theta);
      if (crossing !== null) return;
      const settings = { runs: 1, parameters: plan.parameters, tolerance: 0.01, maxIterations: 60, seeds: [run.seed] };
      const [{ value }] = await measureSharpness(point, settings);
      if (value >= limit) crossing = sample;
    });
  }
  return crossing === null ? null : { thetas, crossing };
}

/** θ of a run at the times of a path. */
async function pathAlong({ run, at }: InspectedRun, samples: number): Promise<Float32Array[]> {
  const thetas: Float32Array[] = [];
  const window = (WINDOW * RATE) / run.learningRate;
  for (let sample = 1; sample <= samples; sample++)
    await at(Math.round(sample * window), async ({ theta }) => void thetas.push(theta));
  return thetas;
}

function distance(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] - b[i]) ** 2;
  return Math.sqrt(sum);
}

/** Descent, flow and finer descent from each seed's weights; null for seeds whose λ₁ never reaches 2/η. */
export async function companions(
  [descents, flowSweep, finerSweep]: readonly SweepSpecInput[],
  context: ClaimContext,
): Promise<(Companion | null)[]> {
  const paths = await inspectRuns([descents], partOf(context, 0, 0.1), pathAcross, { as: 'path across' });
  const samplesOf = ({ run }: InspectedRun) => paths[run.seed]?.thetas.length ?? 0;
  const along = (inspected: InspectedRun) => pathAlong(inspected, samplesOf(inspected));
  const flows = await inspectRuns([flowSweep], partOf(context, 0.1, 0.8), along, { as: 'path along' });
  const finer = await inspectRuns([finerSweep], partOf(context, 0.8, 1), along, { as: 'path along' });
  return paths.map((path, seed) => {
    if (path === null) return null;
    const from = (thetas: readonly Float32Array[]) =>
      thetas.map((theta, sample) => distance(theta, flows[seed][sample]));
    return {
      seed,
      times: path.thetas.map((_, sample) => (sample + 1) * WINDOW * RATE),
      crossing: path.crossing,
      distances: from(path.thetas),
      finerDistances: from(finer[seed]),
    };
  });
}
