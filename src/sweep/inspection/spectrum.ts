import type { Program } from '../../engine/contract.ts';
import { densityBand } from '../../probes/estimators/density-band.ts';
import { type Eigenpair, measureEigenpairs } from '../../probes/estimators/eigenpairs.ts';
import { measureSpectralDensity, type SpectralDensity } from '../../probes/estimators/spectral-density.ts';
import { evenly } from '../../probes/landscape/landscape.ts';
import { hessianOperator } from '../../probes/operators/hessian.ts';
import { measureRoundoff } from '../../probes/operators/roundoff.ts';
import type { EigenvaluesFinding, FoundEigenvalue, SpectrumFinding } from './findings.ts';
import type { RunStates } from './states.ts';

/** Number of eigenvalues shown. */
const TOP = 6;
const PLACES = 241;
/** Standard deviation of the smoothing kernel, as a fraction of the spectrum's width. */
const SMOOTHING = 1 / 80;
const VECTORS = 6;
const LANCZOS_STEPS = 48;

const found = ({ value, error, converged }: Eigenpair): FoundEigenvalue => ({ value, error, converged });

/** The largest eigenpairs of H at θ, with their residual bounds. */
export async function topEigenpairs(
  program: Program,
  theta: Float32Array,
  { seed, step, count = TOP }: { seed: number; step: number; count?: number },
): Promise<readonly Eigenpair[]> {
  const point = await program.at(theta);
  try {
    const roundoff = await measureRoundoff(point, { runs: 1, loss: program.network.loss });
    const options = { dimension: theta.length, seeds: [seed], index: step, count, roundoff };
    const [spectrum] = await measureEigenpairs(hessianOperator(point), options);
    return spectrum.pairs;
  } finally {
    point.dispose();
  }
}

async function densityAt(program: Program, theta: Float32Array, keys: { seed: number; step: number }) {
  const point = await program.at(theta);
  try {
    const [density] = await measureSpectralDensity(hessianOperator(point), {
      dimension: theta.length,
      seeds: [keys.seed],
      index: keys.step,
      vectors: VECTORS,
      steps: LANCZOS_STEPS,
    });
    return density;
  } finally {
    point.dispose();
  }
}

/** The interval of λ that holds a spectrum, slightly widened; null if it is empty or not finite. */
function intervalOf({ measures }: SpectralDensity, top: readonly Eigenpair[]): readonly [number, number] | null {
  const ends = [...measures.flatMap(({ nodes }) => [...nodes]), ...top.map(({ value }) => value)];
  const low = Math.min(0, ...ends);
  const high = Math.max(0, ...ends);
  if (ends.length === 0 || !Number.isFinite(high - low) || high === low) return null;
  return [low - 0.06 * (high - low), high + 0.06 * (high - low)];
}

/** The largest eigenvalues of H at θ and the density of the whole spectrum. `keys` select the random vectors. */
export async function spectrumAt(
  program: Program,
  theta: Float32Array,
  keys: { seed: number; step: number },
): Promise<SpectrumFinding> {
  const top = await topEigenpairs(program, theta, keys);
  const density = await densityAt(program, theta, keys);
  const interval = intervalOf(density, top);
  if (!interval || density.measures.length === 0) {
    const nothing = new Float64Array(0);
    const known = { top: top.map(found), dimension: theta.length };
    return { ...known, places: nothing, density: nothing, error: nothing, width: Number.NaN };
  }
  const places = evenly(...interval, PLACES);
  const width = SMOOTHING * (interval[1] - interval[0]);
  const { mean, error } = densityBand(density, places, width);
  return { top: top.map(found), dimension: theta.length, places, density: mean, error, width };
}

export async function findSpectrum(program: Program, states: RunStates, step: number): Promise<SpectrumFinding> {
  const { theta } = await states.at(step);
  return spectrumAt(program, theta, { seed: states.run.seed, step });
}

export async function findEigenvalues(
  program: Program,
  states: RunStates,
  steps: readonly number[],
): Promise<EigenvaluesFinding> {
  const top: FoundEigenvalue[][] = [];
  for (const step of steps) {
    const { theta } = await states.at(step);
    top.push((await topEigenpairs(program, theta, { seed: states.run.seed, step })).map(found));
  }
  return { steps, top };
}
