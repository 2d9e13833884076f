import type { RunId } from '../../../sweep/sweep-plan.ts';
import type { RatioScale } from '../../charts/colours.ts';
import { circlePath, type DrawnShape } from '../../charts/drawn-shapes.ts';
import type { PlacedRun } from './scene.ts';

const RADIUS = 4;
const FAINT_RADIUS = 3;
const BAR = { strokeWidth: 1.5, opacity: 0.55 } as const;

/** A dot for every run, with its error bars unless it is faint. */
function shapesOf({ x, y, left, right, top, bottom }: PlacedRun, colour: string, isFaint: boolean): DrawnShape[] {
  const dot = { x, y, d: circlePath(isFaint ? FAINT_RADIUS : RADIUS), fill: colour };
  if (isFaint) return [dot];
  const bar = (d: string): DrawnShape => ({ x, y, d, stroke: colour, ...BAR });
  return [
    ...(right - left > 1 ? [bar(`M${left - x},0H${right - x}`)] : []),
    ...(bottom - top > 1 ? [bar(`M0,${top - y}V${bottom - y}`)] : []),
    dot,
  ];
}

/** The marks of all runs, highlighted ones on top. */
export function runShapes(
  placed: readonly PlacedRun[],
  { scale, highlighted }: { readonly scale: RatioScale; readonly highlighted: ReadonlySet<RunId> | null },
): readonly DrawnShape[] {
  const isFaint = ({ run }: PlacedRun) => highlighted !== null && !highlighted.has(run.id);
  const colourOf = ({ run }: PlacedRun) => scale(run.learningRate / run.batchSize);
  return [
    ...placed.filter(isFaint).flatMap((point) => shapesOf(point, scale.faint, true)),
    ...placed.filter((point) => !isFaint(point)).flatMap((point) => shapesOf(point, colourOf(point), false)),
  ];
}
