import { useMemo } from 'react';
import type { SweepSpec } from '../../sweep/spec/sweep-spec.ts';
import { useApp } from '../use-app.ts';

/** Number of runs of a spec that the sweep on the board has trained, and that a start would not train again. */
export function useTrainedRuns(spec: SweepSpec | null): number {
  const trainedRuns = useApp((state) => state.trainedRuns);
  // It changes with the sweep on the board, the runs of it that have ended, and the engine that the next is to run on.
  const plan = useApp((state) => state.sweep?.plan);
  const ended = useApp((state) => state.sweep?.finished.size);
  const engine = useApp((state) => state.enginePreference);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the state that `trainedRuns` reads
  return useMemo(() => (spec ? trainedRuns(spec) : 0), [trainedRuns, spec, plan, ended, engine]);
}
