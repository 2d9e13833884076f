import { MARGIN, type PlaneScale } from './plane-scene.ts';

interface PlaneFrameProps {
  readonly scale: PlaneScale;
  /** Where the square ends on both axes: 1 for [−1, 1]². */
  readonly reach?: number;
}

/** The square with its axes and their ends. */
export function PlaneFrame({ scale: { side }, reach = 1 }: PlaneFrameProps) {
  const [low, high] = [MARGIN, side - MARGIN];
  const middle = side / 2;
  return (
    <g className="plane-frame">
      <rect x={low} y={low} width={high - low} height={high - low} />
      <path d={`M${low},${middle}H${high}M${middle},${low}V${high}`} />
      <text x={low} y={high + 14} textAnchor="start">
        −{reach}
      </text>
      <text x={middle} y={high + 14} textAnchor="middle">
        x₁
      </text>
      <text x={high} y={high + 14} textAnchor="end">
        {reach}
      </text>
      <text x={low - 3} y={low + 10} textAnchor="end">
        {reach}
      </text>
      <text x={low - 3} y={middle + 4} textAnchor="end">
        x₂
      </text>
    </g>
  );
}
