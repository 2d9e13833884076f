import { useEffect, useState } from 'react';
import type { BoardSweep } from '../../state/app-state.ts';
import type { SweepFinding } from './finding.ts';

interface Found {
  readonly sweep: BoardSweep;
  readonly finding: SweepFinding;
}

/** What a finished sweep shows; null before its end. What computes it is fetched then, and not before the first paint. */
export function useFindingOf(sweep: BoardSweep | null): SweepFinding | null {
  const [found, setFound] = useState<Found | null>(null);
  useEffect(() => {
    if (sweep?.status !== 'finished') return;
    let isCurrent = true;
    import('./finding.ts')
      .then(({ findingOf }) => isCurrent && setFound({ sweep, finding: findingOf(sweep) }))
      // Without it the page shows the numbers and says nothing of them.
      .catch(() => {});
    return () => {
      isCurrent = false;
    };
  }, [sweep]);
  return found?.sweep === sweep ? found.finding : null;
}
