import {
  createKrylovBasis,
  extremeRitzPairs,
  type KrylovBasis,
  lanczosStep,
  nextSlot,
  orthogonalise,
  pushVector,
  type SpectrumEnd,
} from './krylov-basis.ts';
import { isOutermost, isSettled } from './lanczos-convergence.ts';
import { addRandom, leastComponent as leastComponentOf, writeStart } from './lanczos-start.ts';
import type { RandomStream } from './rng.ts';
import { addScaled, squaredNorm, storeScaled } from './vectors.ts';

export interface EigenPair {
  readonly value: number;
  /** Bound on ‖Hv − value·v‖, ‖v‖ = 1: the component of Hv outside the space, plus rounding of the products. */
  readonly residual: number;
  readonly vector: Float32Array;
}

export type LanczosStatus = 'converged' | 'unconverged' | 'nonFinite';

export interface LanczosRunSettings {
  readonly end: SpectrumEnd;
  readonly count: number;
  readonly tolerance: number;
  readonly maxIterations: number;
  /** In (0, 1), and the steps that it requires for any spectrum: see `stepsToBeSure`. */
  readonly missed: number;
  readonly leastSteps: number;
  readonly basisSize: number;
  readonly productRoundoff: number;
  readonly stream: RandomStream;
  readonly warmStart?: Float32Array;
}

/** A Krylov space and its history: enough to extract the other end of the spectrum, or to enlarge it. */
export interface KrylovSpace {
  /** The next vector lies in the next slot, unless the space is invariant. */
  readonly basis: KrylovBasis;
  invariant: boolean;
  products: number;
  /** Largest |α| + β seen: an estimate of ‖H‖ from below, within a factor 2 from above. */
  scale: number;
  /** Lanczos steps, including those before a restart. */
  steps: number;
  /** Lower bound, with probability 99 %, on the start's component along any one direction; 0 where unknown. */
  leastComponent: number;
}

/** The iteration of one run: provides a vector and consumes its product until `status` is set. */
export interface LanczosRun {
  readonly settings: LanczosRunSettings;
  readonly space: KrylovSpace;
  /** The vector to be multiplied next. */
  vector: Float32Array;
  status: LanczosStatus | undefined;
  products: number;
  /** How many of the latest steps in a row were settled (`isSettled`). */
  settled: number;
  pairs: EigenPair[];
}

/** Consecutive settled steps required where the number of steps alone shows that the space was searched. */
const AGREEMENT = 2;
/** A component outside the space below this many roundoffs of a product, relative to `scale`, is rounding noise. */
const NOISE = 4;

/** Starts a run, or continues with the space of an earlier one; `w` is scratch of length P. */
export function startLanczosRun(settings: LanczosRunSettings, w: Float64Array, grown?: KrylovSpace): LanczosRun {
  const vector = new Float32Array(0);
  const begun = { settings, vector, status: undefined, products: 0, settled: 0, pairs: [] };
  if (grown) {
    const run: LanczosRun = { ...begun, space: grown };
    decide(run, w);
    return run;
  }
  const basis = createKrylovBasis();
  const start = nextSlot(basis, w.length);
  const share = writeStart(start, w, settings.stream, settings.warmStart);
  pushVector(basis, 0);
  const leastComponent = leastComponentOf(w.length, share);
  const space = { basis, invariant: false, products: 0, scale: 0, steps: 0, leastComponent };
  return { ...begun, vector: start, space };
}

/** Consumes H·`run.vector` and advances the run. `w` is scratch of its length. */
export function receiveProduct(run: LanczosRun, product: Float32Array, w: Float64Array): void {
  const { space, settings } = run;
  run.products++;
  space.products++;
  w.set(product);
  const beta = lanczosStep(space.basis, w);
  if (!Number.isFinite(beta)) {
    run.status = 'nonFinite';
    return;
  }
  const alpha = space.basis.diagonal[space.basis.size - 1];
  space.scale = Math.max(space.scale, Math.abs(alpha) + beta);
  space.steps++;
  space.invariant = beta <= NOISE * settings.productRoundoff * space.scale;
  if (!space.invariant) storeScaled(nextSlot(space.basis, w.length), 1 / beta, w);
  decide(run, w);
}

/** Ends the run, or sets the vector to be multiplied next. */
function decide(run: LanczosRun, w: Float64Array): void {
  const { space, settings } = run;
  const { basis } = space;
  run.settled = isSettled(run) ? run.settled + 1 : 0;
  // From a random start an invariant space holds an eigenvector of every eigenvalue, but only one of each.
  const exhausted = basis.size === w.length || (space.invariant && settings.count === 1);
  const isFull = basis.size >= settings.basisSize;
  // A new space must still grow to `count`.
  const last = isFull ? settings.maxIterations - settings.count : settings.maxIterations;
  if (exhausted || (run.settled > 0 && isSearched(run))) finish(run, 'converged', w);
  else if (space.products >= last && basis.size >= settings.count) finish(run, 'unconverged', w);
  else if (isFull) restart(run, w);
  else grow(run, w);
}

/** Whether the space was searched long enough for its outermost pairs to be those of H. */
function isSearched(run: LanczosRun): boolean {
  const { space, settings, settled } = run;
  if (settled >= AGREEMENT && space.steps >= settings.leastSteps) return true;
  const { leastComponent } = space;
  return settings.count === 1 && leastComponent > 0 && isOutermost(run, { leastComponent, missed: settings.missed });
}

function finish(run: LanczosRun, status: LanczosStatus, w: Float64Array): void {
  const { space, settings } = run;
  const rounding = settings.productRoundoff * space.scale;
  run.status = status;
  // one roundoff more for storing the vector
  run.pairs = extremeRitzPairs(space.basis, settings, w).map(({ value, vector, residual, spread }) => {
    return { value, vector, residual: residual + (spread + 1) * rounding };
  });
}

/** The next Lanczos vector, or a random direction where the space is invariant. */
function grow(run: LanczosRun, w: Float64Array): void {
  const { space, settings } = run;
  const { basis } = space;
  const slot = nextSlot(basis, w.length);
  if (space.invariant) {
    w.fill(0);
    addRandom(w, 1, settings.stream);
    storeScaled(slot, 1 / orthogonalise(basis, w), w);
    space.invariant = false;
    space.leastComponent = 0;
    pushVector(basis, 0);
  } else {
    pushVector(basis, basis.offDiagonal[basis.size - 1]);
  }
  run.vector = slot;
}

/** Restarts with a new Krylov space from the sum of the wanted Ritz vectors. */
function restart(run: LanczosRun, w: Float64Array): void {
  const { space, settings } = run;
  const pairs = extremeRitzPairs(space.basis, settings, w);
  w.fill(0);
  for (const { vector } of pairs) addScaled(w, 1, vector);
  space.basis.size = 0;
  space.leastComponent = 0;
  run.settled = 0;
  run.vector = nextSlot(space.basis, w.length);
  storeScaled(run.vector, 1 / Math.sqrt(squaredNorm(w)), w);
  pushVector(space.basis, 0);
}
