import { useCallback, useMemo } from 'react';
import type { BoardSweep } from '../../../state/app-state.ts';
import { probeText } from '../../../state/recorded-probes.ts';
import type { RecordedProbe } from '../../../sweep/trace-store.ts';
import type { RatioScale } from '../../charts/colours.ts';
import type { Size } from '../../charts/frame.ts';
import type { Domain } from '../../charts/growing-domain.ts';
import type { TraceView } from '../../charts/trace-scene.ts';
import { TIME_AXES } from '../../quantities.ts';
import { limitFormula } from '../../stability-limit.ts';
import { useApp } from '../../use-app.ts';
import { useHighlight } from '../../use-highlight.ts';
import { LimitLines } from '../sharpness/LimitLines.tsx';
import { limitLines, widenToLimits } from '../sharpness/scene.ts';
import { TraceFigure } from '../TraceFigure.tsx';
import { ceilingOf, probeAxis, valueAxis } from './probe-view.ts';

interface ProbeFigureProps {
  readonly name: string;
  readonly title: string;
  readonly sweep: BoardSweep;
  readonly scale: RatioScale;
  readonly size: Size;
  readonly probe: RecordedProbe;
  readonly dashed?: RecordedProbe;
}

/** Curvatures along which plain SGD is unstable above 2/η; with momentum, batch sharpness has another limit. */
function hasLimit(probe: RecordedProbe, { plan }: BoardSweep): boolean {
  return probe === 'sharpness' || (probe === 'batchSharpness' && plan.spec.update.momentum === 0);
}

const useLimits = (sweep: BoardSweep, probe: RecordedProbe) => {
  const highlighted = useHighlight();
  const { plan } = sweep;
  const has = hasLimit(probe, sweep);
  const limits = useMemo(() => (has ? limitLines(plan, highlighted) : []), [plan, highlighted, has]);
  const all = useMemo(() => (has ? limitLines(plan, null) : []), [plan, has]);
  const widen = useCallback((extent: Domain) => widenToLimits(extent, all), [all]);
  return { limits, widen };
};

export function ProbeFigure({ name, title, sweep, scale, size, probe, dashed }: ProbeFigureProps) {
  const timeAxis = useApp((state) => state.view.timeAxis);
  const { limits, widen } = useLimits(sweep, probe);
  const view = useMemo(
    (): TraceView => ({
      probes: dashed ? [probe, dashed] : [probe],
      dashed: dashed ? [dashed] : [],
      timeAxis,
      xKind: 'log',
      yKind: valueAxis(probe),
      ceiling: ceilingOf(probe),
    }),
    [probe, dashed, timeAxis],
  );
  const yLabel = dashed
    ? `${probeText(probe).symbol} solid, ${probeText(dashed).symbol} dashed (${probeText(probe).unit})`
    : probeAxis(probe);
  return (
    <TraceFigure
      name={name}
      title={title}
      sweep={sweep}
      view={view}
      size={size}
      scale={scale}
      yLabel={yLabel}
      summary={`${title}, ${yLabel}, of ${sweep.plan.runs.length} runs against ${TIME_AXES[timeAxis].name}; one curve per run, coloured by η/B.`}
      widen={widen}
      overlay={(frame, scales) =>
        limits.length > 0 && (
          <LimitLines lines={limits} frame={frame} formula={limitFormula(sweep.plan.spec.update)} y={scales.y} />
        )
      }
    />
  );
}
