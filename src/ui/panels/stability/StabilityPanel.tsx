import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import type { BoardSweep } from '../../../state/app-state.ts';
import type { RatioScale } from '../../charts/colours.ts';
import { useSize } from '../../charts/use-size.ts';
import { PanelEmpty } from '../PanelEmpty.tsx';
import { tierAdvice } from '../probe/probe-view.ts';
import { StabilityFigure } from './StabilityFigure.tsx';
import { hasRegion, type StabilityUnits } from './scene.ts';
import { NO_REGION } from './tip.ts';

const UNITS: { value: StabilityUnits; label: string }[] = [
  { value: 'curvature', label: 'curvature' },
  { value: 'share', label: 'share of own limit' },
];

/** Where each run ended between the two limits that stability sets. */
export function StabilityPanel({ sweep, scale }: { sweep: BoardSweep | null; scale: RatioScale | null }) {
  const [chosen, setUnits] = useState<StabilityUnits>('curvature');
  const [ref, size] = useSize<HTMLDivElement>();
  const advice = sweep ? tierAdvice(sweep.plan.spec.measure.tier, 'nonUniformity') : null;
  const isLimited = sweep === null || hasRegion(sweep.plan);
  const units = isLimited ? chosen : 'curvature';
  return (
    <section className="panel panel-tall" aria-labelledby="stability-title">
      <header className="panel-head">
        <h2 id="stability-title">Sharpness against non-uniformity</h2>
        {isLimited && (
          <SegmentedControl size="xs" aria-label="Units of both axes" value={units} onChange={setUnits} data={UNITS} />
        )}
      </header>
      {!isLimited && advice === null && <p className="caption">{NO_REGION}</p>}
      <div className="plot" ref={ref}>
        {sweep && scale && size && advice === null ? (
          <StabilityFigure sweep={sweep} scale={scale} size={size} units={units} />
        ) : (
          <PanelEmpty title="Which minima can SGD stay in?">
            One point per run inside the region of its η and B. Full-batch training is limited by sharpness alone, a ≤
            2/η; small batches also by how much examples disagree about the curvature, s ≲ √B/η. {advice}
          </PanelEmpty>
        )}
      </div>
    </section>
  );
}
