import { useMemo } from 'react';
import { type DearerTier, missingTier } from '../../../state/recorded-probes.ts';
import { durationText } from '../../../sweep/cost/cost-text.ts';
import type { RecordedProbe } from '../../../sweep/results/trace-store.ts';
import { useApp } from '../../use-app.ts';
import { MEASURE_PROBES } from '../../workbench/words.ts';

/** What measuring a tier on the board's sweep is predicted to take, as "≈ 6 s"; null where `tier` is null or there is no sweep. */
export function useSupplementCost(tier: DearerTier | null): string | null {
  const plan = useApp(({ sweep }) => sweep?.plan);
  const status = useApp(({ sweep }) => sweep?.status);
  const supplementSeconds = useApp((state) => state.supplementSeconds);
  return useMemo(() => {
    // It changes with the sweep, and once that has ended.
    const seconds = tier && plan && status && supplementSeconds(tier);
    return typeof seconds === 'number' ? MEASURE_PROBES.cost(durationText(seconds, MEASURE_PROBES.durations)) : null;
  }, [tier, plan, status, supplementSeconds]);
}

/** What measuring a probe would take; null where the sweep has samples of it. */
export function useMissingCost(probe: RecordedProbe | undefined): string | null {
  const tier = useApp(({ sweep }) => (sweep && probe ? missingTier(sweep, probe) : null));
  return useSupplementCost(tier);
}
