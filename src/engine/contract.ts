import type { Dataset } from '../data/dataset.ts';
import type { Network } from './network.ts';

export type EngineKind = 'webgl' | 'simd' | 'tfjs-cpu';

/** What a figure must say about the machine that made it. */
export interface EngineDescription {
  readonly kind: EngineKind;
  /** Human-readable: renderer string, or instruction set. */
  readonly device: string;
  /** Measured at start-up: half the smallest 2⁻ᵏ with 1 + 2⁻ᵏ > 1 in the engine's arithmetic (2⁻²⁴ for f32). */
  readonly unitRoundoff: number;
  /** How the engine was chosen, where it was not asked for by name. */
  readonly note?: string;
  /** Why engines that would have come first cannot run here, a sentence each; this one works in their place. */
  readonly refusals?: readonly string[];
  /** How many built-in quantities it reproduced within their bounds on this machine, where it was asked to. */
  readonly selfCheck?: { readonly quantities: number; readonly milliseconds: number };
}

/** m ← μm + (∇L_B + λθ); θ ← θ − ηm, or θ ← θ − η(∇L_B + λθ + μm) with Nesterov (PyTorch's convention). */
export interface UpdateRule {
  /** μ in [0, 1). */
  readonly momentum: number;
  readonly nesterov: boolean;
  /** λ ≥ 0, per step, on weights and biases alike. */
  readonly weightDecay: number;
}

/**
 * R runs at one step: all that training needs to go on. Plain data, owned by whoever holds it; engines never keep or
 * change an array that was passed in.
 */
export interface CohortState {
  /** Updates made so far. */
  readonly step: number;
  /** θ, `[R, P]` in the order of `parameterLayout`. */
  readonly theta: Float32Array;
  /** Momentum buffer m, `[R, P]`; zeros before the first step. */
  readonly velocity: Float32Array;
}

/** The examples of each mini-batch, written out: an engine draws no random numbers. */
export interface BatchIndices {
  /** T, how many steps to take. */
  readonly steps: number;
  readonly batchSize: number;
  /** Training-example indices `[T, S, B]`: S distinct orders, shared by runs of one seed. */
  readonly indices: Int32Array;
  /** S. */
  readonly orders: number;
  /** For each of R runs, which of the S orders it follows. */
  readonly orderOfRun: Int32Array;
}

export interface AdvanceSettings {
  readonly update: UpdateRule;
  /** η of each run, `[R]`; or of each step and run, `[T, R]`, where it follows a schedule. */
  readonly learningRates: Float32Array;
}

export interface Advanced {
  readonly state: CohortState;
  /** Mean over the T steps of the mini-batch loss before each update, `[R]`. Non-finite once a run has diverged. */
  readonly batchLoss: Float32Array;
}

/** What a training rule of its own needs of one mini-batch: see src/sweep/rules. */
export interface BatchGradient {
  /** ∇L_B of each run over its own batch, `[R, P]`; not finite once the run has diverged. */
  readonly gradient: Float32Array;
  /** L_B, `[R]`. */
  readonly loss: Float32Array;
}

/** Means over a whole split, `[R]` each. */
export interface Evaluation {
  readonly loss: Float64Array;
  /** Fraction of examples whose largest output is that of their label, in [0, 1]; NaN where there are targets, no labels. */
  readonly accuracy: Float64Array;
}

/** Traces of every run, `[R]` each. */
export interface CurvatureTraces {
  /** tr H. */
  readonly hessian: Float64Array;
  /** tr G. */
  readonly gaussNewton: Float64Array;
  /** tr G and the sizes of the terms of both signs that tr H − tr G is the sum of: rounding of `hessian` is relative to it. */
  readonly size: Float64Array;
}

/**
 * R parameter vectors with everything that can be measured at them. L is the mean loss over the N training examples,
 * gᵢ and Hᵢ the gradient and Hessian of example i. Derivatives are exact (explicit backward pass and Pearlmutter's
 * R-operator), in the engine's precision. `active`, `[R]`, is 0 for rows that nobody will look at: they may hold anything.
 * Release with `dispose`.
 */
export interface Point {
  evaluate(split: 'train' | 'test'): Promise<Evaluation>;
  /** ∇L, `[R, P]`. */
  gradient(): Promise<Float32Array>;
  /** H v for v `[R, P]`; `[R, P]`. */
  hessianVector(v: Float32Array, active?: Uint8Array): Promise<Float32Array>;
  /** gᵢ·v for v `[R, P]`; `[R, N]`. */
  exampleProjections(v: Float32Array, active?: Uint8Array): Promise<Float32Array>;
  /** Σᵢ cᵢ gᵢ for c `[R, N]`; `[R, P]`. */
  weightedGradient(c: Float32Array, active?: Uint8Array): Promise<Float32Array>;
  /** (1/N) Σᵢ Hᵢ² v for v `[R, P]`; `[R, P]`. */
  exampleHessianSquare(v: Float32Array, active?: Uint8Array): Promise<Float32Array>;
  /** G v with the Gauss–Newton matrix G = (1/N) Σᵢ Jᵢᵀ(∂²ℓ/∂f²)Jᵢ, J = ∂f/∂θ, for v `[R, P]`; `[R, P]`. */
  gaussNewtonVector(v: Float32Array, active?: Uint8Array): Promise<Float32Array>;
  /** ‖gᵢ‖², `[R, N]`. */
  exampleGradientNorms(): Promise<Float32Array>;
  /** tr H and tr G but for rounding, at the cost of some products; only where the engine can, for this network. */
  curvatureTraces?(): Promise<CurvatureTraces>;
  /** f of every example of a split, `[R, N, K]`. */
  outputs(split: 'train' | 'test'): Promise<Float32Array>;
  dispose(): void;
}

/** One network on one dataset, ready to run any number of runs at once. Results of a run never depend on the others. */
export interface Program {
  readonly network: Network;
  /** Labels of the N training examples; all 0 where they have `targets`. */
  readonly labels: Uint16Array;
  /** Real targets of the training examples, `[N, K]`, in a regression. */
  readonly targets?: Float32Array;
  /** Runs that a point is best made of where many products are asked of it: more only crowd the caches. Default all. */
  readonly runsAtOnce?: number;
  advance(settings: AdvanceSettings, state: CohortState, batches: BatchIndices): Promise<Advanced>;
  /** Loss and gradient of R runs, θ `[R, P]`, each over its own batch; `batches` holds one step (T = 1). Weight decay is not in it. */
  batchGradient(theta: Float32Array, batches: BatchIndices): Promise<BatchGradient>;
  /**
   * Prepares R = theta.length / P parameter vectors for measuring. With `examples` (indices of training examples, any
   * number ≥ 1, the same for all runs) the point is over those alone: N is their number and L their mean loss.
   */
  at(theta: Float32Array, examples?: Int32Array): Promise<Point>;
  dispose(): void;
}

export interface Engine {
  readonly description: EngineDescription;
  open(network: Network, dataset: Dataset): Promise<Program>;
  dispose(): void;
}
