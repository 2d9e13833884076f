import { useMemo } from 'react';
import type { BoardSweep } from '../../../state/app-state.ts';
import type { RatioScale } from '../../charts/colours.ts';
import type { Frame } from '../../charts/frame.ts';
import type { traceScales } from '../../charts/trace-scene.ts';
import { useSize } from '../../charts/use-size.ts';
import { QUANTITIES, TIME_AXES } from '../../quantities.ts';
import { limitFormula, limitNote, sharpnessLimit } from '../../stability-limit.ts';
import { useApp } from '../../use-app.ts';
import { PanelEmpty } from '../PanelEmpty.tsx';
import { TraceFigure } from '../TraceFigure.tsx';
import { LimitLines } from './LimitLines.tsx';
import { useLimitLines } from './use-limit-lines.ts';

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
  const { plan } = sweep;
  const view = useMemo(
    () => ({ probes: ['sharpness'] as const, timeAxis, xKind: 'log' as const, ceiling: 100 }),
    [timeAxis],
  );
  const { lines, widen } = useLimitLines(plan, sharpnessLimit);
  const formula = limitFormula(plan);
  const overlay = (frame: Frame, scales: ReturnType<typeof traceScales>) => (
    <LimitLines lines={lines} frame={frame} formula={formula} scales={scales} />
  );
  const limits = lines.length > 0 ? `, with the stability limit ${formula} as dashed lines` : '';
  return (
    <TraceFigure
      name="sharpness"
      title="Sharpness"
      sweep={sweep}
      view={view}
      size={size}
      scale={scale}
      yLabel={QUANTITIES.sharpness.axis}
      summary={`Sharpness of ${plan.runs.length} runs against ${TIME_AXES[timeAxis].name}${limits}.`}
      widen={widen}
      overlay={overlay}
    />
  );
}

/** λ₁ of every run while it trains, against the stability limit of its learning rate. */
export function SharpnessPanel({ sweep, scale }: SharpnessPanelProps) {
  const [ref, size] = useSize<HTMLDivElement>();
  const note = useMemo(() => sweep && limitNote(sweep.plan), [sweep]);
  return (
    <section className="panel" aria-labelledby="sharpness-title">
      <header className="panel-head">
        <h2 id="sharpness-title">Sharpness</h2>
      </header>
      {note && <p className="caption">{note}</p>}
      <div className="plot" ref={ref}>
        {sweep && scale && size ? (
          <SharpnessFigure sweep={sweep} scale={scale} size={size} />
        ) : (
          <PanelEmpty title="The curvature of the loss along training">
            The top eigenvalue of the Hessian of every run, with its error. Full-batch training cannot stay where it
            exceeds 2/η (dashed); small batches settle well below.
          </PanelEmpty>
        )}
      </div>
    </section>
  );
}
