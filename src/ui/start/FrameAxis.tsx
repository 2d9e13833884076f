import type { CurveFacet } from './curve-scene.ts';

interface FrameAxisProps {
  readonly frame: CurveFacet['frame'];
  readonly ticks: CurveFacet['xTicks'];
  readonly label: string;
}

/** The horizontal axis under a figure's frame: its line, its ticks and, at the right, what it shows. */
export function FrameAxis({ frame, ticks, label }: FrameAxisProps) {
  return (
    <>
      <line className="start-axis-line" x1={frame.left} x2={frame.right} y1={frame.bottom} y2={frame.bottom} />
      {ticks.map(({ value, at, label: text }) => (
        <g key={value}>
          <line className="start-axis-line" x1={at} x2={at} y1={frame.bottom} y2={frame.bottom + 4} />
          <text className="start-tick" x={at} y={frame.bottom + 18} textAnchor="middle">
            {text}
          </text>
        </g>
      ))}
      <text className="start-tick" x={frame.right} y={frame.bottom + 36} textAnchor="end">
        {label}
      </text>
    </>
  );
}
