// The lecture that comes with the page. Read by .ci/lecture.mjs, which performs its sweep and writes public/lectures.
import type { BoardView } from '../../src/state/board-link/board-view.ts';
import type { Lecture, LectureStep } from '../../src/state/lecture/lecture.ts';
import { lectureText, parseLecture } from '../../src/state/lecture/lecture-file.ts';
import { packResults } from '../../src/state/lecture/saved-results.ts';
import { DEFAULT_SPEC } from '../../src/sweep/spec/default-spec.ts';
import { parseSweepSpec } from '../../src/sweep/spec/sweep-spec.ts';

/** A diagonal that reaches to the largest η: its first three cells have one curve on η · step, the last has not. */
const RATIO = '1/320';
const lit = { selected: { kind: 'ratio', ratio: 1 / 320 } } as const;
const FIRST_THREE =
  '{sharpness at η = 0.1, B = 32}, {sharpness at η = 0.2, B = 64} and {sharpness at η = 0.4, B = 128}';

const step = (title: string, caption: string, board: BoardView = {}): LectureStep => ({
  title,
  caption,
  sweep: 0,
  board,
});

const STEPS: readonly LectureStep[] = [
  step(
    'One network, {count} ways to train it',
    'Learning rates η of {range of η}, batch sizes B of {range of B}. The number in a cell is its sharpness λ₁ at the end: ' +
      'the top eigenvalue of the Hessian.',
  ),
  step(
    'Equal η/B: apart on the clock of steps',
    `The {count on η/B = ${RATIO}} cells of η/B = ${RATIO} have η = {η on η/B = ${RATIO}}. Against steps, each falls at its own time.`,
    { ...lit, view: { timeAxis: 'steps' } },
  ),
  step(
    'On the clock η · step: one curve up to η = 0.4',
    `Count η at every step, and the first three fall together, to λ₁ = ${FIRST_THREE}.`,
    lit,
  ),
  step('They agree on the way, too', `At the time on the bar below, λ₁ = ${FIRST_THREE}.`, {
    ...lit,
    view: { playedTo: 20 },
  }),
  step(
    'Larger η/B, flatter minimum',
    'Over the map the sharpness falls by a factor of {factor of sharpness}; Spearman’s ρ with η/B is {correlation of sharpness}.',
  ),
  step(
    '… and a smaller generalization gap',
    'Train minus test accuracy is {range of accuracyGap}; Spearman’s ρ with η/B is {correlation of accuracyGap}.',
    {
      view: {
        page: 'workbench',
        mapQuantity: 'accuracyGap',
        gapMeasure: 'accuracy',
        cellContent: 'trainLoss',
        panels: [{ kind: 'map' }, { kind: 'gap' }],
      },
    },
  ),
  step(
    'Same η/B, same sharpness, until η is large',
    `At η = 0.8 the sharpness leaves its diagonal: {sharpness at η = 0.8, B = 256} after ${FIRST_THREE}.`,
    lit,
  ),
];

/** The lecture with the results of its sweep; `sweepJson` is their file, `computed` the day. */
export const lectureWith = (sweepJson: string, computed: string): Lecture => ({
  title: 'Same η/B, same sharpness',
  language: 'en',
  sweeps: [{ spec: parseSweepSpec(DEFAULT_SPEC), saved: packResults(sweepJson, computed) }],
  steps: STEPS,
});

export const spec = DEFAULT_SPEC;
/** Its file; checked, and in the order in which the page would save it. */
export const textWith = (sweepJson: string, computed: string): string =>
  lectureText(parseLecture(lectureText(lectureWith(sweepJson, computed)), 'the lecture'));
