import type { RatioScale } from '../../charts/colours.ts';
import type { PlacedRate } from './scene.ts';

const ARROW = 9;

/** Points up or down, to where a better η may lie beyond the grid. */
const arrow = ({ x, y, edge }: PlacedRate) => {
  const sign = edge === 'highest' ? -1 : 1;
  const [from, to] = [y + 8 * sign, y + (8 + ARROW) * sign];
  return `M${x},${from}V${to}M${x - 4},${to - 4 * sign}L${x},${to}L${x + 4},${to - 4 * sign}`;
};

/** A dot with its bar per batch size; hollow and with an arrow beyond the grid if the best η is an end of the grid. */
export function BestMarks({
  placed,
  scale,
  arrows,
}: {
  placed: readonly PlacedRate[];
  scale: RatioScale;
  arrows: boolean;
}) {
  return placed.map((point) => {
    const { batchSize, learningRate, x, y, top, bottom, edge } = point;
    const colour = scale(learningRate / batchSize);
    return (
      <g key={batchSize}>
        <line className="error-bar" x1={x} x2={x} y1={top} y2={bottom} stroke={colour} opacity={0.55} />
        <circle cx={x} cy={y} r={5} fill={edge ? 'var(--paper)' : colour} stroke={colour} strokeWidth={2} />
        {arrows && edge && <path d={arrow(point)} fill="none" stroke="var(--ink-soft)" strokeWidth={1.5} />}
      </g>
    );
  });
}
