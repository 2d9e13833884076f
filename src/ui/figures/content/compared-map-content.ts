import type { MapContent, MapContentCell } from '../../../figure/print/plot-content.ts';
import { inkOnColour } from '../../charts/colours.ts';
import { differenceColour } from '../../charts/diverging-colours.ts';
import { contrastName, contrastText } from '../../comparison/contrast-text.ts';
import { type ComparedMapCell, comparedScene, type SweepCell } from '../../panels/map/compared/scene.ts';
import { MAP } from '../../panels/words.ts';
import { comparisonWords, contrastOf, QUANTITIES } from '../../quantities.ts';
import { ADD_PANEL } from '../../workbench/words.ts';
import { boardMoment, type FigureBoard, hexColour, ratioTints } from './figure-board.ts';
import { lightMapColour, mapAxes, mapContents, mapDiagonals, PLAIN_INK, quantityBar } from './map-content.ts';

const ANY_SIZE = { width: 400, height: 400 };

function sweepCell(
  { column, row }: ComparedMapCell,
  value: SweepCell | null,
  format: (shown: number) => string,
): MapContentCell {
  const fill = !value || value.t === null || value.capped > 0 || value.lost === 1 ? null : lightMapColour(value.t);
  const hasText = value !== null && value.lost < 1 && Number.isFinite(value.shown);
  return {
    column,
    row,
    fill,
    ink: fill ? inkOnColour(fill) : PLAIN_INK,
    text: hasText ? format(value.shown) : '',
    lost: value?.lost ?? 0,
    isCapped: (value?.capped ?? 0) > 0,
    spark: [],
  };
}

function contrastCell(
  { column, row, contrast }: ComparedMapCell,
  textOf: (estimate: number) => string,
): MapContentCell {
  const fill = contrast ? hexColour(differenceColour(contrast.t, 'light')) : null;
  const ink = fill ? inkOnColour(fill) : PLAIN_INK;
  return {
    column,
    row,
    fill,
    ink,
    text: contrast ? textOf(contrast.estimate) : '',
    lost: 0,
    isCapped: false,
    spark: [],
  };
}

/** Maps of two sweeps on one scale, or of B against A; of one sweep where none is compared. */
export function anyMapContents(board: FigureBoard): MapContent[] {
  const { sweep, compared, view } = board;
  if (!compared) return mapContents(board);
  const quantity = view.mapQuantity;
  const at = boardMoment(board);
  const scene = comparedScene(sweep, compared, { quantity, at, size: ANY_SIZE });
  const { name, axis, format, factor, tick } = QUANTITIES[quantity];
  const when = comparisonWords(at);
  const isRatio = contrastOf(quantity) === 'ratio';
  const contrast = contrastName(quantity);
  const shared = {
    kind: 'map' as const,
    ...mapAxes(scene),
    diagonals: mapDiagonals(scene, ratioTints(board)),
    data: {
      columns: [
        'learning_rate',
        'batch_size',
        `${quantity}_A`,
        `${quantity}_B`,
        isRatio ? 'B_over_A' : 'B_minus_A',
        'low',
        'high',
      ],
      rows: scene.cells.map(({ cell, a, b, contrast: found }) => {
        const scaled = (value: number | undefined) => (value === undefined ? null : isRatio ? value : factor * value);
        return [
          cell.learningRate,
          cell.batchSize,
          a?.shown ?? null,
          b?.shown ?? null,
          scaled(found?.estimate),
          scaled(found?.interval.low),
          scaled(found?.interval.high),
        ];
      }),
    },
  };
  if (view.comparison === 'difference')
    return [
      {
        ...shared,
        name: 'map-difference',
        title: `${ADD_PANEL.panelNames.map}, ${contrast}`,
        summary: `${contrast}: ${name} ${when}`,
        cells: scene.cells.map((cell) => contrastCell(cell, (estimate) => contrastText(quantity, estimate))),
        bar: {
          label: MAP.colourOfContrast(contrast, `${name} ${when}`),
          kind: isRatio ? 'log' : 'linear',
          domain: scene.range,
          format: isRatio ? tick : format,
          colourAt: (t) => hexColour(differenceColour(2 * t - 1, 'light')),
        },
      },
    ];
  return (['a', 'b'] as const).map((side) => ({
    ...shared,
    name: `map-${side}`,
    title: `${ADD_PANEL.panelNames.map}, ${side.toUpperCase()}`,
    summary: `${side.toUpperCase()}: ${name} ${when}`,
    cells: scene.cells.map((cell) => sweepCell(cell, cell[side], format)),
    bar: quantityBar(quantity, scene.domain, MAP.colourOf(`${axis} ${when} (${side.toUpperCase()})`)),
  }));
}
