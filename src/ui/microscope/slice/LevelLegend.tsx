import { formatShort } from '../../../figure/format-number.ts';
import type { Frame } from '../../charts/frame.ts';
import { MICROSCOPE } from '../words.ts';
import type { Level } from './scene.ts';

interface LevelLegendProps {
  readonly levels: readonly Level[];
  readonly frame: Frame;
  colour(t: number): string;
}

const WIDTH = 112;

/** Colour scale of the levels, labelled with the lowest and the highest loss. */
export function LevelLegend({ levels, frame, colour }: LevelLegendProps) {
  const [lowest] = levels;
  const highest = levels.at(-1);
  if (!lowest || !highest || lowest === highest) return null;
  const y = frame.height - 6;
  const left = frame.left;
  return (
    <g className="level-legend">
      <text className="axis-label" x={frame.left - 50} y={y}>
        {MICROSCOPE.slice.loss}
      </text>
      <text className="tick" x={left + 70} y={y} textAnchor="end">
        {formatShort(lowest.value, 2)}
      </text>
      {levels.map(({ value, t }, i) => (
        <rect
          key={value}
          x={left + 76 + (i * WIDTH) / levels.length}
          y={y - 8}
          width={WIDTH / levels.length + 0.5}
          height={8}
          fill={colour(t)}
        />
      ))}
      <text className="tick" x={left + 76 + WIDTH + 6} y={y}>
        {formatShort(highest.value, 2)}
      </text>
    </g>
  );
}
