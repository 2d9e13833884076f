import { readFileSync } from 'node:fs';
import type { BoardSweep } from '../../src/state/app-state.ts';
import type { BoardView } from '../../src/state/board-link/board-view.ts';
import { viewOf } from '../../src/state/board-link/board-view.ts';
import type { Lecture } from '../../src/state/lecture/lecture.ts';
import { parseLecture } from '../../src/state/lecture/lecture-file.ts';
import { DEFAULT_SPEC } from '../../src/sweep/spec/default-spec.ts';
import { parseSweepSpec } from '../../src/sweep/spec/sweep-spec.ts';
import { litBy, type ShownStep } from '../../src/ui/lecture/shown-step.ts';

/** The lecture that comes with the page, as it is served. */
export const SHIPPED_TEXT = readFileSync('public/lectures/same-ratio.lecture.json', 'utf8');
export const shippedLecture = (): Lecture => parseLecture(SHIPPED_TEXT, 'same-ratio.lecture.json');

/** A small lecture without results. */
export const smallLecture = (): Lecture => ({
  title: 'Two steps',
  language: 'en',
  sweeps: [{ spec: parseSweepSpec(DEFAULT_SPEC) }],
  steps: [
    { title: 'All', caption: 'From {range of sharpness}.', sweep: 0, board: {} },
    {
      title: 'One ratio',
      caption: 'At {sharpness on η/B = 1/320}.',
      sweep: 0,
      board: { selected: { kind: 'ratio', ratio: 1 / 320 }, view: { timeAxis: 'steps', playedTo: 40 } },
    },
  ],
});

/** A step as its figures show it. */
export const shownStep = (sweep: BoardSweep, board: BoardView = {}): ShownStep => ({
  sweep,
  view: viewOf(board),
  lit: litBy(board.selected ?? null, sweep),
});
