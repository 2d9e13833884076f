import type { BoardSweep } from '../app-state.ts';
import type { NewStep } from './edit-lecture.ts';
import type { Lecture, SavedResults } from './lecture.ts';

/** A lecture of this browser, as listed. */
export interface StoredLecture {
  readonly id: string;
  readonly title: string;
  /** Number of its steps. */
  readonly steps: number;
  /** Milliseconds since 1970. */
  readonly changed: number;
}

/** A lecture that is open for changes. */
export interface OpenLecture {
  readonly id: string;
  readonly lecture: Lecture;
}

/** Results that a lecture carries, once they have been asked for. */
export type HeldResults =
  | { readonly state: 'reading' }
  | { readonly state: 'ready'; readonly sweep: BoardSweep }
  | { readonly state: 'failed'; readonly message: string };

/** Where a lecture that is not one of this browser's comes from: a file that is served with the page, or the address itself. */
export type LectureAddress =
  | { readonly kind: 'script'; readonly path: string }
  | { readonly kind: 'packed'; readonly packed: string };

/** Lectures: those of this browser, the one that is open for changes, and results that lectures carry. */
export interface LectureState {
  /** `absent`: storage is blocked or missing; lectures stay until the page is closed. */
  readonly storage: 'loading' | 'ready' | 'absent';
  /** Why the open lecture could not be kept; null where it is. */
  readonly saveFault: string | null;
  /** Most recently changed first. */
  readonly stored: readonly StoredLecture[];
  readonly current: OpenLecture | null;
  /** What the last deletion took away. */
  readonly deleted:
    | { readonly kind: 'step'; readonly title: string; readonly before: OpenLecture }
    | { readonly kind: 'lecture'; readonly title: string; readonly before: OpenLecture }
    | null;
  readonly results: ReadonlyMap<SavedResults, HeldResults>;

  /** Opens a new lecture for changes. */
  create(lecture: Lecture): void;
  /** Opens a lecture of this browser. Rejects with SpecError where it is damaged. */
  open(id: string): Promise<void>;
  /** Opens the lecture in a file, unless it is there already. Rejects with SpecError, and changes nothing, where it is damaged. */
  openFile(file: File): Promise<void>;
  /** The lecture at an address; it is not kept. Rejects with SpecError where it is damaged, Error where it cannot be had. */
  fetch(address: LectureAddress): Promise<Lecture>;
  /** Changes the open lecture. */
  edit(change: (lecture: Lecture) => Lecture): void;
  /** Adds the state of the board at the end; begins a lecture of that title where none is open. Returns the number of its steps. */
  addBoard(text: Pick<NewStep, 'title' | 'caption'>, newLecture: Pick<Lecture, 'title' | 'language'>): number;
  /** Puts the state of the board in the place of that of a step. */
  updateStep(index: number): void;
  deleteStep(index: number): void;
  deleteLecture(id: string): Promise<void>;
  undoDelete(): void;
  /** Has the open lecture carry the results of a sweep, which must be on the board and finished, or no longer. */
  carryResults(sweep: number, carries: boolean): void;
  /** Reads the results that a sweep of a lecture carries, unless that has begun. Never throws. */
  read(sweep: Lecture['sweeps'][number]): void;
  /** Has the board compute what a step shows: from the library, or trained. Never throws. */
  run(lecture: Lecture, step: number): void;
  /** Puts a step on the board, where it can be explored; its results go into the library. Rejects where they are damaged. */
  show(lecture: Lecture, step: number): Promise<void>;
}
