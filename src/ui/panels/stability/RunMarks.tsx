import { useMemo } from 'react';
import type { BoardSweep } from '../../../state/app-state.ts';
import type { StabilityUnits } from '../../../state/panel-view.ts';
import type { RunId } from '../../../sweep/sweep-plan.ts';
import type { RatioScale } from '../../charts/colours.ts';
import { type stabilityScene, trailsOf } from './scene.ts';

interface RunMarksProps {
  readonly sweep: BoardSweep;
  readonly scale: RatioScale;
  readonly scene: ReturnType<typeof stabilityScene>;
  readonly units: StabilityUnits;
  readonly highlighted: ReadonlySet<RunId> | null;
}

/** A dot with error bars for every run, highlighted ones on top and with their trajectories. */
export function RunMarks({ sweep, scale, scene: { x, y, placed }, units, highlighted }: RunMarksProps) {
  const trails = useMemo(
    () => (highlighted ? trailsOf(sweep, highlighted, { x, y, units }) : []),
    [sweep, highlighted, x, y, units],
  );
  const isLit = (run: RunId) => highlighted?.has(run) ?? false;
  const order = placed.toSorted((p, q) => Number(isLit(p.run.id)) - Number(isLit(q.run.id)));
  return (
    <g className="stability-runs">
      {trails.map(({ run, d }) => (
        <path key={run.id} className="trail" d={d} stroke={scale(run.learningRate / run.batchSize)} />
      ))}
      {order.map(({ run, left, right, top, bottom, ...at }) => {
        const isFaint = highlighted !== null && !isLit(run.id);
        const colour = isFaint ? scale.faint : scale(run.learningRate / run.batchSize);
        return (
          <g key={run.id}>
            {!isFaint && right - left > 1 && (
              <line className="error-bar" x1={left} x2={right} y1={at.y} y2={at.y} stroke={colour} opacity={0.55} />
            )}
            {!isFaint && bottom - top > 1 && (
              <line className="error-bar" x1={at.x} x2={at.x} y1={top} y2={bottom} stroke={colour} opacity={0.55} />
            )}
            <circle cx={at.x} cy={at.y} r={isFaint ? 3 : 4} fill={colour} />
          </g>
        );
      })}
    </g>
  );
}
