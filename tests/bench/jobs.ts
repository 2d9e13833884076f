import type { DenseLayer, Network } from '../../src/engine/network.ts';

/** Inputs, hidden widths and classes of a network of dense tanh layers with cross-entropy. */
export type Sizes = readonly number[];

export interface StepCase {
  readonly sizes: Sizes;
  readonly batchSize: number;
  readonly runs: number;
}

/** Who trains. All are measured in Chromium, `simd` in Node too. */
export type StepSubject =
  | 'simd'
  | 'webglFused'
  | 'webglUnfused'
  | 'tfjsWasm'
  | 'jaxJs'
  | 'modelFitWebgl'
  | 'modelFitWasm';

/** A trained network on its training examples. */
export interface TrainedCase {
  readonly sizes: Sizes;
  readonly theta: readonly number[];
  readonly inputs: readonly number[];
  readonly labels: readonly number[];
}

/** Of each run: one gradient at a fresh point, λ₁ to 1 %, the economy tier, or that and the standard tier. */
export type ProbeWork = 'gradient' | 'sharpness' | 'economy' | 'standard';

/** One thing to measure, as plain data: it crosses into the page. */
export type Job =
  | { readonly kind: 'step'; readonly subject: StepSubject; readonly of: StepCase; readonly seconds: number }
  | { readonly kind: 'peak'; readonly seconds: number }
  | { readonly kind: 'curvature'; readonly sizes: Sizes; readonly examples: number; readonly seconds: number }
  | { readonly kind: 'sharpness'; readonly of: TrainedCase; readonly tolerance: number; readonly seconds: number }
  | { readonly kind: 'trace'; readonly of: TrainedCase; readonly seconds: number }
  | {
      readonly kind: 'probes';
      readonly what: ProbeWork;
      readonly runs: number;
      readonly steps: number;
      readonly seconds: number;
    }
  | { readonly kind: 'workers'; readonly of: StepCase; readonly workers: number; readonly seconds: number };

export interface Measured {
  /** Of one step of one run, one Hessian–vector product, λ₁, tr H, the probes of one run, or one run-step. */
  readonly milliseconds: number;
  /** peak only. */
  readonly gigaflops?: number;
  /** curvature only: milliseconds of ∇L. */
  readonly gradient?: number;
  /** sharpness and trace only. */
  readonly value?: number;
  /** sharpness and PyTorch's trace only: Hessian–vector products. */
  readonly products?: number;
  /** Which of several ways was the fastest. */
  readonly way?: string;
}

/** The smaller of two measurements of one job. */
export function faster(one: Measured | undefined, other: Measured): Measured {
  return one === undefined || other.milliseconds < one.milliseconds ? other : one;
}

export const sizesText = (sizes: Sizes) => sizes.join('-');

export function denseNetwork(sizes: Sizes): Network {
  const layers = sizes.slice(1).map((out, index): DenseLayer => {
    const last = index === sizes.length - 2;
    return { kind: 'dense', in: sizes[index], out, activation: last ? 'linear' : 'tanh' };
  });
  return { inputShape: [sizes[0]], classes: sizes[sizes.length - 1], loss: 'crossEntropy', layers };
}
