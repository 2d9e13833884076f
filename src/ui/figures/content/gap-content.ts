import { group } from 'd3-array';
import { extentOf, niceDomain, paddedDomain } from '../../../figure/axes/domain.ts';
import { INK_TINT, type KeyEntry, type PlotContent, type PlotPoint } from '../../../figure/print/plot-content.ts';
import type { GapMeasure } from '../../../state/app-state.ts';
import { cellsOf } from '../../../state/selectors.ts';
import { ratioKey } from '../../../sweep/results/ratio-key.ts';
import { formatRatio } from '../../charts/format.ts';
import { correlationOf } from '../../panels/gap/correlation.ts';
import { correlationText } from '../../panels/gap/correlation-text.ts';
import { type GapPoint, gapExtent, gapPoints, unionOfDomains } from '../../panels/gap/scene.ts';
import { GAP } from '../../panels/words.ts';
import { comparisonWords, MEASURED_BY, QUANTITIES } from '../../quantities.ts';
import {
  boardMoment,
  type FigureBoard,
  type FigureSweep,
  figureSweeps,
  lettered,
  ratioTints,
  type Tints,
} from './figure-board.ts';

/** A regression has losses but no accuracy. */
function measureOf({ sweep, view }: FigureBoard): GapMeasure {
  const { gapMeasure } = view;
  const isRegression = sweep.plan.network.classes === 1;
  return isRegression && (gapMeasure === 'accuracy' || gapMeasure === 'testAccuracy') ? 'loss' : gapMeasure;
}

interface Drawn {
  readonly one: FigureSweep;
  readonly points: readonly GapPoint[];
}

/** Cells of equal ratio beside each other about it, small B first; of two sweeps A on the left of B. */
function plotPoints({ one, points }: Drawn, { tints, isPair }: { tints: Tints; isPair: boolean }): PlotPoint[] {
  const { letter } = one;
  const siblings = group(points, ({ cell }) => ratioKey(cell));
  const most = Math.max(2, ...[...siblings.values()].map(({ length }) => length));
  return points.map((point) => {
    const { learningRate, batchSize } = point.cell;
    const own = siblings.get(ratioKey(point.cell)) ?? [point];
    const rank = (own.indexOf(point) - (own.length - 1) / 2) / (most - 1);
    const beside = isPair ? (letter === 'A' ? -0.08 : 0.08) : 0;
    const shape = point.counted ? (isPair && letter === 'B' ? 'ring' : 'dot') : isPair ? 'cross' : 'ring';
    return {
      x: point.ratio,
      y: point.mean,
      low: point.interval.low,
      high: point.interval.high,
      tint: tints.of({ learningRate, batchSize }),
      shape,
      shift: rank + beside,
    };
  });
}

function tableOf(drawn: readonly Drawn[], quantity: string, isLettered: boolean) {
  return {
    columns: [
      ...(isLettered ? ['sweep'] : []),
      'learning_rate',
      'batch_size',
      'ratio',
      quantity,
      'low',
      'high',
      'units',
      'in_correlation',
    ],
    rows: drawn.flatMap(({ one, points }) =>
      points.map(({ cell, ratio, mean, interval, units, counted }) => [
        ...(isLettered ? [one.letter] : []),
        cell.learningRate,
        cell.batchSize,
        ratio,
        mean,
        interval.low,
        interval.high,
        units,
        counted ? 1 : 0,
      ]),
    ),
  };
}

/** In print no interval of a cell that is part of the correlation is cut off. */
const intervalsExtent = (points: readonly GapPoint[], kind: 'log' | 'linear') =>
  extentOf(
    points.filter(({ counted }) => counted).flatMap(({ interval }) => [interval.low, interval.high]),
    kind,
  );

/** A quantity of each cell against η/B with its interval, and the rank correlation. */
export function gapContents(board: FigureBoard): PlotContent[] {
  const at = boardMoment(board);
  const quantity = MEASURED_BY[measureOf(board)];
  const { kind, axis, tick } = QUANTITIES[quantity];
  const tints = ratioTints(board);
  const pointsOf = ({ sweep, other }: FigureSweep) => gapPoints(cellsOf(sweep, at, other), quantity, sweep.plan);
  const figures = figureSweeps(board).map((sweeps) => sweeps.map((one): Drawn => ({ one, points: pointsOf(one) })));
  const extent = figures
    .flat()
    .flatMap(({ points }) => [gapExtent(points, kind), intervalsExtent(points, kind)])
    .reduce(unionOfDomains, null);
  if (!extent) return [];
  return figures.map((drawn): PlotContent => {
    const isPair = drawn.length > 1;
    const isLettered = drawn.some(({ one }) => one.letter !== null);
    const all = drawn.flatMap(({ points }) => points);
    const ratios = [...new Map(all.map(({ ratio }) => [formatRatio(ratio), ratio])).values()].sort((a, b) => a - b);
    const notes = drawn.map(({ one }) => {
      const text = correlationText(correlationOf(one.sweep, { quantity, at, other: one.other })).join(' ');
      return isPair ? `${one.letter}: ${text}` : text;
    });
    const letters = isPair
      ? drawn.map(
          ({ one }): KeyEntry => ({
            text: one.letter ?? '',
            tint: INK_TINT,
            mark: one.letter === 'A' ? 'dot' : 'ring',
          }),
        )
      : [];
    const letter = drawn[0]?.one.letter ?? null;
    return {
      kind: 'plot',
      name: lettered('gap', letter, !isPair),
      title: lettered(GAP.title, letter, !isPair),
      summary: GAP.title,
      x: {
        label: 'η/B',
        kind: 'log',
        domain: paddedDomain([tints.scale.low, tints.scale.high], 'log', 0.06),
        values: ratios,
        format: formatRatio,
      },
      y: { label: `${axis} ${comparisonWords(at)}`, kind, domain: niceDomain(extent, kind), format: tick },
      curves: [],
      points: drawn.flatMap((one) => plotPoints(one, { tints, isPair })),
      lines: [],
      key: letters.length > 0 ? { place: 'above', head: '', entries: letters } : null,
      notes,
      data: tableOf(drawn, quantity, isLettered),
    };
  });
}
