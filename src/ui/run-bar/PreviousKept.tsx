import { Anchor } from '@mantine/core';
import { useState } from 'react';
import { useOpenSweeps } from '../library/open-sweeps.tsx';
import { PAGE } from '../text/page-words.ts';
import { useApp } from '../use-app.ts';

/** Fraction of a sweep after which it need no longer be said where the one before it is. */
const SAID_UNTIL = 0.25;

/** Whether a stored sweep was on the board before the present one. */
function useHasPrevious(): boolean {
  const opened = useApp((state) => state.openedSweep);
  const sweeps = useApp((state) => state.storedSweeps);
  const [seen, setSeen] = useState({ current: opened, previous: null as string | null });
  // A sweep is on the board for a moment before it is in the library.
  if (opened !== null && opened !== seen.current) setSeen({ current: opened, previous: seen.current });
  const last = opened === null ? seen.current : seen.previous;
  return last !== null && sweeps.some(({ id }) => id === last);
}

/** After Run: the sweep that was on the board is not lost. */
export function PreviousKept() {
  const status = useApp((state) => state.sweep?.status);
  const fraction = useApp((state) => state.sweep?.progress.fraction ?? 0);
  const openSweeps = useOpenSweeps();
  const hasPrevious = useHasPrevious();
  const isNew = status === 'preparing' || (status === 'running' && fraction < SAID_UNTIL);
  if (!isNew || !hasPrevious) return null;
  const [before, sweeps, after] = PAGE.run.kept;
  return (
    <span className="run-kept">
      {before}
      <Anchor component="button" type="button" inherit onClick={openSweeps}>
        {sweeps}
      </Anchor>
      {after}
    </span>
  );
}
