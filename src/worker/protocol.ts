import type { ClaimSize } from '../claims/claim.ts';
import type { Dataset } from '../data/dataset.ts';
import type { NamedBytes } from '../data/formats/named-bytes.ts';
import type { EngineDescription, EngineKind } from '../engine/contract.ts';
import type { NetworkFileOptions } from '../engine/network-file/settings.ts';
import type { SpecErrorDetail } from '../errors.ts';
import type { ClaimRecord } from '../evidence/claim-record.ts';
import type { ReferenceCheck } from '../probes/reference/check-engine.ts';
import type { SelfCheck } from '../probes/reference/self-check.ts';
import type { TensorFormat } from '../sweep/export-run/run-tensors.ts';
import type { Findings, Want } from '../sweep/inspection/findings.ts';
import type { InspectRequest } from '../sweep/inspection/inspector.ts';
import type { NetworkReport } from '../sweep/network/network-report.ts';
import type { RunResult } from '../sweep/results/results.ts';
import type { SegmentRequest, SegmentResult } from '../sweep/segment/segment.ts';
import type { SweepSpec } from '../sweep/spec/sweep-spec.ts';
import type { RunId } from '../sweep/sweep-plan.ts';

/** What the page asks of a worker. Plain data only: no tensors, functions or class instances. */
export interface Calls {
  /** Makes the engine, if it is not the one in use, and opens the sweep's network on its first data set. */
  open: { params: { engine: EngineKind; spec: SweepSpec; dataset: Dataset }; result: EngineDescription };
  /** Compares the open engine with the built-in case; see `selfCheck`. */
  selfCheck: { params: null; result: SelfCheck };
  /** Compares an engine with the contents of a reference file; see `checkReference`. */
  checkReference: { params: { engine: EngineKind; content: unknown; source: string }; result: ReferenceCheck };
  /** Milliseconds per step of one run, with so many runs at once; see `timeEngine`. */
  time: { params: { runs: number; budget: number }; result: number };
  /** Opens the sweep's network on another of its data sets, beside those that are open. */
  openData: { params: { dataSeed: number; dataset: Dataset }; result: undefined };
  closeData: { params: { dataSeed: number }; result: undefined };
  /** The data set of the segment must be open. */
  perform: { params: SegmentRequest; result: SegmentResult };
  /** Makes the engine, if it is not the one in use, and opens the sweep for `inspect`. */
  openInspector: { params: { engine: EngineKind; spec: SweepSpec; dataset: Dataset }; result: null };
  /** Makes a run's parameters at a step again and looks at them; the finding is that of the kind wanted. */
  inspect: { params: InspectRequest; result: Findings[Want['kind']] };
  /** Performs a claim's whole experiment, telling how far it is; ending the worker is how it is given up. */
  claim: { params: { claim: string; size: ClaimSize }; result: ClaimRecord };
  /** Reads a network from a file and measures it on an engine that has checked itself, telling how far it is. */
  measureNetwork: {
    params: { engine: EngineKind; file: NamedBytes; options: NetworkFileOptions };
    result: NetworkReport;
  };
  /**
   * Makes a run again and packs its weights, data and batches with a program that replays it into a zip. `recorded` is
   * what its sweep has of its end; null: it is trained and measured first.
   */
  exportRun: {
    params: {
      engine: EngineKind;
      spec: SweepSpec;
      dataset: Dataset;
      run: RunId;
      recorded: RunResult | null;
      format: TensorFormat;
    };
    result: Uint8Array;
  };
}
export type Call = keyof Calls;
export type Request = {
  [C in Call]: { readonly id: number; readonly call: C; readonly params: Calls[C]['params'] };
}[Call];

/** Errors cross as data and are rebuilt as the same class on the other side. */
export interface RemoteFailure {
  readonly name: string;
  readonly message: string;
  /** Of a SpecError. */
  readonly detail?: SpecErrorDetail;
}
/** Fraction done of a call that is still being answered, in [0, 1], and what it does now, where it has steps of names. */
export interface ProgressReply {
  readonly id: number;
  readonly progress: number;
  readonly doing?: string;
}
export type Reply =
  | { readonly id: number; readonly result: unknown }
  | ProgressReply
  | { readonly id: number; readonly failure: RemoteFailure };

/** A worker seen from outside, whatever platform it runs on. */
export interface Channel {
  post(request: Request): void;
  onReply(listener: (reply: Reply) => void): void;
  /** The worker died: it will never answer again. */
  onDeath(listener: (reason: string) => void): void;
  terminate(): void;
}
