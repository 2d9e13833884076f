// The lecture that comes with the page. Read by .ci/lecture.mjs, which performs its sweep and writes public/lectures.
import type { BoardView } from '../../src/state/board-link/board-view.ts';
import type { Lecture, LectureStep } from '../../src/state/lecture/lecture.ts';
import { lectureText } from '../../src/state/lecture/lecture-file.ts';
import { packResults } from '../../src/state/lecture/saved-results.ts';
import { DEFAULT_SPEC } from '../../src/sweep/spec/default-spec.ts';
import { parseSweepSpec } from '../../src/sweep/spec/sweep-spec.ts';

/** A diagonal on which cells end alike, and one that reaches to the largest η. */
const [ALIKE, LONGEST] = ['1/640', '1/320'];
const ratio = (text: string) => ({ kind: 'ratio', ratio: 1 / Number(text.slice(2)) }) as const;

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
    `The {count on η/B = ${ALIKE}} cells of η/B = ${ALIKE} have η = {η on η/B = ${ALIKE}}. Against steps, each falls at its own time.`,
    { selected: ratio(ALIKE), view: { timeAxis: 'steps' } },
  ),
  step(
    'On the clock η · step: one curve',
    `Count η at every step, and the same {count on η/B = ${ALIKE}} cells fall together, to λ₁ = {sharpness on η/B = ${ALIKE}}.`,
    { selected: ratio(ALIKE) },
  ),
  step('They agree on the way, too', `At the time on the bar below they have λ₁ = {sharpness on η/B = ${ALIKE}}.`, {
    selected: ratio(ALIKE),
    view: { playedTo: 5 },
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
    `From η = {range of η on η/B = ${LONGEST}} the cells of η/B = ${LONGEST} end at λ₁ = {sharpness on η/B = ${LONGEST}}.`,
    { selected: ratio(LONGEST) },
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
export const textWith = (sweepJson: string, computed: string): string => lectureText(lectureWith(sweepJson, computed));
