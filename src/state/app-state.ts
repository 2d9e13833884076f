import type { DatasetSpec } from '../data/spec.ts';
import type { EngineDescription, EngineKind } from '../engine/contract.ts';
import type { Clock } from '../sweep/results/clock.ts';
import type { TraceStore } from '../sweep/results/trace-store.ts';
import type { PhaseMilliseconds } from '../sweep/segment/phase.ts';
import type { FinishedRun } from '../sweep/segment/run-status.ts';
import type { SweepSpec } from '../sweep/spec/sweep-spec.ts';
import type { RunId, SweepPlan } from '../sweep/sweep-plan.ts';
import type { EnginePreference } from '../worker/engine-pool.ts';
import type { ClaimsState } from './claims-state.ts';
import type { FilesState } from './files-state.ts';
import type { MeasureState } from './measure-state.ts';
import type { MicroscopeState } from './microscope-state.ts';

/** What the pointer or the keyboard points at; every panel highlights the runs it stands for. */
export type Selection =
  | { readonly kind: 'cell'; readonly learningRate: number; readonly batchSize: number }
  /** All cells with this η/B (to 1 part in 10⁹). */
  | { readonly kind: 'ratio'; readonly ratio: number }
  | { readonly kind: 'run'; readonly run: RunId };

export type SweepStatus = 'preparing' | 'running' | 'paused' | 'stopping' | 'finished' | 'stopped' | 'failed';

/** One sweep on the board. Samples live in `traces`, outside React; `revision` counts their changes. */
export interface BoardSweep {
  readonly plan: SweepPlan;
  readonly datasetName: string;
  readonly status: SweepStatus;
  readonly engine: EngineDescription | null;
  readonly traces: TraceStore;
  readonly finished: ReadonlyMap<RunId, FinishedRun>;
  readonly revision: number;
  /** Fraction of the work done in [0, 1] and an estimate of the seconds left; null until known. */
  readonly progress: { readonly fraction: number; readonly secondsLeft: number | null; readonly elapsed: number };
  /** Worker time by what it was spent on, summed over all segments so far; null before the first. */
  readonly milliseconds: PhaseMilliseconds | null;
  /** SHA-256 over spec and results, once finished. */
  readonly fingerprint: string | null;
  /** Why it failed, in a sentence for the user. */
  readonly error: string | null;
}

/** Where the examples of the draft stand: fetching, failed with the reason (the dataset before stays), or ready. */
export interface DatasetStatus {
  readonly state: 'ready' | 'loading' | 'failed';
  /** 0–1 while loading, if known. */
  readonly progress: number | null;
  readonly message: string | null;
}

/** The comparison of an engine with the reference networks. */
export type EngineCheck =
  | { readonly state: 'idle' | 'running' }
  | { readonly state: 'done'; readonly engine: EngineKind; readonly networks: readonly CheckedNetwork[] }
  | { readonly state: 'failed'; readonly message: string };

export interface CheckedNetwork {
  readonly name: string;
  readonly quantities: number;
  /** Largest error as a fraction of its bound. */
  readonly worst: number;
  /** Quantities out of their bound. */
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
 * When runs are compared: each at its own end, or all at the latest time on one clock that every run has reached.
 * Batch sizes compare differently at equal epochs, equal steps and equal η·step.
 */
export type CompareAt = 'end' | Clock;
/** What is set against η/B: the generalization gap in accuracy or loss, or what else the ratio is said to govern. */
export type GapMeasure = 'accuracy' | 'loss' | 'testAccuracy' | 'sharpness';

export interface ViewState {
  readonly mapQuantity: MapQuantity;
  readonly timeAxis: Clock;
  readonly compareAt: CompareAt;
  readonly gapMeasure: GapMeasure;
}

export interface AppState extends ClaimsState, MicroscopeState, MeasureState, FilesState {
  // --- the spec being edited (controls read and write this; a running sweep has its own copy in its plan)
  readonly draft: SweepSpec;
  /** Why the draft cannot run, or null. Messages name path, rule and value. */
  readonly draftError: string | null;
  /** How many runs the draft would train; 0 if invalid. */
  readonly draftRuns: number;
  editDraft(change: (draft: SweepSpec) => SweepSpec): void;
  readonly dataset: DatasetStatus;
  /** Loads a source that must be fetched (MNIST …); the draft changes only once it is there. Never throws. */
  chooseDataset(spec: DatasetSpec): Promise<void>;

  // --- the sweep on the board
  /** Which engine the next sweep uses; `auto` times those there are on the sweep at hand. */
  readonly enginePreference: EnginePreference;
  setEnginePreference(preference: EnginePreference): void;
  readonly engineCheck: EngineCheck;
  /** Compares the board's engine with the reference networks, every quantity within its derived bound. Never throws. */
  checkEngine(): Promise<void>;
  readonly sweep: BoardSweep | null;
  start(): Promise<void>;
  pause(): void;
  resume(): void;
  stop(): void;

  // --- pointing
  readonly hovered: Selection | null;
  readonly selected: Selection | null;
  hover(selection: Selection | null): void;
  /** Selecting the same thing again clears it. */
  select(selection: Selection | null): void;

  // --- view
  readonly view: ViewState;
  setView(change: Partial<ViewState>): void;
}
