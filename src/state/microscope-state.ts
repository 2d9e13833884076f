import type { TensorFormat } from '../sweep/export-run/run-tensors.ts';
import type { FindingOf, Want } from '../sweep/inspection/findings.ts';
import type { InspectRequest } from '../sweep/inspection/inspector.ts';
import type { RunId } from '../sweep/sweep-plan.ts';

export interface ExportRunRequest {
  readonly run: RunId;
  readonly format: TensorFormat;
  /** Cancels the export. */
  readonly signal: AbortSignal;
}

/** The part of the state about inspecting one run. */
export interface MicroscopeState {
  /** The run under the microscope; null while it is closed. */
  readonly microscope: RunId | null;
  /** No effect before the engine of the sweep is known. */
  openMicroscope(run: RunId): void;
  closeMicroscope(): void;
  /** Inspects a run of the sweep on the board at a step. Rejects if that fails. */
  inspect<W extends Want>(request: InspectRequest<W>): Promise<FindingOf<W>>;
  /**
   * Exports a run of the sweep on the board as a zip of weights, data, batches and a PyTorch program that replays it. A run
   * that has not ended is first trained to its end. Rejects if that fails.
   */
  exportRun(request: ExportRunRequest): Promise<Uint8Array>;
}
