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
  /** What the file does not hold enough for, and why. */
  readonly omitted: readonly { readonly id: RecordedProbe; readonly reason: string }[];
  /** What a person should look at, a sentence each: of the file, and of what was measured. */
  readonly warnings: readonly string[];
  /** What a person should know, a sentence each. */
  readonly notes: readonly string[];
}
