import { formatCount, formatRate } from '../../charts/format.ts';
import type { MapLayout } from '../../map/map-layout.ts';
import { AXES } from '../words.ts';

interface MapAxesProps {
  readonly layout: MapLayout;
  readonly learningRates: readonly number[];
  readonly batchSizes: readonly number[];
}

/** Label every nth value if the columns are too narrow for all. */
const strideFor = (pitch: number, room: number) => Math.max(1, Math.ceil(room / pitch));

/** η below and B on the left, at log₂ distances. */
export function MapAxes({ layout, learningRates, batchSizes }: MapAxesProps) {
  const { columns, rows, left, right, top, bottom, side } = layout;
  const across = strideFor(side, 40);
  const up = strideFor(side, 16);
  return (
    <g className="axes">
      {learningRates.map((rate, i) =>
        i % across === 0 ? (
          <text key={rate} className="tick" x={columns[i]} y={bottom + 16} textAnchor="middle">
            {formatRate(rate)}
          </text>
        ) : null,
      )}
      {batchSizes.map((size, i) =>
        i % up === 0 ? (
          <text key={size} className="tick" x={left - 8} y={rows[i]} dy="0.32em" textAnchor="end">
            {formatCount(size)}
          </text>
        ) : null,
      )}
      <text className="axis-label" x={(left + right) / 2} y={bottom + 36} textAnchor="middle">
        {AXES.learningRate}
      </text>
      <text
        className="axis-label"
        textAnchor="middle"
        transform={`translate(${left - 46},${(top + bottom) / 2}) rotate(-90)`}
      >
        {AXES.batchSize}
      </text>
    </g>
  );
}
