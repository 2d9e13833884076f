import type { Tick } from '../../figure/axes/ticks.ts';
import type { Frame } from './frame.ts';

interface AxesProps {
  readonly frame: Frame;
  readonly x: readonly Tick[];
  readonly y: readonly Tick[];
  readonly xLabel: string;
  readonly yLabel: string;
}

/** Thin axes with ticks at round numbers and a label with quantity and unit. */
export function Axes({ frame, x, y, xLabel, yLabel }: AxesProps) {
  const { left, right, top, bottom } = frame;
  return (
    <g className="axes">
      {y.map(({ value, at, label }) => (
        <g key={`y${value}`}>
          <line className="grid-line" x1={left} x2={right} y1={at} y2={at} />
          <text className="tick" x={left - 8} y={at} dy="0.32em" textAnchor="end">
            {label}
          </text>
        </g>
      ))}
      {x.map(({ value, at, label }) => (
        <g key={`x${value}`}>
          <line className="axis-line" x1={at} x2={at} y1={bottom} y2={bottom + 4} />
          <text className="tick" x={at} y={bottom + 17} textAnchor="middle">
            {label}
          </text>
        </g>
      ))}
      <line className="axis-line" x1={left} x2={right} y1={bottom} y2={bottom} />
      <text className="axis-label" x={4} y={top - 10}>
        {yLabel}
      </text>
      <text className="axis-label" x={right} y={bottom + 34} textAnchor="end">
        {xLabel}
      </text>
    </g>
  );
}
