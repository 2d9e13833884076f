import type { Notice } from '../../state/notices-state.ts';

const MOST_VISIBLE = 3;

export interface VisibleNotices {
  readonly warnings: readonly Notice[];
  readonly information: readonly Notice[];
  /** How many there is no room for. */
  readonly more: number;
}

/** What is shown of notices, given oldest first: warnings before information, the latest first; three unless all are asked for. */
export function visibleNotices(notices: readonly Notice[], showsAll: boolean): VisibleNotices {
  const latest = notices.toReversed();
  const sorted = [
    ...latest.filter(({ kind }) => kind === 'warning'),
    ...latest.filter(({ kind }) => kind !== 'warning'),
  ];
  const shown = showsAll ? sorted : sorted.slice(0, MOST_VISIBLE);
  return {
    warnings: shown.filter(({ kind }) => kind === 'warning'),
    information: shown.filter(({ kind }) => kind === 'information'),
    more: sorted.length - shown.length,
  };
}
