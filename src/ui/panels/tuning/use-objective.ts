import type { BoardSweep } from '../../../state/app-state.ts';
import type { Objective } from '../../../sweep/spec/objective.ts';
import { useApp } from '../../use-app.ts';

/** What the best η optimises: as chosen, or as the spec says, or the accuracy where there is one. */
export function useObjective(sweep: BoardSweep | null): Objective {
  const chosen = useApp((state) => state.view.tuneBy);
  const usual = sweep?.plan.network.classes === 1 ? 'testLoss' : 'testAccuracy';
  return chosen ?? sweep?.plan.spec.tune ?? usual;
}
