import { paddedDomain } from '../../../figure/axes/domain.ts';
import type { Domain } from '../../../figure/axes/scale.ts';
import type { DataTable, KeyEntry, PlotContent, PlotLine } from '../../../figure/print/plot-content.ts';
import { missingTier } from '../../../state/recorded-probes.ts';
import { ratioKey } from '../../../sweep/results/ratio-key.ts';
import type { Run } from '../../../sweep/sweep-plan.ts';
import { formatRatio } from '../../charts/format.ts';
import {
  hasRegion,
  type StabilityRegion,
  stabilityExtents,
  stabilityPoints,
  stabilityRegions,
  stabilityValues,
} from '../../panels/stability/scene.ts';
import { STABILITY } from '../../panels/words.ts';
import { ADD_PANEL } from '../../workbench/words.ts';
import { boardMoment, type FigureBoard, ratioTints } from './figure-board.ts';

/** The corner of a region is drawn over this factor along each axis. */
const CORNER = 1.6;

/** The corner of each region; of a single one the whole edge, and the exact limit in it. */
function regionLines(regions: readonly StabilityRegion[], x: Domain, y: Domain): PlotLine[] {
  const isOnly = regions.length === 1;
  return regions.flatMap(({ corner: { s, a }, curve }): PlotLine[] => {
    const right = Number.isFinite(s) ? s : x[1];
    const top = [[isOnly ? x[0] : right / CORNER, a] as const, [right, a] as const];
    const edge = Number.isFinite(s) ? [...top, [s, isOnly ? y[0] : a / CORNER] as const] : top;
    const exact =
      isOnly && curve.length > 0 ? [{ points: curve.map((at) => [at.s, at.a] as const), dash: [0.9, 1.3] }] : [];
    return [{ points: edge, dash: [2, 1.5] }, ...exact];
  });
}

type Values = ReturnType<typeof stabilityValues> & { readonly run: Run; readonly step: number };

const tableOf = (values: readonly Values[]): DataTable => ({
  columns: [
    ...['learning_rate', 'batch_size', 'run', 'step'],
    ...['non_uniformity', 'non_uniformity_low', 'non_uniformity_high'],
    ...['sharpness', 'sharpness_low', 'sharpness_high'],
  ],
  rows: values.map(({ run, step, s, a, low, high }) => [
    ...[run.learningRate, run.batchSize, run.id, step],
    ...[s, low.s, high.s, a, low.a, high.a],
  ]),
});

/** Sharpness against non-uniformity of each run, with the limits of its steps. */
export function stabilityContents(board: FigureBoard): PlotContent[] {
  const { sweep, view } = board;
  const { plan } = sweep;
  if (missingTier(sweep, 'nonUniformity') !== null) return [];
  const units = hasRegion(plan) ? view.stabilityUnits : 'curvature';
  const points = stabilityPoints(sweep, boardMoment(board));
  const extents = stabilityExtents(plan, points, units);
  if (!extents.s || !extents.a) return [];
  const tints = ratioTints({ sweep, compared: null });
  const [x, y] = [paddedDomain(extents.s, 'log', 0.05), paddedDomain(extents.a, 'log', 0.05)];
  const regions = stabilityRegions(plan, points, units);
  const values = points.map((point): Values => {
    const { run, sharpness } = point;
    return { run, step: sharpness.step, ...stabilityValues(plan, point, units) };
  });
  const ratios = [...new Map(values.map(({ run }) => [ratioKey(run), run]))].sort(([a], [b]) => a - b);
  const { x: xLabel, y: yLabel } = STABILITY.axes[units];
  const hasLimits = regions.length > 0;
  return [
    {
      kind: 'plot',
      name: 'stability',
      title: ADD_PANEL.panelNames.stability,
      summary: ADD_PANEL.panelNames.stability,
      x: { label: xLabel, kind: 'log', domain: x },
      y: { label: hasLimits && units === 'curvature' ? STABILITY.withLimits(yLabel) : yLabel, kind: 'log', domain: y },
      curves: [],
      points: values.map(({ run, s, a, low, high }) => {
        const ends = { left: low.s, right: high.s, low: low.a, high: high.a };
        return { x: s, y: a, ...ends, tint: tints.of(run), shape: 'dot' };
      }),
      lines: regionLines(regions, x, y),
      key: {
        place: 'beside',
        head: 'η/B',
        entries: ratios.map(
          ([ratio, run]): KeyEntry => ({ text: formatRatio(ratio), tint: tints.of(run), mark: 'dot' }),
        ),
      },
      notes: [],
      data: tableOf(values),
    },
  ];
}
