import { group } from 'd3-array';
import { paddedDomain } from '../../../figure/axes/domain.ts';
import type { AxisKind, Domain } from '../../../figure/axes/scale.ts';
import {
  type ContentPoint,
  type Dash,
  INK_TINT,
  type KeyEntry,
  type PlotContent,
  type PlotCurve,
  type PlotLine,
} from '../../../figure/print/plot-content.ts';
import { cellCurves } from '../../../state/cell-curves.ts';
import { clockOf } from '../../../sweep/results/clock.ts';
import { ratioKey } from '../../../sweep/results/ratio-key.ts';
import type { RecordedProbe } from '../../../sweep/results/trace-store.ts';
import type { Run } from '../../../sweep/sweep-plan.ts';
import { formatRate, formatRatio } from '../../charts/format.ts';
import { isDashed, isOnTimeAxis, type TraceView, traceExtents, unionOfExtents } from '../../charts/trace-scene.ts';
import { averagedOn } from '../../charts/value-axis.ts';
import { limitLines, widenToLimits } from '../../panels/sharpness/scene.ts';
import { TIME_AXES } from '../../quantities.ts';
import { limitFormula, limitOfProbe } from '../../stability-limit.ts';
import { type FigureBoard, type FigureSweep, figureSweeps, lettered, ratioTints, type Tints } from './figure-board.ts';

interface TraceContentOptions {
  readonly name: string;
  readonly title: string;
  readonly view: Omit<TraceView, 'timeAxis' | 'xKind'>;
  readonly yLabel: string;
  /** The limit that theory sets it. */
  /** The recorded number whose limits are drawn, if it has any. */
  readonly limited?: RecordedProbe;
}

/** A curve with what it is of. */
interface FigureCurve extends PlotCurve {
  readonly run: Run;
  readonly probe: RecordedProbe;
  readonly letter: FigureSweep['letter'];
  readonly steps: readonly number[];
  /** Of one run, not of all of a cell. */
  readonly isSingle: boolean;
}

/** With two sweeps in one figure the dash says of which a curve is, and dots are the second probe. */
function dashOf(letter: FigureSweep['letter'], isPair: boolean, isSecond: boolean): Dash {
  if (!isPair) return isSecond ? 'dashed' : 'solid';
  if (letter === 'A') return isSecond ? 'dotted' : 'solid';
  return isSecond ? 'dashDotted' : 'dashed';
}

interface CurveOptions {
  readonly board: FigureBoard;
  readonly view: TraceView;
  readonly yKind: AxisKind;
  readonly tints: Tints;
  readonly isPair: boolean;
}

/** The curve of each run, of those that are given. */
function runCurves(
  { sweep, letter }: FigureSweep,
  runs: readonly Run[],
  { view, tints, isPair }: CurveOptions,
): FigureCurve[] {
  const time = clockOf(sweep.plan, view.timeAxis);
  return view.probes.flatMap((probe) =>
    runs.map((run) => {
      const trace = sweep.traces.columns(run.id, probe);
      const all = Array.from({ length: trace.length }, (_, i) => trace.sample(i));
      const shown = all.filter(({ step, value }) => Number.isFinite(value) && isOnTimeAxis(step, view.xKind));
      return {
        run,
        probe,
        letter,
        isSingle: true,
        steps: shown.map(({ step }) => step),
        points: shown.map(({ step, value }): ContentPoint => ({ x: time(run, step), y: value })),
        tint: tints.of(run),
        dash: dashOf(letter, isPair, isDashed(view, probe)),
      };
    }),
  );
}

/** One curve per cell and probe with its band; and of cells all of whose runs diverged, each run. */
function curvesOf(one: FigureSweep, options: CurveOptions): FigureCurve[] {
  const { sweep, letter } = one;
  const { board, view, yKind, tints, isPair } = options;
  const style = board.view.curves;
  if (style === 'runs') return runCurves(one, sweep.plan.runs, options);
  const time = clockOf(sweep.plan, view.timeAxis);
  const cells = view.probes.flatMap((probe) =>
    cellCurves(sweep, probe, { centre: style, axis: averagedOn(yKind) }).flatMap(({ cell, points }): FigureCurve[] => {
      const run = cell.results.find(({ outcome }) => outcome !== 'diverged')?.run;
      const shown = points.filter(({ step }) => isOnTimeAxis(step, view.xKind));
      if (!run || shown.length === 0) return [];
      return [
        {
          run,
          probe,
          letter,
          isSingle: false,
          steps: shown.map(({ step }) => step),
          points: shown.map(({ step, centre, low, high }) => ({ x: time(run, step), y: centre, low, high })),
          tint: tints.of(run),
          dash: dashOf(letter, isPair, isDashed(view, probe)),
        },
      ];
    }),
  );
  const groups = [...group(sweep.plan.runs, ({ learningRate, batchSize }) => `${learningRate} ${batchSize}`).values()];
  const lost = groups.filter((runs) => runs.every(({ id }) => sweep.finished.get(id)?.outcome === 'diverged')).flat();
  return [...cells, ...runCurves(one, lost, options)];
}

