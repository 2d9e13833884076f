import type { DatasetSpec } from '../data/spec.ts';
import type { EngineDescription, EngineKind } from '../engine/contract.ts';
import type { EngineSwitch } from '../sweep/cohort-progress.ts';
import { CLOCKS, type Clock } from '../sweep/results/clock.ts';
import type { TraceStore } from '../sweep/results/trace-store.ts';
import type { PhaseMilliseconds } from '../sweep/segment/phase.ts';
import type { FinishedRun } from '../sweep/segment/run-status.ts';
import type { SweepSpec } from '../sweep/spec/sweep-spec.ts';
import type { RunId, SweepPlan } from '../sweep/sweep-plan.ts';
import type { EnginePreference } from '../worker/engine-pool.ts';
import type { AddressState } from './address-state.ts';
import type { ClaimsState } from './claims-state.ts';
import type { CostlyStartState } from './costly-start-state.ts';
import type { EngineTimingState } from './engine-timing-state.ts';
import type { FilesState } from './files-state.ts';
import type { GuessState } from './guess-state.ts';
import type { LibraryState } from './library-state.ts';
import type { MeasureState } from './measure-state.ts';
import type { MicroscopeState } from './microscope-state.ts';
import type { NoticesState } from './notices-state.ts';
import type { OfflineState } from './offline-state.ts';
import type { BoardPage, PanelView } from './panel-view.ts';
import type { ReproductionState } from './reproduction-state.ts';
import type { ShownSupplement, SupplementState } from './supplement-state.ts';

/** What is hovered or selected; every panel highlights its runs. */
export type Selection =
  | { readonly kind: 'cell'; readonly learningRate: number; readonly batchSize: number }
  /** All cells with this η/B (to 1 part in 10⁹). */
  | { readonly kind: 'ratio'; readonly ratio: number }
  | { readonly kind: 'run'; readonly run: RunId }
  /** Any runs, in order of their number. */
  | { readonly kind: 'runs'; readonly runs: readonly RunId[] };

export type SweepStatus = 'preparing' | 'running' | 'paused' | 'stopping' | 'finished' | 'stopped' | 'failed';

/** The sweep on the board. `traces` is mutable; `revision` changes whenever samples are added. */
export interface BoardSweep {
  readonly plan: SweepPlan;
  readonly datasetName: string;
  readonly status: SweepStatus;
  readonly engine: EngineDescription | null;
  /** Where runs went on with another engine; empty for a sweep of one engine. */
  readonly switches: readonly EngineSwitch[];
  /** With those of its supplement. */
  readonly traces: TraceStore;
  /** What was measured on it after it had ended; null where nothing was. */
  readonly supplement: ShownSupplement | null;
  readonly finished: ReadonlyMap<RunId, FinishedRun>;
  readonly revision: number;
  /** Number of runs that the sweep before it had trained, and that were not trained again. */
  readonly runsTakenOver: number;
  /** Completed fraction of the work in [0, 1]; seconds, null until they can be estimated. */
  readonly progress: { readonly fraction: number; readonly secondsLeft: number | null; readonly elapsed: number };
  /** Worker time by phase, summed over all segments so far; null before the first. */
  readonly milliseconds: PhaseMilliseconds | null;
  /** SHA-256 over spec and results; null until finished. */
  readonly fingerprint: string | null;
  /** Why it failed, as shown to the user. */
  readonly error: string | null;
}

/** The state of loading data for the draft. After a failure the previous data set stays. */
export interface DatasetStatus {
  readonly state: 'ready' | 'loading' | 'failed';
  /** In [0, 1] while loading, if known. */
  readonly progress: number | null;
  readonly message: string | null;
}

/** Data on their way to the next sweep. */
export interface Preparation {
  readonly dataset: DatasetSpec;
  /** Of a download, in [0, 1]; null where it is not known. */
  readonly progress: number | null;
}

/** Result of comparing an engine with the reference networks. */
export type EngineCheck =
  | { readonly state: 'idle' | 'running' }
  | { readonly state: 'done'; readonly engine: EngineKind; readonly networks: readonly CheckedNetwork[] }
  | { readonly state: 'failed'; readonly message: string };

export interface CheckedNetwork {
  readonly name: string;
  readonly quantities: number;
  /** Largest error as a fraction of its bound. */
  readonly worst: number;
  /** Quantities outside their bound. */
  readonly wrong: readonly string[];
}

