import { memo, type PointerEvent, useMemo } from 'react';
import type { BoardSweep } from '../../state/app-state.ts';
import { sameRatio } from '../../state/selectors.ts';
import type { Clock } from '../../sweep/results/clock.ts';
import type { RatioScale } from '../charts/colours.ts';
import { formatRatio } from '../charts/format.ts';
import type { Size } from '../charts/frame.ts';
import { domainKey, useGrowingDomain } from '../charts/growing-domain.ts';
import { cellOf } from '../charts/use-pointing.ts';
import { useApp } from '../use-app.ts';
import { BOLD, CurveCanvas, THIN } from './CurveCanvas.tsx';
import {
  CURVE_MARGINS,
  type CurveFacet,
  type CurveProbe,
  type CurveScene,
  curveExtents,
  curveScene,
  labelsBelow,
  nearestCurve,
  type PlacedCurve,
} from './curve-scene.ts';
import { endNames } from './end-names.ts';
import { FrameAxis } from './FrameAxis.tsx';
import { useLit } from './use-lit.tsx';
import { CURVES } from './words.ts';

interface CurveFigureProps {
  readonly sweep: BoardSweep | null;
  readonly probe: CurveProbe;
  readonly clocks: readonly Clock[];
  readonly size: Size;
  readonly scale: RatioScale;
  readonly summary: string;
}

function useScene({ sweep, probe, clocks, size }: CurveFigureProps): CurveScene {
  const extents = useMemo(() => sweep && curveExtents(sweep, probe, clocks), [sweep, probe, clocks]);
  const key = sweep ? domainKey(sweep, probe) : null;
  const y = useGrowingDomain(key, extents?.y ?? null, 'log');
  const steps = useGrowingDomain(key, extents?.x.steps ?? null, 'log');
  const etaSteps = useGrowingDomain(key, extents?.x.etaSteps ?? null, 'log');
  return useMemo(
    () => curveScene(sweep, { probe, clocks, size, y: y ?? [0.1, 10], x: { steps, etaSteps, epochs: null } }),
    [sweep, probe, clocks, size, y, steps, etaSteps],
  );
}

/** Axes of all facets; they change with the data only. */
const FacetAxes = memo(function FacetAxes({ scene, probe }: { scene: CurveScene; probe: CurveProbe }) {
  const [first] = scene.facets;
  return (
    <g>
      {scene.facets.map(({ clock, frame, xTicks }) => (
        <g key={clock}>
          {scene.yTicks.map(({ value, at }) => (
            <line key={value} className="start-grid-line" x1={frame.left} x2={frame.right} y1={at} y2={at} />
          ))}
          <FrameAxis frame={frame} ticks={xTicks} label={CURVES.xLabel[clock]} />
        </g>
      ))}
      {first &&
        scene.yTicks.map(({ value, at, label }) => (
          <text key={value} className="start-tick" x={first.frame.left - 8} y={at} dy="0.32em" textAnchor="end">
            {label}
          </text>
        ))}
      <text className="start-tick" x={0} y={CURVE_MARGINS.top - 13}>
        {CURVES.yLabel[probe]}
      </text>
    </g>
  );
});

/** From one clock to the next: multiplied by η. */
function Arrow({ from, to }: { from: CurveFacet; to: CurveFacet }) {
  const y = (from.frame.top + from.frame.bottom) / 2 - 8;
  const [start, end] = [from.frame.right + 10, to.frame.left - 10];
  return (
    <g className="start-arrow">
      <text x={(start + end) / 2} y={y - 8} textAnchor="middle">
        {CURVES.arrow}
      </text>
      <path d={`M${start},${y}H${end}M${end - 6},${y - 5}L${end},${y}L${end - 6},${y + 5}`} />
    </g>
  );
}

const endOf = ({ points }: PlacedCurve) => points.at(-1) ?? points[0];

/** The η of each lit curve under its end, where these are apart. */
function RateNames({ facet, curves }: { facet: CurveFacet; curves: readonly PlacedCurve[] }) {
  const largest = Math.min(...curves.map(({ cell }) => cell.learningRate));
  const labels = labelsBelow(
    curves.map((curve) => ({
      key: `${curve.cell.learningRate}`,
      text: CURVES.rate(curve.cell.learningRate, curve.cell.learningRate === largest),
      ...{ x: endOf(curve).x, y: endOf(curve).y },
    })),
    facet.frame,
  );
  return labels.map(({ key, text, x, y }) => (
    <text key={key} className="start-direct" x={x} y={y} textAnchor="middle">
      {text}
    </text>
  ));
}

/** The lit curves above the others, with their names. */
function LitCurves({ scene, size, scale }: { scene: CurveScene; size: Size; scale: RatioScale }) {
  const lit = useLit();
  const facets = useMemo(
    () =>
      scene.facets.map((facet) => ({
        ...facet,
        curves: facet.curves.filter(({ ratio }) => lit !== null && sameRatio(ratio, lit.ratio)),
      })),
    [scene, lit],
  );
  const [first] = facets;
  const last = scene.facets[scene.facets.length - 1];
  const names = last ? endNames(last, lit?.ratio ?? null) : [];
  return (
    <>
      <CurveCanvas facets={facets} size={size} scale={scale} look={BOLD} />
      <svg className="start-svg start-svg-over" width={size.width} height={size.height} aria-hidden="true">
        {first && facets.length > 1 && first.curves.length > 1 && <RateNames facet={first} curves={first.curves} />}
        {names.map(({ ratio, x, y, isLit }) => (
          <text key={ratio} className={isLit ? 'start-end-lit' : 'start-tick'} x={x} y={y} dy="0.32em">
            {formatRatio(ratio)}
          </text>
        ))}
      </svg>
    </>
  );
}

/** Mean curves of all cells on one or two clocks; the lit ratio in front. */
export const CurveFigure = memo(function CurveFigure(props: CurveFigureProps) {
  const { sweep, probe, size, scale, summary } = props;
  const scene = useScene(props);
  const hover = useApp((state) => state.hover);
  const select = useApp((state) => state.select);
  const [first, second] = scene.facets;
  const hasCurves = scene.facets.some(({ curves }) => curves.length > 0);
  const find = (event: PointerEvent | React.MouseEvent) => {
    const box = event.currentTarget.getBoundingClientRect();
    return nearestCurve(scene, { x: event.clientX - box.left, y: event.clientY - box.top });
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the map offers the same choice to the keyboard.
    <div
      className="start-plot"
      role="img"
      aria-label={summary}
      style={{ width: size.width, height: size.height }}
      onPointerMove={(event) => {
        const found = find(event);
        hover(found && cellOf(found.cell));
      }}
      onPointerLeave={() => hover(null)}
      onClick={(event) => {
        const found = find(event);
        if (found) select(cellOf(found.cell));
      }}
    >
      <CurveCanvas facets={scene.facets} size={size} scale={scale} look={THIN} />
      <svg className="start-svg start-svg-over" width={size.width} height={size.height} aria-hidden="true">
        <FacetAxes scene={scene} probe={probe} />
        {first && second && <Arrow from={first} to={second} />}
        {sweep && !hasCurves && first && (
          <text className="start-tick" x={first.frame.left + 12} y={first.frame.top + 24}>
            {CURVES.empty}
          </text>
        )}
      </svg>
      <LitCurves scene={scene} size={size} scale={scale} />
    </div>
  );
});
