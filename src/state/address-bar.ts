import { isSameSpec } from '../sweep/results/fingerprint.ts';
import type { SweepSpec } from '../sweep/spec/sweep-spec.ts';
import type { AppState } from './app-state.ts';
import { onPageEnding } from './page-life.ts';

/** The page's address and its history, as a browser offers them. */
export interface PageAddress {
  /** With its "#"; empty where there is none. */
  readonly fragment: string;
  /** Whether this page wrote the current entry of the history. */
  readonly isOwn: boolean;
  replace(fragment: string): void;
  /** Adds an entry to the history. */
  push(fragment: string): void;
  /** Calls a listener whenever the fragment is changed by anyone but this page. */
  onChange(listener: () => void): void;
}

interface BoardStore {
  getState(): AppState;
  subscribe(listener: (state: AppState) => void): () => void;
}

/** Safari refuses more than 100 changes of the history in 30 s. */
export const ADDRESS_MILLISECONDS = 400;

/** What the address depends on. */
const linkedParts = ({
  sweep,
  view,
  selected,
  microscope,
  enginePreference,
  compared,
  linkFault,
  followed,
}: AppState) =>
  [
    sweep?.plan,
    sweep?.fingerprint,
    view,
    selected,
    microscope,
    enginePreference,
    compared,
    linkFault,
    followed,
  ] as const;

/**
 * Keeps the address a link to the board, at most once each `ADDRESS_MILLISECONDS`. Another sweep adds an entry to the history,
 * so that Back returns to the one before; other changes replace the entry. The address is left alone while another view than
 * the board is open, while nothing is on the board, while the sweep of the link in it has not begun, while something is wrong
 * with it, and where a link would be too long.
 */
export function keepAddress(store: BoardStore, address: PageAddress, isBoard: (fragment: string) => boolean): void {
  /** The sweep to which the current entry of the history belongs. */
  let current: SweepSpec | null = null;
  let isDue = false;
  /** The fragment that was written here or heard of. With another one somebody has just changed it, and the listener hears of it next. */
  let known = address.fragment;

  const write = () => {
    isDue = false;
    const state = store.getState();
    const { sweep, followed, linkFault } = state;
    if (!sweep || followed || linkFault || address.fragment !== known || !isBoard(known)) return;
    const { spec } = sweep.plan;
    const isOther = current !== null && !isSameSpec(current, spec);
    current = spec;
    const link = state.offerLink();
    if (link.kind !== 'link' || link.fragment === address.fragment) return;
    if (isOther && address.isOwn) address.push(link.fragment);
    else address.replace(link.fragment);
    known = address.fragment;
  };
  const writeSoon = () => {
    if (isDue) return;
    isDue = true;
    setTimeout(write, ADDRESS_MILLISECONDS);
  };
  onPageEnding(() => isDue && write());

  let seen = linkedParts(store.getState());
  store.subscribe((state) => {
    const parts = linkedParts(state);
    if (parts.every((part, i) => part === seen[i])) return;
    seen = parts;
    // Another may be on the board by the time that the address is written.
    if (!state.followed) current ??= state.sweep?.plan.spec ?? null;
    writeSoon();
  });
  address.onChange(() => {
    known = address.fragment;
    // The entry of the history that is now current is that of the link in it.
    current = store.getState().followed ?? current;
    writeSoon();
  });
}