/** A name for each η/B at the end of its longest curve. */
function ratioEntries(curves: readonly FigureCurve[], [low, high]: Domain): KeyEntry[] {
  const first = curves.filter(
    ({ dash, isSingle, letter }) =>
      (dash === 'solid' || letter === 'B') && (!isSingle || curves.every((each) => each.isSingle)),
  );
  const groups = group(
    first.filter(({ letter }) => letter !== 'B' || !first.some((each) => each.letter === 'A')),
    ({ run }) => ratioKey(run),
  );
  return [...groups]
    .sort(([a], [b]) => a - b)
    .flatMap(([ratio, own]): KeyEntry[] => {
      const ends = own.flatMap(({ points }) => points.at(-1) ?? []).filter(({ y }) => y >= low && y <= high);
      const at = ends.reduce<ContentPoint | undefined>((far, end) => (far && far.x >= end.x ? far : end), undefined);
      const [curve] = own;
      return curve ? [{ text: formatRatio(ratio), tint: curve.tint, mark: curve.dash, ...(at && { at }) }] : [];
    });
}

const csvName = (view: TraceView, clock: string) => (view.timeAxis === 'steps' ? [] : [clock]);

/** One row per point of a curve. */
function tableOf(curves: readonly FigureCurve[], view: TraceView, isPair: boolean) {
  const isSingle = curves.some((curve) => curve.isSingle);
  const clock = { steps: 'step', epochs: 'epochs', etaSteps: 'eta_steps' }[view.timeAxis];
  const columns = [
    ...(isPair ? ['sweep'] : []),
    'probe',
    'learning_rate',
    'batch_size',
    ...(isSingle ? ['run'] : []),
    'step',
    ...csvName(view, clock),
    'value',
    'low',
    'high',
  ];
  const rows = curves.flatMap((curve) =>
    curve.points.map(({ x, y, low, high }, i) => [
      ...(isPair ? [curve.letter] : []),
      curve.probe,
      curve.run.learningRate,
      curve.run.batchSize,
      ...(isSingle ? [curve.isSingle ? curve.run.id : null] : []),
      curve.steps[i] ?? null,
      ...(view.timeAxis === 'steps' ? [] : [x]),
      y,
      low ?? null,
      high ?? null,
    ]),
  );
  return { columns, rows };
}

/** Lines of theory for the learning rates of a sweep, and their names. */
function limitsOf(
  { sweep }: FigureSweep,
  limited: RecordedProbe | undefined,
  { view, domain }: { view: TraceView; domain: Domain },
) {
  const limitOf = limited ? limitOfProbe(limited) : null;
  if (!limitOf) return { lines: [] as PlotLine[], entries: [] as KeyEntry[] };
  const [low, high] = domain;
  const limits = limitLines(sweep.plan, { limitOf, clock: view.timeAxis, highlighted: null }).filter(({ points }) =>
    points.some(([, y]) => y >= low && y <= high),
  );
  const formula = limitFormula(sweep.plan, limited);
  return {
    lines: limits.map(({ points }): PlotLine => ({ points })),
    entries: limits.map(({ points, learningRate }): KeyEntry => {
      const [x, y] = points.at(-1) ?? [0, 0];
      return {
        text: `${formula}, η = ${formatRate(learningRate)}`,
        tint: INK_TINT,
        mark: { line: [3, 2] },
        at: { x, y },
      };
    }),
  };
}

/** Recorded numbers over time: a curve per cell with its band, a name at the end of each η/B, and the limits of theory. */
export function traceContents(
  board: FigureBoard,
  { name, title, view: shown, yLabel, limited }: TraceContentOptions,
): PlotContent[] {
  const tints = ratioTints(board);
  const view: TraceView = { ...shown, timeAxis: board.view.timeAxis, xKind: board.view.timeScale };
  const own = traceExtents(board.sweep, view);
  const extents = board.compared ? unionOfExtents(own, traceExtents(board.compared, view)) : own;
  if (!extents.x || !extents.y) return [];
  const { yKind } = extents;
  const both = [board.sweep, ...(board.compared ? [board.compared] : [])];
  const limitOf = limited ? limitOfProbe(limited) : null;
  const always = limitOf
    ? both.flatMap(({ plan }) => limitLines(plan, { limitOf, clock: view.timeAxis, highlighted: null }))
    : [];
  const y = paddedDomain(widenToLimits(extents.y, always), yKind, 0.03);
  const x = extents.x;
  return figureSweeps(board).map((sweeps): PlotContent => {
    const isPair = sweeps.length > 1;
    const options = { board, view, yKind, tints, isPair };
    const curves = sweeps.flatMap((one) => curvesOf(one, options)).filter(({ points }) => points.length > 0);
    const limits = sweeps.slice(0, 1).map((one) => limitsOf(one, limited, { view, domain: y }));
    const letters = isPair
      ? sweeps.map(
          ({ letter }): KeyEntry => ({
            text: letter ?? '',
            tint: INK_TINT,
            mark: { line: letter === 'A' ? [] : [3, 2] },
          }),
        )
      : [];
    const [{ letter }] = sweeps as [FigureSweep];
    return {
      kind: 'plot',
      name: lettered(name, letter, !isPair),
      title: lettered(title, letter, !isPair),
      summary: title,
      x: { label: TIME_AXES[view.timeAxis].axis, kind: view.xKind, domain: x },
      y: { label: yLabel, kind: yKind, domain: y },
      curves,
      points: [],
      lines: limits.flatMap(({ lines }) => lines),
      key: {
        place: 'beside',
        head: 'η/B',
        entries: [...ratioEntries(curves, y), ...limits.flatMap(({ entries }) => entries), ...letters],
      },
      notes: [],
      data: tableOf(
        curves,
        view,
        sweeps.some((one) => one.letter !== null),
      ),
    };
  });
}
