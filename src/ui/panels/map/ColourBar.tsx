import { useId } from 'react';
import { createScale, type Domain } from '../../../figure/axes/scale.ts';
import { ticksAt, ticksOf } from '../../../figure/axes/ticks.ts';

interface ColourBarProps {
  readonly domain: Domain;
  readonly kind: 'log' | 'linear';
  readonly label: string;
  readonly format: (shown: number) => string;
  /** The colour at a fraction of the scale. */
  readonly colour: (t: number) => string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** Values with a tick; without them at round values. */
  readonly values?: readonly number[];
  /** The value pointed at. */
  readonly mark: number | null;
}

const STOPS = Array.from({ length: 11 }, (_, i) => i / 10);
export const COLOUR_BAR_HEIGHT = 48;

/** What the map's colours mean: a labelled scale, with a mark at the value pointed at. */
export function ColourBar({ domain, kind, label, format, colour, x, y, width, values, mark }: ColourBarProps) {
  const id = useId();
  const scale = createScale(kind, domain, [0, width], { clamp: true });
  const ticks = values ? ticksAt(values, scale, format) : ticksOf(scale, { along: 'x', format });
  return (
    <g transform={`translate(${x},${y})`}>
      <defs>
        <linearGradient id={id}>
          {STOPS.map((t) => (
            <stop key={t} offset={t} stopColor={colour(t)} />
          ))}
        </linearGradient>
      </defs>
      <text className="axis-label" y={8}>
        {label}
      </text>
      <rect className="colour-bar" y={16} width={width} height={8} fill={`url(#${id})`} />
      {ticks.map(({ value, at, label: text }) => (
        <g key={value}>
          <line className="axis-line" x1={at} x2={at} y1={24} y2={28} />
          <text className="tick" x={at} y={41} textAnchor="middle">
            {text}
          </text>
        </g>
      ))}
      {mark !== null && Number.isFinite(mark) && (
        <path className="colour-bar-mark" d="M-5,9L5,9L0,16Z" transform={`translate(${scale(mark)},0)`} />
      )}
    </g>
  );
}
