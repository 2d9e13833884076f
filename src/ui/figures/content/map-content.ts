import { group } from 'd3-array';
import { niceDomain } from '../../../figure/axes/domain.ts';
import type { Domain } from '../../../figure/axes/scale.ts';
import type { MapContent, MapContentCell, MapDiagonal } from '../../../figure/print/plot-content.ts';
import type { MapQuantity } from '../../../state/app-state.ts';
import { quantityInterval, resolutionOf } from '../../../sweep/results/quantity-interval.ts';
import { ratioKey } from '../../../sweep/results/ratio-key.ts';
import { unitKindOf } from '../../../sweep/results/units.ts';
import type { SweepPlan } from '../../../sweep/sweep-plan.ts';
import { inkOnColour, mapColour } from '../../charts/colours.ts';
import { formatCount, formatRate, formatRatio } from '../../charts/format.ts';
import { unitValuesOf } from '../../map/cell-summary.ts';
import { logPositions } from '../../map/map-layout.ts';
import { mapScene, quantityExtent } from '../../panels/map/scene.ts';
import { sparkPoints } from '../../panels/map/sparks.ts';
import { AXES, MAP } from '../../panels/words.ts';
import { comparisonWords, QUANTITIES } from '../../quantities.ts';
import { ADD_PANEL } from '../../workbench/words.ts';
import { boardMoment, type FigureBoard, hexColour, ratioTints, type Tints } from './figure-board.ts';

type Grid = Pick<SweepPlan, 'learningRates' | 'batchSizes'>;

/** More lines than these are drawn only where they have several cells. */
const MOST_DIAGONALS = 40;

/** Lines of equal η/B of a grid; none where no two cells share one. */
export function mapDiagonals({ learningRates, batchSizes }: Grid, tints: Tints): MapDiagonal[] {
  const places = batchSizes.flatMap((batchSize, row) =>
    learningRates.map((learningRate, column) => ({ learningRate, batchSize, cell: [column, row] as const })),
  );
  const groups = [...group(places, ratioKey)].sort(([a], [b]) => a - b);
  const shared = groups.filter(([, own]) => own.length > 1);
  if (shared.length === 0) return [];
  return (groups.length <= MOST_DIAGONALS ? groups : shared).flatMap(([ratio, own]) => {
    const [first] = own;
    return first
      ? [{ text: formatRatio(ratio), colour: tints.of(first).colour, cells: own.map(({ cell }) => cell) }]
      : [];
  });
}

/** Both axes of a map of a grid. */
export const mapAxes = ({ learningRates, batchSizes }: Grid) => ({
  x: { label: AXES.learningRate, names: learningRates.map(formatRate), positions: logPositions(learningRates) },
  y: { label: AXES.batchSize, names: batchSizes.map(formatCount), positions: logPositions(batchSizes) },
});

/** Text of a cell that has no comparable value. */
export const PLAIN_INK = '#000000';

export const lightMapColour = (t: number) => hexColour(mapColour(t, 'light'));

/** The bar of a quantity's colours. */
export function quantityBar(quantity: MapQuantity, domain: Domain | null, label: string): MapContent['bar'] {
  const { kind, tick } = QUANTITIES[quantity];
  return domain && { label, kind, domain, format: tick, colourAt: lightMapColour };
}

/** The layout of the page's scene is not used: any size does. */
const ANY_SIZE = { width: 400, height: 400 };

/** The map of one sweep. */
export function mapContents(board: FigureBoard): MapContent[] {
  const { sweep, view } = board;
  const { mapQuantity: quantity, cellContent } = view;
  const at = boardMoment(board);
  const { kind, factor, format, name, axis } = QUANTITIES[quantity];
  const extent = quantityExtent(sweep, quantity, at);
  const domain = extent && niceDomain(extent, kind);
  const scene = mapScene(sweep, { quantity, at, domain, size: ANY_SIZE, miniature: null });
  const hasNumbers = cellContent !== 'colour';
  const sparks = cellContent === 'colour' || cellContent === 'number' ? [] : sparkPoints(sweep, cellContent);
  const cells = scene.cells.map((item, i): MapContentCell => {
    const lost = item.cell.diverged / item.cell.results.length;
    const isCapped = item.capped > 0;
    const fill = item.t === null || isCapped || lost === 1 ? null : lightMapColour(item.t);
    return {
      column: item.column,
      row: item.row,
      fill,
      ink: fill ? inkOnColour(fill) : PLAIN_INK,
      text: hasNumbers && lost < 1 && Number.isFinite(item.shown) ? format(item.shown) : '',
      lost,
      isCapped,
      spark: sparks[i] ?? [],
    };
  });
  const resolution = resolutionOf(sweep.plan, at === 'end');
  return [
    {
      kind: 'map',
      name: 'map',
      title: ADD_PANEL.panelNames.map,
      summary: `${name} ${comparisonWords(at)}`,
      ...mapAxes(sweep.plan),
      cells,
      diagonals: mapDiagonals(sweep.plan, ratioTints({ sweep, compared: null })),
      bar: quantityBar(quantity, domain, MAP.colour(`${axis} ${comparisonWords(at)}`, unitKindOf(sweep.plan))),
      data: {
        columns: [
          'learning_rate',
          'batch_size',
          'ratio',
          quantity,
          'low',
          'high',
          'runs',
          'diverged',
          'above_target_loss',
        ],
        rows: scene.cells.map(({ cell, shown, capped }) => {
          const { low, high } = quantityInterval(unitValuesOf(cell, quantity), quantity, resolution);
          const { learningRate, batchSize, results, diverged } = cell;
          return [
            learningRate,
            batchSize,
            learningRate / batchSize,
            shown,
            factor * low,
            factor * high,
            results.length,
            diverged,
            capped,
          ];
        }),
      },
    },
  ];
}
