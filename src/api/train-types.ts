import type { Engine, EngineDescription, EngineKind } from '../engine/contract.ts';
import type { SweepInput } from './sweep-input.ts';

/** A file, opened or downloaded. */
export interface InputFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** How far a sweep has got. */
export interface TrainProgress {
  /** Of the predicted work, in [0, 1]. */
  readonly fraction: number;
  /** Runs that have ended. */
  readonly finished: number;
  readonly runs: number;
}

export interface TrainOptions {
  /**
   * The engine in workers, by name: `simd` (the default; the same bits everywhere), `webgl` (browsers) or `tfjs-cpu` (slow). Or an
   * engine of the contract in this thread, which the caller disposes of.
   */
  readonly engine?: EngineKind | Engine | undefined;
  /** Worker threads; default: one per core. 0: in this thread. Results do not depend on it. */
  readonly workers?: number | undefined;
  /** Files of a spec whose data set is one. */
  readonly files?: readonly InputFile[] | undefined;
  /** The promise rejects with the signal's reason once it is aborted. */
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: TrainProgress) => void) | undefined;
}

/** One run of the grid: hyper-parameters, and the last value of every quantity. NaN where one was not measured. */
export interface RunRow {
  /** Its position in the plan, from 0. */
  readonly id: number;
  /** η. */
  readonly learningRate: number;
  /** B. */
  readonly batchSize: number;
  readonly seed: number;
  /** Seed of its data set; absent where the sweep has one data set. */
  readonly dataSeed?: number;
  readonly outcome: 'reachedTarget' | 'budgetSpent' | 'diverged';
  /** Updates made. */
  readonly step: number;
  readonly trainLoss: number;
  readonly testLoss: number;
  /** Fraction, in [0, 1]. */
  readonly trainAccuracy: number;
  readonly testAccuracy: number;
  /** λ₁ of the Hessian of the training loss: the exact value is within `sharpnessError` of it. */
  readonly sharpness: number;
  readonly sharpnessError: number;
  /** Whether the tolerance of the spec was met; null where it was not measured. */
  readonly sharpnessConverged: boolean | null;
}

/** One measurement on the way. */
export interface TraceSample {
  readonly run: number;
  /** What was measured: `trainLoss`, `sharpness`, … */
  readonly probe: string;
  readonly step: number;
  readonly value: number;
  /** The exact value is within it; absent where only rounding is in play. */
  readonly error?: number;
  /** False where an iterative measurement stopped at its cap. */
  readonly converged?: boolean;
}

export interface TrainedSweep {
  /** The spec with every default filled in. */
  readonly spec: SweepInput;
  readonly engine: EngineDescription;
  /** SHA-256, in hex, of the spec and every measured number; that of the page and the command line. */
  readonly fingerprint: string;
  /** In plan order: by data seed, then B, then η, then seed. */
  readonly runs: readonly RunRow[];
  /** By run, then probe, then step. */
  readonly samples: readonly TraceSample[];
  /** The text of sweep.json, which the page and the command line open. */
  sweepFile(): string;
}
