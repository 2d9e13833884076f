import { useId } from 'react';
import type { RatioScale } from './colours.ts';
import { formatRatio } from './format.ts';
import type { Frame } from './frame.ts';

const [LEAST_WIDTH, WIDTH] = [12, 72];
const NAME_WIDTH = 26;
const DIGIT_WIDTH = 7.6;

interface RatioLegendProps {
  readonly frame: Frame;
  readonly scale: RatioScale;
  /** Of the axis, at the right of the same line: the scale is as wide as it leaves room, within bounds. */
  readonly xLabel: string;
}

/** Colour scale of η/B with both ends labelled, below the axis. */
export function RatioLegend({ frame, scale, xLabel }: RatioLegendProps) {
  const id = useId();
  const y = frame.bottom + 34;
  const low = formatRatio(scale.low);
  const left = 4 + NAME_WIDTH + DIGIT_WIDTH * low.length + 12;
  const high = formatRatio(scale.high);
  const taken = left + 6 + DIGIT_WIDTH * (high.length + xLabel.length) + 12;
  const width = Math.max(LEAST_WIDTH, Math.min(WIDTH, frame.right - taken));
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
      <rect x={left} y={y - 7} width={width} height={6} rx={3} fill={`url(#${id})`} />
      <text className="tick" x={left + width + 6} y={y}>
        {high}
      </text>
    </g>
  );
}
