import { sameRatio } from '../../state/selectors.ts';
import type { SweepPlan } from '../../sweep/sweep-plan.ts';
import { zip } from '../charts/zip.ts';
import type { MapLayout } from './map-layout.ts';

/** A line through all cells of one η/B, with the position of its label. */
export interface Diagonal {
  readonly ratio: number;
  /** Corners of the polyline: x₀, y₀, x₁, y₁, … */
  readonly points: readonly number[];
  readonly label: { readonly x: number; readonly y: number; readonly anchor: 'start' | 'middle' };
  readonly cells: number;
}

const OVERHANG = 8;
const MOST_DIAGONALS = 40;

interface Place {
  readonly ratio: number;
  readonly x: number;
  readonly y: number;
}

function groupByRatio(places: readonly Place[]): [Place, ...Place[]][] {
  const groups: [Place, ...Place[]][] = [];
  for (const place of places.toSorted((a, b) => a.ratio - b.ratio || a.x - b.x)) {
    const last = groups.at(-1);
    if (last && sameRatio(last[0].ratio, place.ratio)) last.push(place);
    else groups.push([place]);
  }
  return groups;
}

/** Where the line through (x, y) leaves the grid: just beyond its top or its right side. */
function exitOf({ x, y }: Place, { slope }: { slope: number }, { top, right }: MapLayout) {
  const overTop = (y - top + OVERHANG) / slope;
  const overRight = right + OVERHANG - x;
  const run = Math.min(overTop, overRight);
  return { x: x + run, y: y - run * slope, anchor: overTop < overRight ? ('middle' as const) : ('start' as const) };
}

const NAME_SIZE = { width: 44, height: 15 };

/** Omits lines whose label would overlap that of a line of more cells. */
function withRoom(lines: readonly Diagonal[]): Diagonal[] {
  const kept: Diagonal[] = [];
  const touch = (a: Diagonal, b: Diagonal) =>
    Math.abs(a.label.x - b.label.x) < NAME_SIZE.width && Math.abs(a.label.y - b.label.y) < NAME_SIZE.height;
  for (const line of lines.toSorted((a, b) => b.cells - a.cells))
    if (!kept.some((other) => touch(line, other))) kept.push(line);
  return lines.filter((line) => kept.includes(line));
}

/** The lines of equal η/B of a grid: those through several cells, and on an even grid also those of its corners. */
export function diagonalsOf(
  { learningRates, batchSizes }: Pick<SweepPlan, 'learningRates' | 'batchSizes'>,
  layout: MapLayout,
): Diagonal[] {
  const places = zip(batchSizes, layout.rows).flatMap(([batchSize, y]) =>
    zip(learningRates, layout.columns).map(([rate, x]) => ({ ratio: rate / batchSize, x, y })),
  );
  const groups = groupByRatio(places);
  const shared = groups.filter((group) => group.length > 1);
  const [[first, second] = []] = shared;
  if (!first || !second) return [];
  const slope = (first.y - second.y) / (second.x - first.x);
  const shown = groups.length <= MOST_DIAGONALS ? groups : shared.slice(0, MOST_DIAGONALS);
  const half = layout.side / 2;
  const lines = shown.map((group): Diagonal => {
    const [lowest] = group;
    const end = exitOf(group.at(-1) ?? lowest, { slope }, layout);
    const start = { x: lowest.x - half, y: lowest.y + half * slope };
    const points = [start, ...group, end].flatMap(({ x, y }) => [x, y]);
    const label = end.anchor === 'middle' ? { x: end.x + 2, y: end.y - 6 } : { x: end.x + 4, y: end.y };
    return { ratio: lowest.ratio, points, label: { ...label, anchor: end.anchor }, cells: group.length };
  });
  return withRoom(lines);
}
