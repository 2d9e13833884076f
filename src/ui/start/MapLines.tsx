import { memo } from 'react';
import type { RatioScale } from '../charts/colours.ts';
import type { Diagonal } from '../map/diagonals.ts';

export const polylinePath = (points: readonly number[]) =>
  points.reduce((path, value, i) => `${path}${i === 0 ? 'M' : i % 2 === 0 ? 'L' : ','}${value.toFixed(1)}`, '');

/** All diagonals, under the cells, so that they show between them and lead to their ratios. */
export const UnlitDiagonals = memo(function UnlitDiagonals({
  diagonals,
  scale,
}: {
  diagonals: readonly Diagonal[];
  scale: RatioScale;
}) {
  return (
    <g className="start-diagonals">
      {diagonals.map(({ ratio, points }) => (
        <path key={ratio} d={polylinePath(points)} stroke={scale(ratio)} />
      ))}
    </g>
  );
});

/** The one that is lit. */
export function LitDiagonal({ diagonal, scale }: { diagonal: Diagonal; scale: RatioScale }) {
  return <path className="start-diagonal-lit" d={polylinePath(diagonal.points)} stroke={scale(diagonal.ratio)} />;
}
