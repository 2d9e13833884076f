import {
  createKrylovBasis,
  type KrylovBasis,
  lanczosStep,
  nextSlot,
  orthogonalise,
  pushVector,
  topRitzVectors,
} from './krylov-basis.ts';
import { isSettled, target } from './lanczos-convergence.ts';
import { addRandom, writeStart } from './lanczos-start.ts';
import type { RandomStream } from './rng.ts';
import { addScaled, dot, squaredNorm, storeScaled } from './vectors.ts';

export interface EigenPair {
  readonly value: number;
  /** Bound on ‖Hv − value·v‖, ‖v‖ = 1: measured with a last product, plus the rounding of that product. */
  readonly residual: number;
  readonly vector: Float32Array;
}

export type LanczosStatus = 'converged' | 'unconverged' | 'nonFinite';

export interface LanczosRunSettings {
  /** +1 for the largest eigenvalues, −1 for the smallest. */
  readonly sign: 1 | -1;
  readonly count: number;
  readonly tolerance: number;
  readonly maxIterations: number;
  readonly leastSteps: number;
  readonly basisSize: number;
  readonly productRoundoff: number;
  readonly stream: RandomStream;
  readonly warmStart?: Float32Array;
}

/** One run's side of the iteration: offers a vector, takes its product, until `status` is set. */
export interface LanczosRun {
  readonly settings: LanczosRunSettings;
  readonly basis: KrylovBasis;
  /** What the next product is wanted of. */
  vector: Float32Array;
  status: LanczosStatus | undefined;
  products: number;
  /** Largest |α| + β seen: an estimate of ‖H‖ from below, within a factor 2 from above. */
  scale: number;
  /** Lanczos steps, and how many of the latest in a row were settled (`isSettled`). */
  steps: number;
  settled: number;
  /** Ritz vectors whose products are being measured, the pairs done, and how many rounds of this failed. */
  candidates: Float32Array[];
  pairs: EigenPair[];
  failures: number;
  /** Whether the space was searched long enough for the candidates to be the top ones. */
  assured: boolean;
}

/** Consecutive steps that must be settled. */
const AGREEMENT = 2;
/** What is left outside the space is rounding noise below this many roundoffs of a product, relative to `scale`. */
const NOISE = 4;
const MOST_FAILURES = 2;

export function startLanczosRun(settings: LanczosRunSettings, w: Float64Array): LanczosRun {
  const basis = createKrylovBasis();
  const vector = nextSlot(basis, w.length);
  writeStart(vector, w, settings.stream, settings.warmStart);
  pushVector(basis, 0);
  const counters = { products: 0, scale: 0, steps: 0, settled: 0, failures: 0 };
  return { settings, basis, vector, status: undefined, ...counters, candidates: [], pairs: [], assured: false };
}

/** Takes H·`run.vector` and moves on. `w` is scratch of its length. */
export function receiveProduct(run: LanczosRun, product: Float32Array, w: Float64Array): void {
  run.products++;
  if (!Number.isFinite(squaredNorm(product))) {
    run.status = 'nonFinite';
    run.pairs = [];
    return;
  }
  for (let i = 0; i < w.length; i++) w[i] = run.settings.sign * product[i];
  if (run.candidates.length > 0) measure(run, w);
  else extend(run, w);
}

function extend(run: LanczosRun, w: Float64Array): void {
  const { basis, settings } = run;
  const beta = lanczosStep(basis, w);
  run.scale = Math.max(run.scale, Math.abs(basis.diagonal[basis.size - 1]) + beta);
  run.steps++;
  run.settled = isSettled(run, beta) ? run.settled + 1 : 0;
  const invariant = beta <= NOISE * settings.productRoundoff * run.scale;
  // From a random start an invariant space holds an eigenvector of every eigenvalue, but only one of each.
  const exhausted = basis.size === w.length || (invariant && settings.count === 1);
  const searched = run.steps >= settings.leastSteps;
  const outOfProducts = run.products >= settings.maxIterations - settings.count && basis.size >= settings.count;
  if (exhausted || (searched && run.settled >= AGREEMENT) || outOfProducts) {
    run.assured = exhausted || searched;
    propose(run, w);
  } else if (basis.size === settings.basisSize) {
    restart(run, topRitzVectors(basis, settings.count, w), w);
  } else {
    grow(run, w, invariant ? 0 : beta);
  }
}

/** The next Lanczos vector: w/β, or a random direction where the space is invariant (β = 0). */
function grow(run: LanczosRun, w: Float64Array, beta: number): void {
  const { basis, settings } = run;
  const slot = nextSlot(basis, w.length);
  if (beta === 0) {
    w.fill(0);
    addRandom(w, 1, settings.stream);
    storeScaled(slot, 1 / orthogonalise(basis, w), w);
  } else {
    storeScaled(slot, 1 / beta, w);
  }
  pushVector(basis, beta);
  run.vector = slot;
}

/** Next, measure the residuals of the top Ritz vectors. */
function propose(run: LanczosRun, w: Float64Array): void {
  run.candidates = topRitzVectors(run.basis, run.settings.count, w);
  run.pairs = [];
  run.vector = run.candidates[0];
}

/** Begins a new Krylov space with the sum of `vectors`: all that was learnt about the wanted pairs. */
function restart(run: LanczosRun, vectors: readonly Float32Array[], w: Float64Array): void {
  w.fill(0);
  for (const vector of vectors) addScaled(w, 1, vector);
  run.basis.size = 0;
  run.settled = 0;
  run.vector = nextSlot(run.basis, w.length);
  storeScaled(run.vector, 1 / Math.sqrt(squaredNorm(w)), w);
  pushVector(run.basis, 0);
}

/** w is the product of the candidate in turn: its Rayleigh quotient and what is left. */
function measure(run: LanczosRun, w: Float64Array): void {
  const { sign, count, productRoundoff, maxIterations } = run.settings;
  const vector = run.candidates[run.pairs.length];
  const value = dot(vector, w) / squaredNorm(vector);
  addScaled(w, -value, vector);
  const residual = Math.sqrt(squaredNorm(w)) + productRoundoff * run.scale;
  run.pairs.push({ value: sign * value, residual, vector });
  if (run.pairs.length < count) {
    run.vector = run.candidates[run.pairs.length];
    return;
  }
  const good = run.pairs.every((pair) => pair.residual <= target(run, pair.value));
  run.failures++;
  if (good && run.assured) run.status = 'converged';
  else if (run.failures >= MOST_FAILURES || run.products + count >= maxIterations) run.status = 'unconverged';
  else {
    const vectors = run.candidates;
    run.candidates = [];
    restart(run, vectors, w);
  }
}
