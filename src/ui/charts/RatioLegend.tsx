import { useId } from 'react';
import type { RatioScale } from './colours.ts';
import { formatRatio } from './format.ts';
import type { Frame } from './frame.ts';

const WIDTH = 72;
const NAME_WIDTH = 26;
const DIGIT_WIDTH = 7.6;

/** Colour scale of η/B with both ends labelled, below the axis. */
export function RatioLegend({ frame, scale }: { frame: Frame; scale: RatioScale }) {
  const id = useId();
  const y = frame.bottom + 34;
  const low = formatRatio(scale.low);
  const left = 4 + NAME_WIDTH + DIGIT_WIDTH * low.length + 12;
  const at = (t: number) => scale(scale.low * (scale.high / scale.low) ** t);
  return (
    <g className="ratio-legend">
      <defs>
        <linearGradient id={id}>
          {[0, 0.25, 0.5, 0.75, 1].map((t) => (
            <stop key={t} offset={t} stopColor={at(t)} />
          ))}
        </linearGradient>
      </defs>
      <text className="axis-label" x={4} y={y}>
        η/B
      </text>
      <text className="tick" x={left - 6} y={y} textAnchor="end">
        {low}
      </text>
      <rect x={left} y={y - 7} width={WIDTH} height={6} rx={3} fill={`url(#${id})`} />
      <text className="tick" x={left + WIDTH + 6} y={y}>
        {formatRatio(scale.high)}
      </text>
    </g>
  );
}
