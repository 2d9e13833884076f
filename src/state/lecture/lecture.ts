import type { SweepSpec } from '../../sweep/spec/sweep-spec.ts';
import type { BoardView } from '../board-link/board-view.ts';

/** The results of a sweep in a lecture: its `sweep.json`, compressed. */
export interface SavedResults {
  /** The day on which they were computed, as 2026-11-30. */
  readonly computed: string;
  /** Size of the `sweep.json`. */
  readonly bytes: number;
  /** The `sweep.json`, deflated (RFC 1951), as base64. */
  readonly data: string;
}

/** A sweep that steps of a lecture show. */
export interface LectureSweep {
  readonly spec: SweepSpec;
  /** Absent: the sweep is opened from the library, or run when a step shows it. */
  readonly saved?: SavedResults;
}

/** A state of the board with what is said of it. Title and caption may hold values: see `caption-template.ts`. */
export interface LectureStep {
  readonly title: string;
  readonly caption: string;
  /** Index of its sweep. */
  readonly sweep: number;
  /** How the board is seen; what is absent is as by default. */
  readonly board: BoardView;
}

/** Steps in the order in which they are presented. */
export interface Lecture {
  readonly title: string;
  /** BCP 47 tag of the language of titles and captions, as "en". */
  readonly language: string;
  readonly sweeps: readonly LectureSweep[];
  readonly steps: readonly LectureStep[];
}
