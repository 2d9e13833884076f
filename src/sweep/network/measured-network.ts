import type { EngineDescription } from '../../engine/contract.ts';
import type { Estimate } from '../../probes/estimators/estimate.ts';
import type { ScalarProbe } from '../../probes/scalar/scalar-probe.ts';
import type { RecordedProbe } from '../results/trace-store.ts';

/** One quantity of a network, with its estimate. */
export interface MeasuredQuantity
  extends Pick<ScalarProbe<RecordedProbe>, 'id' | 'symbol' | 'label' | 'unit'>,
    Estimate {}

export interface MeasuredNetwork {
  readonly engine: EngineDescription;
  /** P. */
  readonly parameters: number;
  readonly trainExamples: number;
  readonly testExamples: number;
  readonly quantities: readonly MeasuredQuantity[];
  /** Probes that the file does not hold enough for, and why. */
  readonly omitted: readonly { readonly id: RecordedProbe; readonly reason: string }[];
  /** Warnings about the file and the measurements, one sentence each. */
  readonly warnings: readonly string[];
  /** Notes for the user, one sentence each. */
  readonly notes: readonly string[];
}
