import { SCALAR_PROBE_IDS } from '../probes/scalar/registry.ts';
import type { RecordedProbe } from '../sweep/results/trace-store.ts';

/** A cell of the lesson's grid. */
export interface LessonPlace {
  readonly learningRate: number;
  readonly batchSize: number;
}

export const sameLessonPlace = (a: LessonPlace, b: LessonPlace): boolean =>
  a.learningRate === b.learningRate && a.batchSize === b.batchSize;

const DERIVED = ['accuracyGap', 'lossGap', 'steps', 'examples'] as const;

/**
 * What can be averaged over the runs of a cell: a recorded probe, or what follows from the end of a run: the gaps, the steps made and
 * the examples seen (steps × B).
 */
export type LessonQuantity = RecordedProbe | (typeof DERIVED)[number];

export const LESSON_QUANTITIES: readonly LessonQuantity[] = [...SCALAR_PROBE_IDS, ...DERIVED];

export const isProbe = (quantity: LessonQuantity): quantity is RecordedProbe =>
  !(DERIVED as readonly string[]).includes(quantity);

/** Quantities that are positive, and compared by their ratio; others by their difference. */
export const isByRatio = (quantity: LessonQuantity): boolean =>
  !['accuracyGap', 'lossGap', 'testAccuracy', 'trainAccuracy'].includes(quantity);

/** When a quantity of a run is read: at its end, at its start (step 0), or its largest value. */
export const READ_AT = ['end', 'start', 'peak'] as const;
export type ReadAt = (typeof READ_AT)[number];

/** What cells are set against. */
export const DOT_AXES = ['batchSize', 'learningRate', 'ratio'] as const;
export type DotAxis = (typeof DOT_AXES)[number];

export const onDotAxis = ({ learningRate, batchSize }: LessonPlace, along: DotAxis): number =>
  along === 'ratio' ? learningRate / batchSize : along === 'batchSize' ? batchSize : learningRate;
