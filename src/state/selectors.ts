import { cellsOfPlan } from '../sweep/results/cells-of-plan.ts';
import type { Clock } from '../sweep/results/clock.ts';
import { latestResults } from '../sweep/results/latest-results.ts';
import { accuracyGap, lossGap, type RunResult } from '../sweep/results/results.ts';
import { commonTime, resultsAt } from '../sweep/results/results-at.ts';
import type { TraceStore } from '../sweep/results/trace-store.ts';
import type { Run, RunId, SweepPlan } from '../sweep/sweep-plan.ts';
import type { AppState, BoardSweep, MapQuantity, Moment, Selection } from './app-state.ts';
import { oncePer } from './once-per.ts';

const RATIO_TOLERANCE = 1e-9;

/** The latest values of every run of the board's sweep, in plan order; of a run to which nothing was added the same object as before. */
export const resultsOf = oncePer((sweep: BoardSweep): RunResult[] =>
  latestResults(sweep.plan, sweep.traces, sweep.finished),
);

export const sameRatio = (a: number, b: number) => Math.abs(a - b) <= RATIO_TOLERANCE * Math.max(a, b);

/** The runs of a selection. */
export function runsOf(selection: Selection, plan: SweepPlan): Set<RunId> {
  const chosen = plan.runs.filter((run) => {
    if (selection.kind === 'run') return run.id === selection.run;
    if (selection.kind === 'runs') return selection.runs.includes(run.id);
    if (selection.kind === 'ratio') return sameRatio(run.learningRate / run.batchSize, selection.ratio);
    return run.learningRate === selection.learningRate && run.batchSize === selection.batchSize;
  });
  return new Set(chosen.map((run) => run.id));
}

/** The run of another sweep with the η, B and seeds of a run. */
const sameRun = ({ learningRate, batchSize, seed, dataSeed }: Run, { runs }: SweepPlan): Run | undefined =>
  runs.find(
    (run) =>
      run.learningRate === learningRate &&
      run.batchSize === batchSize &&
      run.seed === seed &&
      run.dataSeed === dataSeed,
  );

/** A run of another sweep as a selection on the board: the run of the same η, B and seeds, or else its cell. */
export function selectionOfOther(run: Run, board: SweepPlan): Selection {
  const same = sameRun(run, board);
  const { learningRate, batchSize } = run;
  return same ? { kind: 'run', run: same.id } : { kind: 'cell', learningRate, batchSize };
}

/** The runs of one sweep that have the η, B and seeds of some runs of another. */
const sameRuns = (runs: readonly RunId[], from: SweepPlan, to: SweepPlan): RunId[] =>
  runs.flatMap((id) => {
    const run = from.runs[id];
    return (run && sameRun(run, to)?.id) ?? [];
  });

/** Runs of either of two sweeps as those of the board with the same η, B and seeds. */
export const runsOnBoard = (runs: readonly RunId[], plan: SweepPlan, board: SweepPlan): readonly RunId[] =>
  plan === board ? runs : sameRuns(runs, plan, board);

/** What a selection on the board is in another sweep: the same cells; of runs, those of the same η, B and seeds. */
export function runsInOther(selection: Selection, board: SweepPlan, other: SweepPlan): Set<RunId> {
  if (selection.kind === 'run') return new Set(sameRuns([selection.run], board, other));
  if (selection.kind === 'runs') return new Set(sameRuns(selection.runs, board, other));
  return runsOf(selection, other);
}

/** The hovered runs, or else the selected ones; null if there are none. */
export function highlightedRuns({
  sweep,
  hovered,
  selected,
}: Pick<AppState, 'sweep' | 'hovered' | 'selected'>): Set<RunId> | null {
  const selection = hovered ?? selected;
  return sweep && selection ? runsOf(selection, sweep.plan) : null;
}

/** The number of a run that the map shows as a colour. */
export function quantityOf(result: RunResult, quantity: MapQuantity): number {
  switch (quantity) {
    case 'accuracyGap':
      return accuracyGap(result);
    case 'lossGap':
      return lossGap(result);
    case 'steps':
      return result.step;
    default:
      return result[quantity];
  }
}

