import type { EngineDescription, EngineKind } from '../engine/contract.ts';
import type { Network } from '../engine/network.ts';
import type { Certainty } from '../probes/estimators/estimate.ts';

/** Settings that arrays do not contain; each overrides the file's note of the same name. As the options of the command `measure`. */
export interface MeasureOptions {
  /** Of the hidden layers: one, or one each, separated by commas: `tanh`, `tanh,relu`. */
  readonly activation?: string | undefined;
  /** `crossEntropy` (the default) or `squaredError`, or PyTorch's name. */
  readonly loss?: string | undefined;
  /** Convolutions and average pooling in order, before the dense layers: `conv pool2 conv pool2`. */
  readonly stem?: string | undefined;
  /** B of its training. */
  readonly batchSize?: number | undefined;
  /** Names of arrays to leave out. */
  readonly ignore?: readonly string[] | undefined;
  /** Default: `simd`. */
  readonly engine?: EngineKind | undefined;
  /** The promise rejects with the signal's reason once it is aborted. */
  readonly signal?: AbortSignal | undefined;
  /** Fraction done, in [0, 1], and what is measured next. */
  readonly onProgress?: ((fraction: number, doing: string) => void) | undefined;
}

/** One measured quantity: the exact value is `value` ± `error`, in the sense of `certainty`. */
export interface Quantity {
  readonly id: string;
  readonly symbol: string;
  readonly label: string;
  readonly unit: string;
  readonly value: number;
  readonly error: number;
  readonly certainty: Certainty;
  /** False where an iteration stopped at its cap. */
  readonly converged: boolean;
}

export interface NetworkMeasurement {
  readonly engine: EngineDescription;
  readonly network: Network;
  /** P. */
  readonly parameters: number;
  readonly trainExamples: number;
  readonly testExamples: number;
  readonly quantities: readonly Quantity[];
  /** What the file does not hold enough for, and why. */
  readonly omitted: readonly { readonly id: string; readonly reason: string }[];
  /** About the file and the measurements, one sentence each. */
  readonly warnings: readonly string[];
  readonly notes: readonly string[];
  /** The JSON of the page and of the command `measure --json`. */
  json(): string;
}
