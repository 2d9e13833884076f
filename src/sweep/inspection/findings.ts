import type { RunId } from '../sweep-plan.ts';
import type { StepWindow } from './step-window.ts';

/**
 * Directions of a slice through the loss: the first two principal components of the run's trajectory, the two
 * eigenvectors of largest curvature, or two random directions.
 */
export const PLANES = ['trajectory', 'eigenvectors', 'random'] as const;
export type Plane = (typeof PLANES)[number];

/** What to compute of a run at a step. */
export type Want =
  /** Top eigenpairs and the density of the whole spectrum. */
  | { readonly kind: 'spectrum' }
  /** Top eigenvalues at several steps, ascending; the step of the request is ignored. */
  | { readonly kind: 'eigenvalues'; readonly steps: readonly number[] }
  | { readonly kind: 'slice'; readonly plane: Plane }
  /** The loss on the straight line to a run of the sweep, which may be this one, at step `otherStep`. */
  | { readonly kind: 'interpolation'; readonly other: RunId; readonly otherStep: number }
  /** A full-batch run beside the central flow and gradient flow from its step `from`, over a window of later steps; the step of the request is ignored. */
  | { readonly kind: 'flows'; readonly from: number; readonly window: StepWindow }
  /** Predictions of the network: a decision field over two features, or images with their predicted classes. */
  | { readonly kind: 'predictions' };

/** An eigenvalue of H lies within `error` of `value`. */
export interface FoundEigenvalue {
  readonly value: number;
  readonly error: number;
  readonly converged: boolean;
}

export interface SpectrumFinding {
  /** In descending order. */
  readonly top: readonly FoundEigenvalue[];
  /** P. */
  readonly dimension: number;
  /** Values of λ at which the density is evaluated, ascending; empty if a product was not finite. */
  readonly places: Float64Array;
  /** Fraction of eigenvalues per unit of λ, smoothed by a Gaussian of standard deviation `width`, and its 95 % half-width. */
  readonly density: Float64Array;
  readonly error: Float64Array;
  readonly width: number;
}

export interface EigenvaluesFinding {
  readonly steps: readonly number[];
  /** One list per step, in descending order. */
  readonly top: readonly (readonly FoundEigenvalue[])[];
}

export interface SliceFinding {
  /** As requested; `random` where those directions do not exist. */
  readonly plane: Plane;
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Row-major, `[y, x]`; not finite where the network overflows. */
  readonly loss: Float64Array;
  /** The states of the run, projected onto the plane; the last one is the centre. */
  readonly trajectory: readonly { readonly step: number; readonly x: number; readonly y: number }[];
  /** Fraction of the variance of the run's snapshots along each direction; null for other planes. */
  readonly explained: readonly [number, number] | null;
}

/** The loss of one split on the line between two runs. */
export interface SplitInterpolation {
  /** At each of `fractions`; not finite where the network overflows. */
  readonly loss: Float64Array;
  /** Largest height of the loss above the chord between both ends, ± `error`, at fraction `top`. */
  readonly barrier: number;
  readonly error: number;
  readonly top: number;
}

export interface InterpolationFinding {
  /** Fractions of the distance from this run to the other, −½ to 1½. */
  readonly fractions: Float64Array;
  readonly train: SplitInterpolation;
  /** null without test examples. */
  readonly test: SplitInterpolation | null;
  /** ‖θ_other − θ‖. */
  readonly distance: number;
}

/** λ₁ of H and its error, in L/θ²; NaN where the weights are not finite. */
export type FoundSharpness = Pick<FoundEigenvalue, 'value' | 'error'>;

/** A flow over a window of steps; numbers are NaN once it cannot go on. */
export interface FlowPlace {
  /** Time average of the loss along the path: of L, and of L + tr Σ/η for the central flow, which predicts the mean loss of the run. */
  readonly loss: number;
  /** In the middle. */
  readonly sharpness: FoundSharpness;
  /** From the mean weights of the run over the window to the flow in the middle. */
  readonly distance: number;
  /** Eigenvalues that the central flow holds at 2/η in the middle; 0 for gradient flow. */
  readonly atEdge: number;
}

export interface FlowsFinding {
  /** The middle of the window. */
  readonly step: number;
  readonly window: StepWindow;
  /** The mean of its training loss, the loss at each step of the window, and λ₁ in the middle. */
  readonly run: { readonly loss: number; readonly losses: Float64Array; readonly sharpness: FoundSharpness };
  readonly central: FlowPlace;
  readonly gradient: FlowPlace;
}

export interface FieldFinding {
  readonly kind: 'field';
  readonly classes: number;
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Predicted class at each place, row-major `[y, x]`, and its probability. */
  readonly predicted: Uint8Array;
  readonly confidence: Float32Array;
  /** Training examples, at most some hundreds: x₀, y₀, x₁, y₁, … */
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
  /** The most confident mistakes first, then correct predictions in order. */
  readonly images: readonly PredictedImage[];
  readonly wrong: number;
  readonly count: number;
}

export interface Findings {
  readonly spectrum: SpectrumFinding;
  readonly eigenvalues: EigenvaluesFinding;
  readonly slice: SliceFinding;
  readonly interpolation: InterpolationFinding;
  readonly flows: FlowsFinding;
  /** null unless inputs are images or pairs of numbers and targets are classes. */
  readonly predictions: FieldFinding | ImagesFinding | null;
}
export type FindingOf<W extends Want> = Findings[W['kind']];
