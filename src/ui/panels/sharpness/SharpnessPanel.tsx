import { useCallback, useMemo } from 'react';
import type { BoardSweep } from '../../../state/app-state.ts';
import type { RatioScale } from '../../charts/colours.ts';
import type { Frame } from '../../charts/frame.ts';
import type { Domain } from '../../charts/growing-domain.ts';
import type { traceScales } from '../../charts/trace-scene.ts';
import { useSize } from '../../charts/use-size.ts';
import { TIME_AXES } from '../../quantities.ts';
import { limitFormula } from '../../stability-limit.ts';
import { useApp } from '../../use-app.ts';
import { useHighlight } from '../../use-highlight.ts';
import { PanelEmpty } from '../PanelEmpty.tsx';
import { TraceFigure } from '../TraceFigure.tsx';
import { LimitLines } from './LimitLines.tsx';
import { limitLines, widenToLimits } from './scene.ts';

interface SharpnessPanelProps {
  readonly sweep: BoardSweep | null;
  readonly scale: RatioScale | null;
}

function SharpnessFigure({
  sweep,
  scale,
  size,
}: {
  sweep: BoardSweep;
  scale: RatioScale;
  size: { width: number; height: number };
}) {
  const timeAxis = useApp((state) => state.view.timeAxis);
  const highlighted = useHighlight();
  const { plan } = sweep;
  const view = useMemo(
    () => ({ probes: ['sharpness'] as const, timeAxis, xKind: 'log' as const, ceiling: 100 }),
    [timeAxis],
  );
  const limits = useMemo(() => limitLines(plan, highlighted), [plan, highlighted]);
  const allLimits = useMemo(() => limitLines(plan, null), [plan]);
  const widen = useCallback((extent: Domain) => widenToLimits(extent, allLimits), [allLimits]);
  const formula = limitFormula(plan.spec.update);
  const overlay = (frame: Frame, scales: ReturnType<typeof traceScales>) => (
    <LimitLines lines={limits} frame={frame} formula={formula} y={scales.y} />
  );
  return (
    <TraceFigure
      name="sharpness"
      title="Sharpness"
      sweep={sweep}
      view={view}
      size={size}
      scale={scale}
      yLabel="λ₁ (top Hessian eigenvalue)"
      summary={`Sharpness of ${plan.runs.length} runs against ${TIME_AXES[timeAxis].name}, on log axes, with the stability limit ${formula} of each learning rate as dashed lines.`}
      widen={widen}
      overlay={overlay}
    />
  );
}

/** λ₁ of every run while it trains, against the stability limit of its learning rate. */
export function SharpnessPanel({ sweep, scale }: SharpnessPanelProps) {
  const [ref, size] = useSize<HTMLDivElement>();
  return (
    <section className="panel" aria-labelledby="sharpness-title">
      <header className="panel-head">
        <h2 id="sharpness-title">Sharpness</h2>
      </header>
      <div className="plot" ref={ref}>
        {sweep && scale && size ? (
          <SharpnessFigure sweep={sweep} scale={scale} size={size} />
        ) : (
          <PanelEmpty title="How curved the loss is where SGD stands">
            The top eigenvalue of the Hessian of every run, with its error. Full-batch training cannot stay where it
            exceeds 2/η (dashed); small batches settle well below.
          </PanelEmpty>
        )}
      </div>
    </section>
  );
}
