import { useMemo } from 'react';
import type { BoardSweep } from '../../../state/app-state.ts';
import { probeText } from '../../../state/recorded-probes.ts';
import type { RecordedProbe } from '../../../sweep/results/trace-store.ts';
import type { RatioScale } from '../../charts/colours.ts';
import type { Size } from '../../charts/frame.ts';
import type { TraceView } from '../../charts/trace-scene.ts';
import { valueAxis } from '../../charts/value-axis.ts';
import { useComparison, useOther } from '../../comparison/use-comparison.ts';
import { TIME_AXES } from '../../quantities.ts';
import { limitFormula, limitOfProbe } from '../../stability-limit.ts';
import { QUANTITY_WORDS } from '../../text/quantity-words.ts';
import { useApp } from '../../use-app.ts';
import { LimitLines } from '../sharpness/LimitLines.tsx';
import { useLimitLines } from '../sharpness/use-limit-lines.ts';
import { TraceFigure } from '../TraceFigure.tsx';
import { PROBE } from '../words.ts';
import { ceilingOf, probeAxis } from './probe-view.ts';

interface ProbeFigureProps {
  readonly name: string;
  readonly title: string;
  readonly sweep: BoardSweep;
  readonly scale: RatioScale;
  readonly size: Size;
  readonly probe: RecordedProbe;
  readonly dashed?: RecordedProbe;
  readonly yLabel?: string;
  /** See `TraceView`. */
  readonly ceiling?: number;
}

/** With two sweeps in one figure the dash says of which a curve is, and the second probe is dotted. */
const axisLabel = (probe: RecordedProbe, dashed: RecordedProbe | undefined, isOverlaid: boolean) =>
  dashed
    ? `${PROBE.two(probeText(probe).symbol, probeText(dashed).symbol, isOverlaid)} (${QUANTITY_WORDS.units[probe]})`
    : probeAxis(probe);

/** A recorded number of every run over time, with the limit that theory sets it. */
export function ProbeFigure({ sweep, probe, dashed, ceiling = ceilingOf(probe), ...shown }: ProbeFigureProps) {
  const comparison = useComparison();
  const isOverlaid = comparison !== null && comparison.display !== 'sideBySide';
  const { title, yLabel = axisLabel(probe, dashed, isOverlaid) } = shown;
  const other = useOther(sweep)?.sweep.plan ?? null;
  const timeAxis = useApp((state) => state.view.timeAxis);
  const xKind = useApp((state) => state.view.timeScale);
  const { lines, widen } = useLimitLines(sweep.plan, limitOfProbe(probe), other);
  const view = useMemo((): TraceView => {
    const probes = dashed ? [probe, dashed] : [probe];
    return {
      probes,
      dashed: dashed ? [dashed] : [],
      timeAxis,
      xKind,
      yKind: valueAxis(...probes),
      ceiling,
    };
  }, [probe, dashed, timeAxis, xKind, ceiling]);
  const formula = limitFormula(sweep.plan, probe);
  return (
    <TraceFigure
      {...shown}
      sweep={sweep}
      view={view}
      yLabel={yLabel}
      summary={PROBE.summary({
        title,
        axis: yLabel,
        runs: sweep.plan.runs.length,
        clock: TIME_AXES[timeAxis].name,
        limit: lines.length > 0 ? formula : null,
      })}
      widen={widen}
      overlay={(frame, scales) =>
        lines.length > 0 && <LimitLines lines={lines} frame={frame} formula={formula} scales={scales} />
      }
    />
  );
}
