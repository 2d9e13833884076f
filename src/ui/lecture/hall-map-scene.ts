import { extentOf } from '../../figure/axes/domain.ts';
import { createScale } from '../../figure/axes/scale.ts';
import { cellCurves, timedPoints } from '../../state/cell-curves.ts';
import { type Cell, cellsOf } from '../../state/selectors.ts';
import type { Size } from '../charts/frame.ts';
import { zip } from '../charts/zip.ts';
import { cellMean, isComplete } from '../map/cell-summary.ts';
import { type Diagonal, diagonalsOf } from '../map/diagonals.ts';
import { type MapLayout, mapLayout } from '../map/map-layout.ts';
import { QUANTITIES } from '../quantities.ts';
import { type Miniature, miniatureOf, miniatureScales } from '../start/map-scene.ts';
import { sharpnessText } from '../start/number-text.ts';
import { isLitCell, type ShownStep, shownMiniature, shownMoment, shownQuantity } from './shown-step.ts';

/** A cell of the map in a lecture. */
export interface HallCell {
  readonly cell: Cell;
  readonly ratio: number;
  readonly x: number;
  readonly y: number;
  /** `value`: comparable with the others. `running`: it still trains. `open`: ended, but not comparable: nothing is coloured. */
  readonly kind: 'value' | 'running' | 'open' | 'diverged';
  /** In the unit of the axis; '' where there is no value. */
  readonly text: string;
  /** Place on the colour scale in [0, 1]; null where the cell has no colour. */
  readonly t: number | null;
  readonly miniature: Miniature | null;
  readonly isLit: boolean;
}

export interface HallMapScene {
  readonly layout: MapLayout;
  readonly cells: readonly HallCell[];
  readonly diagonals: readonly Diagonal[];
}

/** Room for the values of η and B, their names, and the ratios. */
const STYLE = { margins: { top: 32, right: 62, bottom: 48, left: 54 }, gapShare: 0.08, largestPitch: 84 } as const;

function kindOf(cell: Cell, { sweep, view }: ShownStep): HallCell['kind'] {
  if (cell.diverged === cell.results.length) return 'diverged';
  if (isComplete(cell, shownQuantity(view), sweep.plan.spec.budget)) return 'value';
  return cell.ended ? 'open' : 'running';
}

/** The miniature curves until the time that is shown, on common scales. */
function miniatures({ sweep, view }: ShownStep, side: number): (Miniature | null)[] | null {
  const probe = shownMiniature(view);
  if (!probe) return null;
  const { timeAxis, playedTo } = view;
  const timed = cellCurves(sweep, probe).map((curve) => timedPoints(sweep, curve, timeAxis));
  const scales = miniatureScales(timed, side);
  const until = playedTo ?? Number.POSITIVE_INFINITY;
  return timed.map((points) =>
    miniatureOf(
      points.filter(({ time }) => time <= until),
      scales,
    ),
  );
}

/** The map of a step in pixels. */
export function hallMapScene(step: ShownStep, size: Size): HallMapScene {
  const { sweep, view, lit } = step;
  const { plan } = sweep;
  const quantity = shownQuantity(view);
  const { factor, kind: axis, format } = QUANTITIES[quantity];
  const layout = mapLayout(plan, size, STYLE);
  const small = miniatures(step, layout.side);
  const cells = cellsOf(sweep, shownMoment(view));
  const means = cells.map((cell) => cellMean(cell, quantity));
  const kinds = cells.map((cell) => kindOf(cell, step));
  const domain = extentOf(
    means.filter((_, i) => kinds[i] === 'value'),
    axis,
  );
  const place = domain && domain[1] > domain[0] ? createScale(axis, domain, [0, 1]) : null;
  const shown = quantity === 'sharpness' ? sharpnessText : (value: number) => format(factor * value);
  const placed = zip(plan.batchSizes, layout.rows).flatMap(([, y]) =>
    layout.columns.map((x) => ({ x: x - layout.side / 2, y: y - layout.side / 2 })),
  );
  return {
    layout,
    diagonals: diagonalsOf(plan, layout),
    cells: cells.map((cell, i): HallCell => {
      const [mean = Number.NaN, kind = 'running'] = [means[i], kinds[i]];
      const hasText =
        (kind === 'value' || kind === 'running') && Number.isFinite(mean) && view.cellContent !== 'colour';
      return {
        cell,
        ratio: cell.learningRate / cell.batchSize,
        ...(placed[i] ?? { x: 0, y: 0 }),
        kind,
        text: hasText ? shown(mean) : '',
        t: kind !== 'value' ? null : (place?.(mean) ?? 0.5),
        miniature: small?.[i] ?? null,
        isLit: isLitCell(lit, cell),
      };
    }),
  };
}
