import type { TensorFormat } from '../sweep/export-run/run-tensors.ts';
import type { FindingOf, Want } from '../sweep/inspection/findings.ts';
import type { InspectRequest } from '../sweep/inspection/inspector.ts';
import type { RunId } from '../sweep/sweep-plan.ts';

export interface ExportRunRequest {
  readonly run: RunId;
  readonly format: TensorFormat;
  /** Gives it up. */
  readonly signal: AbortSignal;
}

/** The part of the page's state that is about looking into one run. */
export interface MicroscopeState {
  /** The run under the microscope; null while it is closed. */
  readonly microscope: RunId | null;
  /** Does nothing without a sweep whose engine is known. */
  openMicroscope(run: RunId): void;
  closeMicroscope(): void;
  /** Looks into a run of the sweep on the board at a step. Rejects with the reason where that cannot be done. */
  inspect<W extends Want>(request: InspectRequest<W>): Promise<FindingOf<W>>;
  /**
   * A run of the sweep on the board as a zip: weights, data, batches and a PyTorch program that replays it. A run that has
   * not ended is trained to its end for it. Rejects with the reason where that cannot be done.
   */
  exportRun(request: ExportRunRequest): Promise<Uint8Array>;
}
