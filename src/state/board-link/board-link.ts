import { digestOf } from '../../sweep/link/digest.ts';
import { linkFragment, linkInFragment } from '../../sweep/link/sweep-link.ts';
import type { SweepResults } from '../../sweep/link/sweep-results.ts';
import type { SweepSpec } from '../../sweep/spec/sweep-spec.ts';
import type { LinkOffer } from '../address-state.ts';
import type { AppState, BoardSweep } from '../app-state.ts';
import { resultsOf } from '../selectors.ts';
import { type BoardView, boardViewOf, parseBoardView } from './board-view.ts';

/** What a link to the board carries. */
export interface BoardLink {
  readonly spec: SweepSpec;
  readonly board: BoardView;
  readonly results: SweepResults | null;
}

/** A link of at most this many characters holds the value of every seed too. */
export const SHORT_LINK = 2000;
/** Longer ones are cut or refused by programs that pass links on. */
export const LONGEST_LINK = 8000;

const digests = new WeakMap<BoardSweep['plan'], Map<boolean, SweepResults>>();

/** What the link promises of a sweep; undefined unless it has finished on one engine. */
function resultsIn(sweep: BoardSweep, withValues: boolean): SweepResults | undefined {
  const { status, fingerprint, engine, plan, switches } = sweep;
  if (status !== 'finished' || fingerprint === null || !engine || switches.length > 0) return undefined;
  const known = digests.get(plan) ?? new Map<boolean, SweepResults>();
  digests.set(plan, known);
  const results = known.get(withValues) ?? {
    fingerprint,
    engine: engine.kind,
    digest: digestOf(plan, resultsOf(sweep), { withValues }),
  };
  known.set(withValues, results);
  return results;
}

type Linked = Parameters<typeof boardViewOf>[0] & Pick<AppState, 'sweep' | 'draft'>;

/** A link to the sweep on the board, or to the draft while there is none, as it is seen now. `most`: as many characters may hold the value of every seed. */
export function boardLinkOf(state: Linked, most = SHORT_LINK): LinkOffer {
  const { sweep, draft } = state;
  const board = boardViewOf(state);
  const fragmentWith = (results: SweepResults | undefined) =>
    linkFragment({ spec: sweep?.plan.spec ?? draft, ...(board && { board }), ...(results && { results }) });
  const results = sweep ? resultsIn(sweep, true) : undefined;
  const full = fragmentWith(results);
  const fragment = sweep && results && full.length > most ? fragmentWith(resultsIn(sweep, false)) : full;
  if (fragment.length > LONGEST_LINK) return { kind: 'tooLong', characters: fragment.length };
  return { kind: 'link', fragment, holdsResults: results !== undefined };
}

/** The board in a link; null where the fragment carries none. Throws SpecError where it is damaged. */
export function boardLinkIn(fragment: string): BoardLink | null {
  const link = linkInFragment(fragment);
  if (!link) return null;
  return { spec: link.spec, board: parseBoardView(link.board), results: link.results ?? null };
}
