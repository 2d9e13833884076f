import type { ClaimSize } from '../claims/claim.ts';
import type { KeptReplicates } from '../claims/replicate-memory.ts';
import type { OpenChoice } from '../data/choice-error.ts';
import type { ReadBack } from '../data/data-work.ts';
import type { Dataset } from '../data/dataset.ts';
import type { NamedBytes } from '../data/formats/named-bytes.ts';
import type { UnreadFile } from '../data/formats/unread-file.ts';
import type { RawDataset } from '../data/raw-dataset.ts';
import type { Reading } from '../data/reading.ts';
import type { DatasetSpec } from '../data/spec.ts';
import type { EngineDescription, EngineKind } from '../engine/contract.ts';
import type { NetworkFileOptions } from '../engine/network-file/settings.ts';
import type { Lost, SpecErrorDetail } from '../errors.ts';
import type { ClaimRecord } from '../evidence/claim-record.ts';
import type { ReferenceCheck } from '../probes/reference/check-engine.ts';
import type { SelfCheck } from '../probes/reference/self-check.ts';
import type { TensorFormat } from '../sweep/export-run/run-tensors.ts';
import type { Findings, Want } from '../sweep/inspection/findings.ts';
import type { InspectRequest } from '../sweep/inspection/inspector.ts';
import type { NetworkReport } from '../sweep/network/network-report.ts';
import type { PlannedData } from '../sweep/plan.ts';
import type { RunResult } from '../sweep/results/results.ts';
import type { ImportedSweep } from '../sweep/saved/imported-sweep.ts';
import type { SegmentRequest, SegmentResult } from '../sweep/segment/segment.ts';
import type { Shard } from '../sweep/shards/shard.ts';
import type { SweepSpec } from '../sweep/spec/sweep-spec.ts';
import type { RunId } from '../sweep/sweep-plan.ts';

/** The calls into a worker. Plain data only: no tensors, functions or class instances. */
export interface Calls {
  /** Makes the engine, unless it is the one in use, and opens the network of the sweep on its first data set. */
  open: { params: { engine: EngineKind; spec: SweepSpec; dataset: Dataset }; result: EngineDescription };
  /** Makes the engine, unless it is the one in use, and compares it with the built-in case; see `selfCheck`. */
  selfCheck: { params: { engine: EngineKind }; result: SelfCheck };
  /** Compares an engine with the contents of a reference file; see `checkReference`. */
  checkReference: { params: { engine: EngineKind; content: unknown; source: string }; result: ReferenceCheck };
  /** Milliseconds per step of one run, when `runs` are trained together; see `timeEngine`. */
  time: { params: { runs: number; budget: number }; result: number };
  /** Opens the network of the sweep on another of its data sets. */
  openData: { params: { dataSeed: number; dataset: Dataset }; result: undefined };
  closeData: { params: { dataSeed: number }; result: undefined };
  /** The data set of the segment must be open. */
  perform: { params: SegmentRequest; result: SegmentResult };
  /** Makes the engine, unless it is the one in use, and opens the sweep for `inspect`. */
  openInspector: { params: { engine: EngineKind; spec: SweepSpec; dataset: Dataset }; result: null };
  /** Recomputes the parameters of a run at a step and inspects them; the finding is of the kind wanted. */
  inspect: { params: InspectRequest; result: Findings[Want['kind']] };
  /**
   * Performs a claim, reporting progress; terminating the worker cancels it. `kept`: replicates of a smaller size, from which it
   * goes on; in the result those from which a larger size can.
   */
  claim: {
    params: { claim: string; size: ClaimSize; kept: KeptReplicates | null };
    result: { record: ClaimRecord; kept: KeptReplicates | null };
  };
  /** Performs one shard of a claim: what it keeps for the others, and why it ended before the claim did, if so. */
  claimShare: {
    params: { claim: string; size: ClaimSize; share: Shard };
    result: { kept: KeptReplicates; stopped: string | null };
  };
  /** Reads a network from a file and measures it after the self-check of the engine, reporting progress. */
  measureNetwork: {
    params: { engine: EngineKind; file: UnreadFile; options: NetworkFileOptions };
    result: NetworkReport;
  };
  /** Reads files, whose bytes are moved into the worker and back, reporting progress; terminating the worker cancels it. */
  readFiles: { params: { files: readonly NamedBytes[]; reading: Reading }; result: ReadBack };
  /** Builds the data set of a spec from the examples of its source; null for a generator. */
  buildDataset: { params: { spec: DatasetSpec; raw: RawDataset | null }; result: Dataset };
  /** Adds bytes, which are moved, to a hash; the SHA-256 in hexadecimal after the last of them, null before. */
  sha256: { params: { bytes: Uint8Array; isLast: boolean }; result: string | null };
  /** Parses a saved sweep, whose content stays in the worker for `restoreSweep`, reporting progress. */
  openSweepFile: { params: { file: UnreadFile }; result: SweepSpec };
  /** Restores the sweep that is open; `dataset` is the first of its spec, and its examples are not needed. */
  restoreSweep: { params: { dataset: PlannedData }; result: ImportedSweep };
  /** See `FileWork`. */
  specIn: { params: { file: UnreadFile }; result: SweepSpec | null };
  holdsNetwork: { params: { file: UnreadFile }; result: boolean };
  requireNetwork: { params: { file: UnreadFile }; result: undefined };
  /**
   * Recomputes a run and packs its weights, data and batches into a zip, with a program that replays it. `recorded` is its
   * result in the sweep; if null, the run is trained and measured first.
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

/** An error as data; the client rebuilds it as the same class. */
export interface RemoteFailure {
  readonly name: string;
  readonly message: string;
  /** Of a SpecError. */
  readonly detail?: SpecErrorDetail;
  /** Of a ChoiceError. */
  readonly choice?: OpenChoice;
  /** Of an EngineError. */
  readonly lost?: Lost;
}
/** Completed fraction of a call, in [0, 1], and the name of the current stage, for calls that have named stages. */
export interface ProgressReply {
  readonly id: number;
  readonly progress: number;
  readonly doing?: string;
}
/** Sent about once a second while a worker computes or waits, so that one that hangs is told from one that is busy. */
export interface Heartbeat {
  readonly heartbeat: true;
}
export type Reply =
  | { readonly id: number; readonly result: unknown }
  | ProgressReply
  | Heartbeat
  | { readonly id: number; readonly failure: RemoteFailure };

/** A worker as seen from outside, on any platform. */
export interface Channel {
  /** Posts a request; buffers in `transfer` are moved instead of copied. */
  post(request: Request, transfer?: readonly ArrayBuffer[]): void;
  onReply(listener: (reply: Reply) => void): void;
  /** Called when the worker has died and will not answer again. */
  onDeath(listener: (reason: string) => void): void;
  terminate(): void;
}
