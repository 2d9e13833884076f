import type { EngineDescription } from '../../engine/contract.ts';
import type { Certainty } from '../../probes/estimators/estimate.ts';
import type { RecordedProbe } from '../results/trace-store.ts';

/** One quantity of a network: the exact value is `value` ± `error`, as sure as `certainty` says. */
export interface MeasuredQuantity {
  readonly id: RecordedProbe;
  readonly symbol: string;
  readonly label: string;
  readonly unit: string;
  readonly value: number;
  readonly error: number;
  readonly certainty: Certainty;
  /** False where an iteration stopped at its cap, so that `error` is larger than asked for. */
  readonly converged: boolean;
}

export interface MeasuredNetwork {
  readonly engine: EngineDescription;
  /** P. */
  readonly parameters: number;
  readonly trainExamples: number;
  readonly testExamples: number;
  readonly quantities: readonly MeasuredQuantity[];
  /** What the file does not hold enough for, and why. */
  readonly omitted: readonly { readonly id: RecordedProbe; readonly reason: string }[];
  /** What a person should look at, a sentence each: of the file, and of what was measured. */
  readonly warnings: readonly string[];
  /** What a person should know, a sentence each. */
  readonly notes: readonly string[];
}
