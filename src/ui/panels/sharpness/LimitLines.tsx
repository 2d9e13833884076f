import { line } from 'd3';
import { formatRate } from '../../charts/format.ts';
import type { Frame } from '../../charts/frame.ts';
import { PROBE } from '../words.ts';
import type { LimitLine } from './scene.ts';

interface LimitLinesProps {
  readonly lines: readonly LimitLine[];
  readonly frame: Frame;
  readonly formula: string;
  readonly scales: { x(time: number): number; y(value: number): number };
}

const LEAST_DISTANCE = 13;

interface PlacedLine extends LimitLine {
  readonly d: string;
  /** y at the right edge. */
  readonly end: number;
}

/** Lines whose labels do not overlap; highlighted ones first. */
function named(placed: readonly PlacedLine[], { top, bottom }: Frame): Set<string> {
  const taken: number[] = [];
  const names = new Set<string>();
  for (const { key, end } of [...placed].sort((a, b) => Number(b.lit) - Number(a.lit))) {
    if (end < top || end > bottom || taken.some((at) => Math.abs(at - end) < LEAST_DISTANCE)) continue;
    taken.push(end);
    names.add(key);
  }
  return names;
}

function place(limit: LimitLine, frame: Frame, { x, y }: LimitLinesProps['scales']): PlacedLine[] {
  const [first, ...others] = limit.points;
  if (!first) return [];
  if (others.length === 0) {
    const at = y(first[1]);
    const isInside = at >= frame.top - 1 && at <= frame.bottom;
    return isInside ? [{ ...limit, d: `M${frame.left},${at}H${frame.right}`, end: at }] : [];
  }
  const places = limit.points
    .map(([time, value]): [number, number] => [x(time), y(value)])
    .filter(([px, py]) => px >= frame.left && px <= frame.right && py >= frame.top && py <= frame.bottom);
  const end = places.length > 1 ? places.at(-1) : undefined;
  return end ? [{ ...limit, d: line()(places) ?? '', end: end[1] }] : [];
}

/** The limits of theory: thin, dashed, in the text colour; never in that of a run. */
export function LimitLines({ lines, frame, formula, scales }: LimitLinesProps) {
  const placed = lines.flatMap((limit) => place(limit, frame, scales));
  const names = named(placed, frame);
  return (
    <g className="limits">
      {placed.length > 0 && (
        <text className="direct-label limit-head" x={frame.width - 4} y={frame.top - 10} textAnchor="end">
          {PROBE.limitAt(formula)}
        </text>
      )}
      {placed.map(({ key, learningRate, d, end, lit }) => (
        <g key={key} className={lit ? 'limit limit-lit' : 'limit'}>
          <path d={d} fill="none" />
          {names.has(key) && (
            <text className="direct-label" x={frame.right + 6} y={end} dy="0.32em">
              η={formatRate(learningRate)}
            </text>
          )}
        </g>
      ))}
    </g>
  );
}
