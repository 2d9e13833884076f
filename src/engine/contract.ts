import type { Dataset } from '../data/dataset.ts';
import type { Network } from './network.ts';

export type EngineKind = 'webgl' | 'simd' | 'tfjs-cpu';

/** The engine and machine that computed a result; stated on every figure. */
export interface EngineDescription {
  readonly kind: EngineKind;
  /** Human-readable: renderer string, or instruction set. */
  readonly device: string;
  /** Measured at start-up: half the smallest 2⁻ᵏ with 1 + 2⁻ᵏ > 1 in the engine's arithmetic (2⁻²⁴ for f32). */
  readonly unitRoundoff: number;
  /** How the engine was chosen, if it was not requested by name. */
  readonly note?: string;
  /** Why preferred engines cannot run here, one sentence each; this engine replaces them. */
  readonly refusals?: readonly string[];
  /** Where runs went on with another engine, in words; absent for results of one engine, the only reproducible ones. */
  readonly mixed?: string;
  /** Number of built-in quantities that it reproduced within their bounds on this machine, where it was checked. */
  readonly selfCheck?: { readonly quantities: number; readonly milliseconds: number };
}

/** m ← μm + g, g = ∇L_B + wd·θ; θ ← θ − ηm, or θ ← θ − η(g + μm) with Nesterov (PyTorch's convention). */
export interface UpdateRule {
  /** μ in [0, 1). */
  readonly momentum: number;
  readonly nesterov: boolean;
  /** wd ≥ 0, applied at each step to weights and biases alike. */
  readonly weightDecay: number;
}

/**
 * R runs at one step: the complete training state. Plain data owned by the caller; engines neither keep nor modify arrays
 * passed to them.
 */
export interface CohortState {
  /** Number of updates made. */
  readonly step: number;
  /** θ, `[R, P]` in the order of `parameterLayout`. */
  readonly theta: Float32Array;
  /** Momentum buffer m, `[R, P]`; zeros before the first step. */
  readonly velocity: Float32Array;
}

/** The examples of each mini-batch as explicit indices: an engine draws no random numbers. */
export interface BatchIndices {
  /** T, the number of steps to take. */
  readonly steps: number;
  readonly batchSize: number;
  /** Training-example indices `[T, S, B]`: S distinct orders, shared by runs of one seed. */
  readonly indices: Int32Array;
  /** S. */
  readonly orders: number;
  /** Index of the order that each of the R runs follows. */
  readonly orderOfRun: Int32Array;
}

export interface AdvanceSettings {
  readonly update: UpdateRule;
  /** η of each run, `[R]`; or of each step and run, `[T, R]`, under a schedule. */
  readonly learningRates: Float32Array;
}

export interface Advanced {
  readonly state: CohortState;
  /** Mean over the T steps of the mini-batch loss before each update, `[R]`. Non-finite once a run has diverged. */
  readonly batchLoss: Float32Array;
}

/**
 * What the examples of a mini-batch are compared with in place of their own labels or targets, in the order of `indices`:
 * labels `[S, B]`, where there are classes, or targets `[S, B, K]` with the squared error (one-hot where there are classes).
 * An example that is drawn twice has two.
 */
export type BatchAnswers = { readonly labels: Int32Array } | { readonly targets: Float32Array };

/** Result of `Program.batchGradient`, from which training rules other than SGD build their steps: see src/sweep/rules. */
export interface BatchGradient {
  /** ∇L_B of each run over its own batch, `[R, P]`; not finite once the run has diverged. */
  readonly gradient: Float32Array;
  /** L_B, `[R]`. */
  readonly loss: Float32Array;
}

/** Means over a whole split, `[R]` each. */
export interface Evaluation {
  readonly loss: Float64Array;
  /** Fraction of examples whose largest output is that of their label, in [0, 1]; NaN for a regression. */
  readonly accuracy: Float64Array;
}

/** Traces of every run, `[R]` each. */
export interface CurvatureTraces {
  /** tr H. */
  readonly hessian: Float64Array;
  /** tr G. */
  readonly gaussNewton: Float64Array;
  /** tr G plus the absolute values of the terms of tr H − tr G; the rounding error of `hessian` is relative to it. */
  readonly size: Float64Array;
}

/**
 * R parameter vectors at which an engine evaluates operators. L is the mean loss over the N training examples,
 * gᵢ and Hᵢ the gradient and Hessian of example i. Derivatives are exact (explicit backward pass and Pearlmutter's
 * R-operator), in the engine's precision. `active`, `[R]`, is 0 for rows that are not needed: their contents are
 * undefined. Release with `dispose`.
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
  /** tr H and tr G, exact up to rounding, at the cost of a few products; absent where the engine lacks them. */
  curvatureTraces?(): Promise<CurvatureTraces>;
  /** f of every example of a split, `[R, N, K]`. */
  outputs(split: 'train' | 'test'): Promise<Float32Array>;
  dispose(): void;
}

/** One network on one dataset, for any number of runs at once. The results of a run never depend on the other runs. */
export interface Program {
  readonly network: Network;
  /** Labels of the N training examples; all 0 in a regression. */
  readonly labels: Uint16Array;
  /** Real targets of the training examples, `[N, K]`; only in a regression. */
  readonly targets?: Float32Array;
  /** Preferred number of runs per `Point` when many products follow; larger groups exceed the cache. Default: all. */
  readonly runsAtOnce?: number;
  advance(settings: AdvanceSettings, state: CohortState, batches: BatchIndices): Promise<Advanced>;
  /**
   * Loss and gradient of R runs, θ `[R, P]`, each over its own batch, without weight decay; T = 1 in `batches`. With `answers`
   * that say what the data say, they are the same to rounding.
   */
  batchGradient(theta: Float32Array, batches: BatchIndices, answers?: BatchAnswers): Promise<BatchGradient>;
  /**
   * Prepares R = theta.length / P parameter vectors for measuring. With `examples` (at least one index of a training
   * example, the same for all runs) the point is over those alone: N is their number and L their mean loss.
   */
  at(theta: Float32Array, examples?: Int32Array): Promise<Point>;
  dispose(): void;
}

export interface Engine {
  readonly description: EngineDescription;
  open(network: Network, dataset: Dataset): Promise<Program>;
  dispose(): void;
}
