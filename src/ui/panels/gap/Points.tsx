import type { RunId } from '../../../sweep/sweep-plan.ts';
import type { RatioScale } from '../../charts/colours.ts';
import type { GapPoint, PlacedPoint } from './scene.ts';

const isLit = ({ cell }: GapPoint, highlighted: ReadonlySet<RunId>) =>
  cell.results.some(({ run }) => highlighted.has(run.id));

/** A dot with its interval for every cell, highlighted ones on top; hollow if the cell is not part of ρ. */
export function Points({
  placed,
  scale,
  highlighted,
}: {
  placed: readonly PlacedPoint[];
  scale: RatioScale;
  highlighted: ReadonlySet<RunId> | null;
}) {
  const order = highlighted
    ? placed.toSorted((a, b) => Number(isLit(a, highlighted)) - Number(isLit(b, highlighted)))
    : placed;
  return order.map((point) => {
    const { cell, ratio, counted, x, y, top, bottom } = point;
    const isFaint = highlighted !== null && !isLit(point, highlighted);
    const colour = isFaint ? scale.faint : scale(ratio);
    return (
      <g key={`${cell.learningRate} ${cell.batchSize}`} className="gap-point" opacity={counted ? 1 : 0.7}>
        <line className="error-bar" x1={x} x2={x} y1={top} y2={bottom} stroke={colour} opacity={0.55} />
        <circle
          cx={x}
          cy={y}
          r={isFaint ? 3 : 4}
          fill={counted ? colour : 'var(--paper)'}
          stroke={colour}
          strokeWidth={1.5}
        />
      </g>
    );
  });
}
