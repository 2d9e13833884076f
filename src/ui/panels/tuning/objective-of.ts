import type { BoardSweep } from '../../../state/app-state.ts';
import type { Objective } from '../../../sweep/spec/objective.ts';

/** What the best η optimises: as chosen, or as the spec says, or the accuracy where there is one. */
export const objectiveOf = (sweep: BoardSweep | null, chosen: Objective | null): Objective =>
  chosen ?? sweep?.plan.spec.tune ?? (sweep?.plan.network.classes === 1 ? 'testLoss' : 'testAccuracy');