export const MAP_QUANTITIES = [
  'sharpness',
  'testAccuracy',
  'accuracyGap',
  'lossGap',
  'trainLoss',
  'testLoss',
  'steps',
] as const;
export type MapQuantity = (typeof MAP_QUANTITIES)[number];
/**
 * When runs are compared: each at its end, or all at the latest time on one clock that every run has reached. Comparisons
 * across batch sizes differ between equal epochs, equal steps and equal η·step.
 */
export const COMPARISONS = ['end', ...CLOCKS] as const;
export type CompareAt = (typeof COMPARISONS)[number];
/** When the board is seen: as it is compared, or as it was at a time on a clock, runs that had ended by then at their ends. */
export type Moment = CompareAt | { readonly clock: Clock; readonly time: number };
/** What is plotted against η/B: the generalization gap in accuracy or loss, or another quantity that η/B is claimed to govern. */
export const GAP_MEASURES = ['accuracy', 'loss', 'testAccuracy', 'sharpness'] as const;
export type GapMeasure = (typeof GAP_MEASURES)[number];

export interface ViewState extends PanelView {
  /** The open page of the two that show the board, or the last one that was open. */
  readonly page: BoardPage;
  readonly mapQuantity: MapQuantity;
  readonly timeAxis: Clock;
  readonly compareAt: CompareAt;
  /**
   * The whole board as it was at this time on the clock `timeAxis`: runs that had ended by then at their ends. null: as it is now.
   */
  readonly playedTo: number | null;
  readonly gapMeasure: GapMeasure;
}

export interface AppState
  extends ClaimsState,
    CostlyStartState,
    EngineTimingState,
    MicroscopeState,
    MeasureState,
    FilesState,
    NoticesState,
    OfflineState,
    AddressState,
    ReproductionState,
    GuessState,
    SupplementState,
    LibraryState {
  // --- the spec being edited; a running sweep has its own copy in its plan
  readonly draft: SweepSpec;
  /** Why the draft cannot run; null if it can. */
  readonly draftError: string | null;
  /** Number of runs of the draft; 0 if it is invalid. */
  readonly draftRuns: number;
  editDraft(change: (draft: SweepSpec) => SweepSpec): void;
  readonly dataset: DatasetStatus;
  /** Fetches a remote source (MNIST …); the draft changes once it has been loaded. Never throws. */
  chooseDataset(spec: DatasetSpec): Promise<void>;
  /** Ends the reading or download that is in progress, at once; the data set of before stays. Does nothing otherwise. */
  cancelLoading(): void;

  // --- the sweep on the board
  /** The engine of the next sweep; `auto` takes the one that is known to be fastest on its kind, else `simd`. */
  readonly enginePreference: EnginePreference;
  setEnginePreference(preference: EnginePreference): void;
  /** Number of runs of a spec that the sweep on the board has trained, and that a start would not train again. */
  trainedRuns(spec: SweepSpec): number;
  readonly engineCheck: EngineCheck;
  /** Compares the board's engine with the reference networks, each quantity against its derived bound. Never throws. */
  checkEngine(): Promise<void>;
  readonly sweep: BoardSweep | null;
  /** The data that are being made or fetched for a sweep that is asked for, where that takes a moment; null: none. */
  readonly preparation: Preparation | null;
  pause(): void;
  resume(): void;
  stop(): void;

  // --- the sweep that the board's is compared with
  /** Read from the library, beside the sweep on the board; nothing of it is trained here. null: none. */
  readonly compared: BoardSweep | null;
  /** Its id in the library. */
  readonly comparedId: string | null;
  /** Compares the sweep on the board with a stored one. Never throws; what fails is said in a notice. */
  compareWith(id: string): Promise<void>;
  /** Compares with the stored sweep of a fingerprint, as a link asks for; null: with none. Says so where it is not in the library. */
  compareWithLinked(fingerprint: string | null): void;
  stopComparing(): void;

  // --- pointing
  readonly hovered: Selection | null;
  readonly selected: Selection | null;
  hover(selection: Selection | null): void;
  /** Selecting the same thing again clears the selection. */
  select(selection: Selection | null): void;
  /** Selects these runs too; those that are selected already no more. */
  selectAlso(selection: Selection): void;

  // --- view
  readonly view: ViewState;
  setView(change: Partial<ViewState>): void;
}
