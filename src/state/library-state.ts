import type { EngineKind } from '../engine/contract.ts';
import type { Thumbnail } from '../library/library-database.ts';
import type { StorageUse } from '../library/storage-use.ts';
import type { SweepSpec } from '../sweep/spec/sweep-spec.ts';
import type { CurrentTask } from './current-task.ts';

export type { StorageUse, Thumbnail };

/** A sweep in the library, as listed. */
export interface StoredSweep {
  readonly id: string;
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly created: number;
  readonly changed: number;
  readonly runs: number;
  readonly endedRuns: number;
  /** `unfinished`: it goes on from its checkpoint when it is opened; `stopped`: by the user. */
  readonly status: 'unfinished' | 'stopped' | 'finished';
  /** Whether the user has paused it: it is opened paused. */
  readonly isPaused: boolean;
  /** Null until finished. */
  readonly fingerprint: string | null;
  readonly engine: EngineKind;
  /** Whether runs went on with another engine; such a sweep is not reproducible. */
  readonly isMixed: boolean;
  /** Space it takes. */
  readonly bytes: number;
  readonly thumbnail: Thumbnail | null;
}

/** The report on a network measured here, as listed. */
export interface StoredNetwork {
  readonly id: string;
  /** Name of its file. */
  readonly name: string;
  /** When it was measured, in milliseconds since 1970. */
  readonly measured: number;
}

/** What the page shows at first. */
export interface RestoreOptions {
  /** The spec in the page's address; null where it holds none. It takes precedence over what was on the board before. */
  readonly linked: SweepSpec | null;
  /** Whether a sweep that is not in the library is started, where the address holds none. */
  readonly startsSweep: boolean;
}

export interface LibraryState {
  /** `absent`: storage is blocked or missing; the page works without it. */
  readonly library: 'loading' | 'ready' | 'absent';
  /** Most recently changed first. */
  readonly storedSweeps: readonly StoredSweep[];
  readonly storageUse: StorageUse | null;
  /** The id of the stored sweep on the board; null where it is not stored. */
  readonly openedSweep: string | null;
  /** `following`: another tab performs the sweep on the board; this one shows what it saves, and goes on with it when that tab closes. */
  readonly sweepHold: 'own' | 'following';
  /** The last sweep that was deleted, as long as that can be undone. */
  readonly deletedSweep: Pick<StoredSweep, 'id' | 'name'> | null;
  /** Most recently measured first. */
  readonly storedNetworks: readonly StoredNetwork[];
  /**
   * Opens the library and puts back what was there before the page was closed: the draft, the sweep on the board, claims
   * and networks. Called once, at start. None of these throws; what fails is said in a notice.
   */
  restore(options: RestoreOptions): Promise<void>;
  /**
   * Puts a stored sweep on the board; an unfinished one goes on from its checkpoint, unless it was paused. With `goesOn`, one
   * that was paused or stopped goes on too.
   */
  openSweep(id: string, options?: { readonly goesOn?: boolean }): Promise<void>;
  /** Puts a stored sweep that gives the results of a spec on the board; false where there is none. */
  openEqualSweep(spec: SweepSpec): Promise<boolean>;
  /** A name is a label: the fingerprint does not change. */
  renameSweep(id: string, name: string): Promise<void>;
  duplicateSweep(id: string): Promise<void>;
  deleteSweep(id: string): Promise<void>;
  undoDeleteSweep(): Promise<void>;
  /** The name of the sweep and the text of its file, which this page and the command line open; null where it cannot be read. */
  exportSweep(id: string): Promise<{ readonly name: string; readonly text: string } | null>;
  /**
   * Opens the saved sweep among files, which goes into the library and on the board, or a spec, which becomes the draft. False
   * where they are something else; rejects with SpecError where they are damaged.
   */
  openSweepFiles(files: readonly File[], task: CurrentTask): Promise<boolean>;
  /** Puts the report on a network measured earlier back on the page. */
  openStoredNetwork(id: string): Promise<void>;
}
