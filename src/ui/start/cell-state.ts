import { mean } from '../../math/statistics.ts';
import type { Cell } from '../../state/selectors.ts';
import type { CurvePoint } from '../../sweep/results/cell-curve.ts';
import type { Budget } from '../../sweep/spec/budget-spec.ts';
import { cappedRuns, cellMean, isComplete } from '../map/cell-summary.ts';

/**
 * How a cell of the map stands. `planned`: in the draft only. `complete`: every run has ended and can be compared. `capped`: some
 * stopped before the target loss. `stopped`: some were stopped by the user. `partly`: some diverged. `diverged`: all did.
 * `unmeasured`: all ended, without a value.
 */
export type CellState =
  | { readonly kind: 'planned' | 'waiting' | 'unmeasured' }
  | { readonly kind: 'running'; readonly value: number; readonly ended: number; readonly runs: number }
  | { readonly kind: 'complete'; readonly value: number; readonly runs: number }
  | { readonly kind: 'capped' | 'stopped' | 'partly'; readonly count: number; readonly runs: number }
  | { readonly kind: 'diverged'; readonly step: number; readonly runs: number };

/** The state of a cell; `points` are those of its curve. */
export function cellStateOf(cell: Cell, points: readonly CurvePoint[], budget: Budget): CellState {
  const { results, diverged } = cell;
  const runs = results.length;
  if (diverged === runs) return { kind: 'diverged', step: Math.min(...results.map(({ step }) => step)), runs };
  if (!cell.ended) {
    const value = points.at(-1)?.centre ?? Number.NaN;
    const hasBegun = results.some(({ step, outcome }) => step > 0 || outcome !== null) || points.length > 0;
    const ended = results.filter(({ outcome }) => outcome !== null).length;
    return hasBegun ? { kind: 'running', value, ended, runs } : { kind: 'waiting' };
  }
  const stopped = results.filter(({ outcome }) => outcome === 'stopped').length;
  if (stopped > 0) return { kind: 'stopped', count: stopped, runs };
  if (diverged > 0) return { kind: 'partly', count: diverged, runs };
  const capped = cappedRuns(cell, budget);
  if (capped > 0) return { kind: 'capped', count: capped, runs };
  if (!isComplete(cell, 'sharpness', budget)) return { kind: 'unmeasured' };
  return { kind: 'complete', value: cellMean(cell, 'sharpness'), runs };
}

/** The steps at which the runs of a cell ended, their mean. */
export const meanSteps = ({ results }: Pick<Cell, 'results'>) => mean(results.map(({ step }) => step));
