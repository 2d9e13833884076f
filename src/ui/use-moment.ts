import { useMemo } from 'react';
import type { Moment } from '../state/app-state.ts';
import { momentOf } from '../state/selectors.ts';
import { useApp } from './use-app.ts';

/** The moment at which the board is seen; the same object for as long as it is the same moment. */
export function useMoment(): Moment {
  const view = useApp((state) => state.view);
  const { playedTo, timeAxis, compareAt } = view;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a moment is these three parts of the view.
  return useMemo(() => momentOf(view), [playedTo, timeAxis, compareAt]);
}

/** Of a moment, for what is kept as long as the moment is seen in the same way. */
export const momentKey = (at: Moment): string => (typeof at === 'string' ? at : 'end');
