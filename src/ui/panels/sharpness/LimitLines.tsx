import { formatRate } from '../../charts/format.ts';
import type { Frame } from '../../charts/frame.ts';
import type { LimitLine } from './scene.ts';

interface LimitLinesProps {
  readonly lines: readonly LimitLine[];
  readonly frame: Frame;
  readonly formula: string;
  y(value: number): number;
}

const LEAST_DISTANCE = 13;

/** Lines that may carry a name without touching the one before: lit ones first. */
function named(placed: readonly (LimitLine & { at: number })[]): Set<number> {
  const taken: number[] = [];
  const names = new Set<number>();
  for (const line of [...placed].sort((a, b) => Number(b.lit) - Number(a.lit))) {
    if (taken.some((at) => Math.abs(at - line.at) < LEAST_DISTANCE)) continue;
    taken.push(line.at);
    names.add(line.learningRate);
  }
  return names;
}

/** The predicted limit of each η: thin, dashed, in ink; never in a run's colour. */
export function LimitLines({ lines, frame, formula, y }: LimitLinesProps) {
  const placed = lines
    .map((line) => ({ ...line, at: y(line.limit) }))
    .filter(({ at }) => at >= frame.top - 1 && at <= frame.bottom);
  const names = named(placed);
  return (
    <g className="limits">
      {placed.length > 0 && (
        <text className="direct-label limit-head" x={frame.width - 4} y={frame.top - 10} textAnchor="end">
          {formula} at
        </text>
      )}
      {placed.map(({ learningRate, at, lit }) => (
        <g key={learningRate} className={lit ? 'limit limit-lit' : 'limit'}>
          <line x1={frame.left} x2={frame.right} y1={at} y2={at} />
          {names.has(learningRate) && (
            <text className="direct-label" x={frame.right + 6} y={at} dy="0.32em">
              η={formatRate(learningRate)}
            </text>
          )}
        </g>
      ))}
    </g>
  );
}
