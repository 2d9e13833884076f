import { useMemo } from 'react';
import type { BoardSweep } from '../../../state/app-state.ts';
import type { StabilityUnits } from '../../../state/panel-view.ts';
import type { RunId } from '../../../sweep/sweep-plan.ts';
import type { RatioScale } from '../../charts/colours.ts';
import { type stabilityScene, trailsOf } from './scene.ts';

interface TrailsProps {
  readonly sweep: BoardSweep;
  readonly scale: RatioScale;
  readonly scene: ReturnType<typeof stabilityScene>;
  readonly units: StabilityUnits;
  readonly highlighted: ReadonlySet<RunId> | null;
}

/** The trajectories of highlighted runs. */
export function Trails({ sweep, scale, scene: { x, y }, units, highlighted }: TrailsProps) {
  const trails = useMemo(
    () => (highlighted ? trailsOf(sweep, highlighted, { x, y, units }) : []),
    [sweep, highlighted, x, y, units],
  );
  return trails.map(({ run, d }) => (
    <path key={run.id} className="trail" d={d} stroke={scale(run.learningRate / run.batchSize)} />
  ));
}
