import type { RunId } from '../../../sweep/sweep-plan.ts';
import type { RatioScale } from '../../charts/colours.ts';
import type { GapPoint, PlacedPoint } from './scene.ts';

const isLit = ({ cell }: GapPoint, highlighted: ReadonlySet<RunId>) =>
  cell.results.some(({ run }) => highlighted.has(run.id));

interface PointsProps {
  readonly placed: readonly PlacedPoint[];
  readonly scale: RatioScale;
  readonly highlighted: ReadonlySet<RunId> | null;
  /** Which of two sweeps they are of, where both are in the figure: dots of A, rings of B. */
  readonly of: 'A' | 'B' | null;
}

const CROSS = 3.5;

interface MarkProps {
  readonly point: PlacedPoint;
  readonly colour: string;
  readonly isFaint: boolean;
  readonly of: PointsProps['of'];
}

/** A dot, or a ring for a cell that is not part of ρ; with two sweeps a ring is of B, and such a cell is a cross. */
function Mark({ point: { x, y, counted }, colour, isFaint, of }: MarkProps) {
  if (of && !counted)
    return (
      <path
        d={`M${x - CROSS},${y - CROSS}l${2 * CROSS},${2 * CROSS}m0,${-2 * CROSS}l${-2 * CROSS},${2 * CROSS}`}
        stroke={colour}
        strokeWidth={1.5}
        strokeDasharray={of === 'B' ? '2 2' : undefined}
      />
    );
  const isFilled = of ? of === 'A' : counted;
  return (
    <circle
      cx={x}
      cy={y}
      r={isFaint ? 3 : 4}
      fill={isFilled ? colour : 'var(--paper)'}
      stroke={colour}
      strokeWidth={1.5}
    />
  );
}

/** A mark with its interval for every cell, highlighted ones on top. */
export function Points({ placed, scale, highlighted, of }: PointsProps) {
  const order = highlighted
    ? placed.toSorted((a, b) => Number(isLit(a, highlighted)) - Number(isLit(b, highlighted)))
    : placed;
  return order.map((point) => {
    const { cell, ratio, counted, x, top, bottom } = point;
    const isFaint = highlighted !== null && !isLit(point, highlighted);
    const colour = isFaint ? scale.faint : scale(ratio);
    return (
      <g key={`${cell.learningRate} ${cell.batchSize}`} className="gap-point" opacity={counted ? 1 : 0.7}>
        <line className="error-bar" x1={x} x2={x} y1={top} y2={bottom} stroke={colour} opacity={0.55} />
        <Mark point={point} colour={colour} isFaint={isFaint} of={of} />
      </g>
    );
  });
}
