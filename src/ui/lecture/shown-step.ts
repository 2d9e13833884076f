import type { BoardSweep, MapQuantity, Moment, Selection, ViewState } from '../../state/app-state.ts';
import { type Cell, momentOf, runsOf, sameRatio } from '../../state/selectors.ts';
import type { RecordedProbe } from '../../sweep/results/trace-store.ts';
import { cellKey } from '../start/map-scene.ts';

/** What the figures of a step show. */
export interface ShownStep {
  readonly sweep: BoardSweep;
  readonly view: ViewState;
  readonly lit: LitCells;
}

/** The cells in front. */
export interface LitCells {
  readonly cells: ReadonlySet<string>;
  /** Their common η/B; null where they have none, or nothing is lit. */
  readonly ratio: number | null;
}

const NOTHING: LitCells = { cells: new Set(), ratio: null };

/** The cells that a selection lights. */
export function litBy(selection: Selection | null, { plan }: Pick<BoardSweep, 'plan'>): LitCells {
  if (!selection) return NOTHING;
  const runs = runsOf(selection, plan);
  const own = plan.runs.filter(({ id }) => runs.has(id));
  const [first] = own;
  if (!first) return NOTHING;
  const ratio = first.learningRate / first.batchSize;
  const isOne = own.every(({ learningRate, batchSize }) => sameRatio(learningRate / batchSize, ratio));
  return { cells: new Set(own.map(cellKey)), ratio: isOne ? ratio : null };
}

export const isLitCell = ({ cells }: LitCells, cell: Pick<Cell, 'learningRate' | 'batchSize'>) =>
  cells.has(cellKey(cell));

/** Start shows sharpness, whatever the workbench does. */
export const shownQuantity = ({ page, mapQuantity }: ViewState): MapQuantity =>
  page === 'start' ? 'sharpness' : mapQuantity;

/** The probe that is drawn in a cell; null: none. */
export function shownMiniature({ page, cellContent }: ViewState): RecordedProbe | null {
  if (page === 'start') return 'sharpness';
  return cellContent === 'colour' || cellContent === 'number' ? null : cellContent;
}

/** The moment of a step; Start always shows the end unless it is played. */
export const shownMoment = (view: ViewState): Moment =>
  view.page === 'start' && view.playedTo === null ? 'end' : momentOf(view);
