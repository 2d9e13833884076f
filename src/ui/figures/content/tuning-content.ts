import { extentOf, paddedDomain } from '../../../figure/axes/domain.ts';
import { formatShort } from '../../../figure/format-number.ts';
import {
  INK_TINT,
  type KeyEntry,
  type PlotContent,
  type PlotLine,
  type PlotPoint,
} from '../../../figure/print/plot-content.ts';
import type { BestRate } from '../../../sweep/results/best-rate.ts';
import { unitKindOf } from '../../../sweep/results/units.ts';
import type { Objective } from '../../../sweep/spec/objective.ts';
import { formatCount } from '../../charts/format.ts';
import { CHARTS } from '../../charts/words.ts';
import { objectiveOf } from '../../panels/tuning/objective-of.ts';
import { drawnValue, gridDomain, knownBest, lawCorners, rateLaw, scalingText } from '../../panels/tuning/scene.ts';
import { AXES, TUNING } from '../../panels/words.ts';
import { comparisonWords, QUANTITIES } from '../../quantities.ts';
import { givenText } from '../../units-text.ts';
import { ADD_PANEL } from '../../workbench/words.ts';
import { boardMoment, type FigureBoard, ratioTints, type Tints } from './figure-board.ts';

interface Tuned {
  readonly best: readonly BestRate[];
  readonly by: Objective;
  readonly tints: Tints;
}

function tuned(board: FigureBoard): Tuned | null {
  const by = objectiveOf(board.sweep, board.view.tuneBy);
  const best = knownBest(board.sweep, by, boardMoment(board));
  return best.length === 0 ? null : { best, by, tints: ratioTints({ sweep: board.sweep, compared: null }) };
}

function tableOf({ best, by }: Tuned) {
  const { factor } = QUANTITIES[by];
  return {
    columns: ['batch_size', 'best_learning_rate', 'rate_low', 'rate_high', 'grid_end', by, 'low', 'high', 'units'],
    rows: best.map((one) => [
      one.batchSize,
      one.learningRate,
      one.range.low,
      one.range.high,
      one.edge,
      factor * drawnValue(one),
      factor * one.interval.low,
      factor * one.interval.high,
      one.seeds,
    ]),
  };
}

const batchAxis = ({ sweep: { plan } }: FigureBoard) => ({
  label: AXES.batchSize,
  kind: 'log' as const,
  domain: gridDomain(plan.batchSizes),
  values: plan.batchSizes,
  format: formatCount,
});

const withCondition = (board: FigureBoard, text: string, name = (condition: string) => condition) => {
  const condition = givenText(board.sweep);
  return condition === '' ? [text] : [`${text}; ${name(condition)}`];
};

/** The best η of every B, with linear scaling up to the largest. */
export function bestRateContents(board: FigureBoard): PlotContent[] {
  const found = tuned(board);
  if (!found) return [];
  const { best, by, tints } = found;
  const at = boardMoment(board);
  const { plan } = board.sweep;
  const law = rateLaw(best);
  const y = gridDomain(plan.learningRates);
  const [low, high] = gridDomain(plan.batchSizes);
  const critical = law && law.criticalBatchSize > low && law.criticalBatchSize < high ? law.criticalBatchSize : null;
  const lines: PlotLine[] = [
    ...(law ? [{ points: lawCorners(plan, law) }] : []),
    ...(critical === null ? [] : [{ points: y.map((end) => [critical, end] as const), dash: [0.9, 1.3] }]),
  ];
  const entries: KeyEntry[] =
    critical === null
      ? []
      : [{ text: TUNING.critical(formatShort(critical, 2)), tint: INK_TINT, mark: { line: [0.9, 1.3] } }];
  return [
    {
      kind: 'plot',
      name: 'best-rate',
      title: ADD_PANEL.panelNames.bestRate,
      summary: ADD_PANEL.panelNames.bestRate,
      x: batchAxis(board),
      y: {
        label: TUNING.rateAxis(CHARTS.nameInText(QUANTITIES[by].name), comparisonWords(at)),
        kind: 'log',
        domain: y,
      },
      curves: [],
      points: best.map(
        (one): PlotPoint => ({
          x: one.batchSize,
          y: one.learningRate,
          low: one.range.low,
          high: one.range.high,
          tint: tints.of(one),
          shape: one.edge ? 'ring' : 'dot',
          ...(one.edge && { arrow: one.edge === 'highest' ? 'up' : 'down' }),
        }),
      ),
      lines,
      key: entries.length > 0 ? { place: 'above', head: '', entries } : null,
      notes: withCondition(board, scalingText(board.sweep, by, at, law).join(' ')),
      data: tableOf(found),
    },
  ];
}

/** The value of each B at its best η, for new seeds. */
export function bestValueContents(board: FigureBoard): PlotContent[] {
  const found = tuned(board);
  if (!found) return [];
  const { best, by, tints } = found;
  const { factor, axis, tick, name } = QUANTITIES[by];
  const values = best.flatMap((one) =>
    [drawnValue(one), one.interval.low, one.interval.high].map((end) => factor * end),
  );
  const edges = best.filter(({ edge }) => edge !== null).length;
  const note = edges > 0 ? `${TUNING.atEdge} ${TUNING.atEdgeOf(edges, best.length)}` : TUNING.noEdge;
  return [
    {
      kind: 'plot',
      name: 'best-value',
      title: TUNING.valueTitle(name),
      summary: TUNING.valueTitle(name),
      x: batchAxis(board),
      y: {
        label: TUNING.valueAxis(axis, unitKindOf(board.sweep.plan), comparisonWords(boardMoment(board))),
        kind: 'linear',
        domain: paddedDomain(extentOf(values, 'linear'), 'linear', 0.08),
        format: tick,
      },
      curves: [],
      points: best.map(
        (one): PlotPoint => ({
          x: one.batchSize,
          y: factor * drawnValue(one),
          low: factor * one.interval.low,
          high: factor * one.interval.high,
          tint: tints.of(one),
          shape: one.edge ? 'ring' : 'dot',
        }),
      ),
      lines: [],
      key: null,
      notes: withCondition(board, note, TUNING.intervals),
      data: tableOf(found),
    },
  ];
}
