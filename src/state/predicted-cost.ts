import { costOn, type SweepCost } from '../sweep/cost/sweep-cost.ts';
import type { AppState } from './app-state.ts';
import { measuredCorrection } from './measured-correction.ts';

/** What a sweep that starts now would cost; the engine is that of the board, or `simd`. `workers`: threads of simd. */
export function costHere(
  cost: SweepCost,
  { sweep, enginePreference }: Pick<AppState, 'sweep' | 'enginePreference'>,
  workers: number,
) {
  const chosen = enginePreference === 'auto' ? (sweep?.engine?.kind ?? 'simd') : enginePreference;
  const correction = sweep?.engine?.kind === chosen ? measuredCorrection(sweep) : null;
  return costOn(cost, { engine: chosen, workers: chosen === 'simd' ? workers : 1, correction });
}
