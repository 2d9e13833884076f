import type { RunId } from '../sweep-plan.ts';

/**
 * Directions of a slice through the loss: the first two principal components of the run's own way, the eigenvectors of
 * largest curvature, or two at random.
 */
export const PLANES = ['trajectory', 'eigenvectors', 'random'] as const;
export type Plane = (typeof PLANES)[number];

/** What can be asked of a run at a step. */
export type Want =
  /** Top eigenpairs and the density of the whole spectrum. */
  | { readonly kind: 'spectrum' }
  /** Top eigenvalues at several steps, ascending; the step of the request is not looked at. */
  | { readonly kind: 'eigenvalues'; readonly steps: readonly number[] }
  | { readonly kind: 'slice'; readonly plane: Plane }
  /** The loss on the straight line to another run of the sweep, or to this one, at a step of its own. */
  | { readonly kind: 'interpolation'; readonly other: RunId; readonly otherStep: number }
  /** What the network says of its inputs: a decision field over two features, or images with their predictions. */
  | { readonly kind: 'predictions' };

/** An eigenvalue of H lies within `error` of `value`. */
export interface FoundEigenvalue {
  readonly value: number;
  readonly error: number;
  readonly converged: boolean;
}

export interface SpectrumFinding {
  /** From the largest down. */
  readonly top: readonly FoundEigenvalue[];
  /** P. */
  readonly dimension: number;
  /** Values of λ at which the density was read, ascending; empty where a product was not finite. */
  readonly places: Float64Array;
  /** Fraction of eigenvalues per unit of λ, smoothed by a Gaussian of standard deviation `width`, and its 95 % half-width. */
  readonly density: Float64Array;
  readonly error: Float64Array;
  readonly width: number;
}

export interface EigenvaluesFinding {
  readonly steps: readonly number[];
  /** One list per step, from the largest down. */
  readonly top: readonly (readonly FoundEigenvalue[])[];
}

export interface SliceFinding {
  /** That of the request; `random` where the run has not moved in a plane yet. */
  readonly plane: Plane;
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Row-major, `[y, x]`; not finite where the network overflows. */
  readonly loss: Float64Array;
  /** Where the run was, projected onto the plane; the last one is the centre. */
  readonly trajectory: readonly { readonly step: number; readonly x: number; readonly y: number }[];
  /** Fraction of the variance of the run's snapshots that lies in each direction; null where it does not apply. */
  readonly explained: readonly [number, number] | null;
}

/** One split on the line between two runs. */
export interface SplitInterpolation {
  /** At every fraction of the way; not finite where the network overflows. */
  readonly loss: Float64Array;
  /** The most that the loss between the ends rises above the straight line between theirs, and where; `error` ± of it. */
  readonly barrier: number;
  readonly error: number;
  readonly top: number;
}

export interface InterpolationFinding {
  /** Of the way from this run to the other: −½ to 1½. */
  readonly fractions: Float64Array;
  readonly train: SplitInterpolation;
  /** null without test examples. */
  readonly test: SplitInterpolation | null;
  /** ‖θ_other − θ‖. */
  readonly distance: number;
}

export interface FieldFinding {
  readonly kind: 'field';
  readonly classes: number;
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Class predicted at each place, row-major `[y, x]`, and the probability given to it. */
  readonly predicted: Uint8Array;
  readonly confidence: Float32Array;
  /** Training examples, some of them where there are many: x₀, y₀, x₁, y₁, … */
  readonly points: Float32Array;
  readonly labels: Uint16Array;
}

export interface PredictedImage {
  /** Index in the test set. */
  readonly index: number;
  /** `[height, width, channels]`. */
  readonly pixels: Float32Array;
  readonly label: number;
  readonly predicted: number;
  /** Probability of the predicted class under the softmax of the outputs. */
  readonly confidence: number;
}

export interface ImagesFinding {
  readonly kind: 'images';
  readonly shape: readonly number[];
  readonly classNames: readonly string[];
  /** The most confident mistakes first, then others in order. */
  readonly images: readonly PredictedImage[];
  readonly wrong: number;
  readonly count: number;
}

export interface Findings {
  readonly spectrum: SpectrumFinding;
  readonly eigenvalues: EigenvaluesFinding;
  readonly slice: SliceFinding;
  readonly interpolation: InterpolationFinding;
  /** null for inputs that are neither images nor pairs of numbers. */
  readonly predictions: FieldFinding | ImagesFinding | null;
}
export type FindingOf<W extends Want> = Findings[W['kind']];
