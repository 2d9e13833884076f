import type { Tick } from '../../figure/axes/ticks.ts';
import type { Frame } from '../charts/frame.ts';

interface HallAxesProps {
  readonly frame: Frame;
  readonly x: readonly Tick[];
  readonly y: readonly Tick[];
  readonly xLabel: string;
  readonly yLabel: string;
}

/** The axes of a figure in a lecture: a line under it, faint lines across, names at the ends. */
export function HallAxes({ frame, x, y, xLabel, yLabel }: HallAxesProps) {
  const { left, right, top, bottom } = frame;
  return (
    <g>
      {y.map(({ value, at, label }) => (
        <g key={value}>
          <line className="hall-grid-line" x1={left} x2={right} y1={at} y2={at} />
          <text className="hall-tick" x={left - 6} y={at} dy="0.34em" textAnchor="end">
            {label}
          </text>
        </g>
      ))}
      <line className="hall-axis-line" x1={left} x2={right} y1={bottom} y2={bottom} />
      {x.map(({ value, at, label }) => (
        <g key={value}>
          <line className="hall-axis-line" x1={at} x2={at} y1={bottom} y2={bottom + 4} />
          <text className="hall-tick" x={at} y={bottom + 17} textAnchor="middle">
            {label}
          </text>
        </g>
      ))}
      <text className="hall-name" x={0} y={top - 14}>
        {yLabel}
      </text>
      <text className="hall-name" x={right} y={bottom + 37} textAnchor="end">
        {xLabel}
      </text>
    </g>
  );
}
