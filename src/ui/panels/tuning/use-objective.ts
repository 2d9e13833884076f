import type { BoardSweep } from '../../../state/app-state.ts';
import type { Objective } from '../../../sweep/spec/objective.ts';
import { useApp } from '../../use-app.ts';
import { objectiveOf } from './objective-of.ts';

/** What the best η of the board optimises. */
export const useObjective = (sweep: BoardSweep | null): Objective =>
  objectiveOf(
    sweep,
    useApp((state) => state.view.tuneBy),
  );
