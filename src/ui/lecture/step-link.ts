import type { LinkOffer } from '../../state/address-state.ts';
import type { BoardSweep } from '../../state/app-state.ts';
import { boardLinkOf } from '../../state/board-link/board-link.ts';
import { viewOf } from '../../state/board-link/board-view.ts';
import type { Lecture } from '../../state/lecture/lecture.ts';
import type { LectureAddress } from '../../state/lecture/lecture-state.ts';
import { presentFragment } from './present-address.ts';

interface StepLinkOptions {
  readonly step: number;
  /** Null as long as it is not there. */
  readonly sweep: BoardSweep | null;
  readonly source: LectureAddress | null;
}

/**
 * A link that opens a step on the board, with the results to compare with. That of a lecture which is served with the page names it,
 * and is short; another carries the sweep, its view and its results.
 */
export function stepLink(lecture: Lecture, { step, sweep, source }: StepLinkOptions): LinkOffer | null {
  const own = lecture.steps[step];
  const spec = own && lecture.sweeps[own.sweep]?.spec;
  if (!own || !spec) return null;
  if (source?.kind === 'script')
    return {
      kind: 'link',
      fragment: presentFragment({ source, step: step + 1, opensBoard: true }),
      holdsResults: true,
    };
  const board = {
    sweep,
    draft: spec,
    view: viewOf(own.board),
    selected: own.board.selected ?? null,
    microscope: own.board.microscope ?? null,
    enginePreference: own.board.engine ?? 'auto',
    compared: null,
  };
  // A code of fewer modules is read from further away.
  return boardLinkOf(board, 0);
}
