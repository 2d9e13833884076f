import { sweepFileText } from '../../sweep/saved/sweep-file.ts';
import type { AppState, BoardSweep } from '../app-state.ts';
import { boardViewOf } from '../board-link/board-view.ts';
import { resultsOf } from '../selectors.ts';
import type { NewStep } from './edit-lecture.ts';
import type { SavedResults } from './lecture.ts';
import { packResults } from './saved-results.ts';

type Board = Parameters<typeof boardViewOf>[0] & Pick<AppState, 'sweep' | 'draft'>;

/** The state of the board as a step holds it. */
export const stepOfBoard = (state: Board): Pick<NewStep, 'spec' | 'board'> => ({
  spec: state.sweep?.plan.spec ?? state.draft,
  board: boardViewOf(state) ?? {},
});

/** The day of a moment, as 2026-11-30. */
const dayOf = (milliseconds: number) => new Date(milliseconds).toISOString().slice(0, 10);

/** The results of a finished sweep, as a lecture carries them; `computed`: in milliseconds since 1970. */
export function resultsToCarry(sweep: BoardSweep, computed: number): SavedResults {
  const { plan, traces, supplement, engine, fingerprint, switches } = sweep;
  const text = sweepFileText({
    spec: plan.spec,
    engine,
    fingerprint,
    switches,
    results: resultsOf(sweep),
    samples: (supplement?.own ?? traces).all(),
    supplement,
  });
  return packResults([...text].join(''), dayOf(computed));
}