/** The runs of one (η, B), over seeds. */
export interface Cell {
  readonly learningRate: number;
  readonly batchSize: number;
  /** Results of its runs at the time of comparison. */
  readonly results: readonly RunResult[];
  readonly at: Moment;
  /** Number of runs that diverged. */
  readonly diverged: number;
  /** Whether all its runs have ended. */
  readonly ended: boolean;
}

/** The latest time on a clock that every run of the board has reached. */
export const timeOfComparison = (sweep: BoardSweep, clock: Clock) => commonTime(sweep.plan, resultsOf(sweep), clock);

/** The latest time on a clock that every run of the board, and of a sweep beside it, has reached. */
export const commonTimeOf = (sweep: BoardSweep, other: BoardSweep | null, clock: Clock) =>
  Math.min(timeOfComparison(sweep, clock), other ? timeOfComparison(other, clock) : Number.POSITIVE_INFINITY);

/** Results of all runs at the time of comparison, in plan order; beside another sweep at a time that both have reached. */
export function comparedResults(sweep: BoardSweep, at: Moment, other: BoardSweep | null = null): readonly RunResult[] {
  if (at === 'end') return resultsOf(sweep);
  const when =
    typeof at === 'string'
      ? { clock: at, time: commonTimeOf(sweep, other, at) }
      : { ...at, endedBefore: 'atEnd' as const };
  return resultsAt(sweep.plan, sweep.traces, resultsOf(sweep), when);
}

/** The moment at which a view shows the board. */
export const momentOf = ({ playedTo, timeAxis, compareAt }: AppState['view']): Moment =>
  playedTo === null ? compareAt : { clock: timeAxis, time: playedTo };

/** Cells by moment: of each comparison, and of the last time that was played to, of which there is no end. */
const cellsByMoment = oncePer((_sweep: BoardSweep) => new Map<string, { at: Moment; cells: readonly Cell[] }>());

/** Two sweeps are compared at one time, which is not that of either alone. */
function momentKeyOf(sweep: BoardSweep, at: Moment, other: BoardSweep | null): string {
  if (typeof at !== 'string') return 'played';
  return at === 'end' || !other ? at : `${at} ${commonTimeOf(sweep, other, at)}`;
}

/** The cells of the board, by batch size, then learning rate; beside another sweep at a time that both have reached. */
export function cellsOf(sweep: BoardSweep, at: Moment = 'end', other: BoardSweep | null = null): readonly Cell[] {
  const known = cellsByMoment(sweep);
  const key = momentKeyOf(sweep, at, other);
  const held = known.get(key);
  if (held && isSameMoment(held.at, at)) return held.cells;
  const cells = compareCells(sweep, at, other);
  known.set(key, { at, cells });
  return cells;
}

const isSameMoment = (a: Moment, b: Moment) =>
  a === b || (typeof a === 'object' && typeof b === 'object' && a.clock === b.clock && a.time === b.time);

/** The cells at the end that were made last, for as long as their samples are kept. */
const cellsBefore = new WeakMap<TraceStore, readonly Cell[]>();

const hasResults = ({ results }: Cell, own: readonly RunResult[]) =>
  results.length === own.length && results.every((result, i) => result === own[i]);

/** A cell in which nothing has changed is the same object as before: what was made of it can be kept. */
function compareCells(sweep: BoardSweep, at: Moment, other: BoardSweep | null): readonly Cell[] {
  const results = comparedResults(sweep, at, other);
  const before = at === 'end' ? cellsBefore.get(sweep.traces) : undefined;
  const cells = cellsOfPlan(sweep.plan).map(({ learningRate, batchSize, places }, i): Cell => {
    const own = places.flatMap((place) => results[place] ?? []);
    const held = before?.[i];
    if (held && hasResults(held, own)) return held;
    return {
      learningRate,
      batchSize,
      results: own,
      at,
      diverged: own.filter(({ outcome }) => outcome === 'diverged').length,
      ended: own.every(({ outcome }) => outcome !== null),
    };
  });
  if (at === 'end') cellsBefore.set(sweep.traces, cells);
  return cells;
}
