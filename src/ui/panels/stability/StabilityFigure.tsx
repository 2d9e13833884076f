import type { StabilityUnits } from '../../../state/panel-view.ts';
import './stability.css';
import { useId, useMemo } from 'react';
import { ticksOf } from '../../../figure/axes/ticks.ts';
import type { BoardSweep } from '../../../state/app-state.ts';
import { Axes } from '../../charts/Axes.tsx';
import type { RatioScale } from '../../charts/colours.ts';
import { frameOf, type Size } from '../../charts/frame.ts';
import { domainKey, useGrowingDomain } from '../../charts/growing-domain.ts';
import { Plot } from '../../charts/Plot.tsx';
import { RatioLegend } from '../../charts/RatioLegend.tsx';
import { isInside } from '../../charts/use-brush.ts';
import { cellOf, nearestMark, usePointing } from '../../charts/use-pointing.ts';
import { useSelectRuns } from '../../charts/use-select-runs.ts';
import { useHighlight } from '../../use-highlight.ts';
import { useMoment } from '../../use-moment.ts';
import { ADD_PANEL } from '../../workbench/words.ts';
import { STABILITY } from '../words.ts';
import { RegionMarks } from './RegionMarks.tsx';
import { runShapes } from './run-shapes.ts';
import { stabilityExtents, stabilityPoints, stabilityScene } from './scene.ts';
import { Trails } from './Trails.tsx';
import { stabilityTip } from './tip.ts';

interface StabilityFigureProps {
  readonly sweep: BoardSweep;
  readonly scale: RatioScale;
  readonly size: Size;
  readonly units: StabilityUnits;
}

const MARGINS = { top: 30, right: 24, bottom: 38, left: 52 };
const REACH = 20;
/** How far a mark at the upper or right edge is drawn beyond it. */
const BEYOND = 6;

function useStability({ sweep, size, units }: StabilityFigureProps) {
  const frame = useMemo(() => frameOf(size, MARGINS), [size]);
  const at = useMoment();
  const points = useMemo(() => stabilityPoints(sweep, at), [sweep, at]);
  const extents = useMemo(() => stabilityExtents(sweep.plan, points, units), [sweep.plan, points, units]);
  const key = domainKey(sweep, `stability ${units}`);
  const s = useGrowingDomain(key, extents.s, 'log') ?? ([0.1, 10] as const);
  const a = useGrowingDomain(`${key} a`, extents.a, 'log') ?? ([0.1, 10] as const);
  const scene = useMemo(
    () => stabilityScene(sweep.plan, points, { frame, s, a, units }),
    [sweep.plan, points, frame, s, a, units],
  );
  return { frame, scene };
}

/** Sharpness against non-uniformity, one point per run, with the region in which SGD is stable. */
export function StabilityFigure(props: StabilityFigureProps) {
  const { sweep, scale, size, units } = props;
  const highlighted = useHighlight();
  const clip = useId();
  const { frame, scene } = useStability(props);
  const { x, y, placed, regions } = scene;
  const { at, handlers } = usePointing({
    find: (place) => nearestMark(placed, place, REACH),
    hovered: ({ run }) => ({ kind: 'run', run: run.id }),
    kept: ({ run }) => cellOf(run),
  });
  const selectRuns = useSelectRuns();
  const axes = STABILITY.axes[units];
  const shapes = useMemo(() => runShapes(placed, { scale, highlighted }), [placed, scale, highlighted]);
  const inside = useMemo(() => ({ ...frame, top: frame.top - BEYOND, right: frame.right + BEYOND }), [frame]);
  return (
    <Plot
      name="stability"
      title={ADD_PANEL.panelNames.stability}
      size={size}
      shapes={shapes}
      shapesWithin={inside}
      summary={STABILITY.summary(placed.length, regions.length > 0)}
      tip={at && stabilityTip(sweep.plan, at)}
      onBrush={(box) => selectRuns(placed.filter((point) => isInside(box, point)).map(({ run }) => run.id))}
      {...handlers}
    >
      <Axes
        frame={frame}
        x={ticksOf(x, { along: 'x' })}
        y={ticksOf(y, { along: 'y' })}
        xLabel={axes.x}
        yLabel={regions.length > 0 && units === 'curvature' ? STABILITY.withLimits(axes.y) : axes.y}
      />
      <clipPath id={clip}>
        <rect x={inside.left} y={inside.top} width={inside.right - inside.left} height={inside.bottom - inside.top} />
      </clipPath>
      <g clipPath={`url(#${clip})`}>
        <RegionMarks regions={regions} frame={frame} highlighted={highlighted} />
        <Trails sweep={sweep} scale={scale} scene={scene} units={units} highlighted={highlighted} />
      </g>
      <RatioLegend frame={frame} scale={scale} xLabel={axes.x} />
    </Plot>
  );
}
