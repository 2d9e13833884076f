import { useMemo } from 'react';
import { extendDomain } from '../../figure/axes/domain.ts';
import type { Tick } from '../../figure/axes/ticks.ts';
import { cellsOf } from '../../state/selectors.ts';
import type { RatioScale } from '../charts/colours.ts';
import { frameOf, type Size } from '../charts/frame.ts';
import { gapExtent, gapPoints } from '../panels/gap/scene.ts';
import { MEASURED_BY, QUANTITIES } from '../quantities.ts';
import { gapQuantityOf } from '../start/complete-cells.ts';
import { gapDots } from '../start/gap-scene.ts';
import { unitsText } from '../units-text.ts';
import { HallAxes } from './HallAxes.tsx';
import { sceneSize } from './hall-scale.ts';
import { isLitCell, type ShownStep, shownMoment } from './shown-step.ts';
import { LECTURE } from './words.ts';

interface HallGapProps {
  readonly step: ShownStep;
  readonly size: Size;
  readonly unit: number;
  readonly scale: RatioScale;
}

const MARGINS = { top: 30, right: 20, bottom: 51, left: 34 } as const;
/** Least distance between two ratios on the axis. */
const ROOM = 52;

/** From the largest ratio down, those that have room. */
function thinned(ticks: readonly Tick[]): readonly Tick[] {
  const kept: Tick[] = [];
  for (const tick of ticks.toReversed()) if (kept.every(({ at }) => Math.abs(at - tick.at) >= ROOM)) kept.push(tick);
  return kept;
}

function gapScene({ sweep, view }: ShownStep, size: Size) {
  const frame = frameOf(size, MARGINS);
  const quantity = view.page === 'start' ? gapQuantityOf(sweep.plan) : MEASURED_BY[view.gapMeasure];
  const points = gapPoints(cellsOf(sweep, shownMoment(view)), quantity, sweep.plan).filter(({ counted }) => counted);
  const domain = extendDomain(null, gapExtent(points, 'linear'), 'linear') ?? [0, 20];
  return { frame, quantity, ...gapDots(points, sweep.plan, { frame, domain, format: QUANTITIES[quantity].tick }) };
}

/** A quantity of every cell against η/B, with 95 % intervals, to be read from far away. */
export function HallGap({ step, size, unit, scale }: HallGapProps) {
  const { width, height } = sceneSize(size, unit);
  const scene = useMemo(() => gapScene(step, { width, height }), [step, width, height]);
  const { frame, dots, quantity } = scene;
  const { axis } = QUANTITIES[quantity];
  const inOrder = dots.toSorted(
    (a, b) => Number(isLitCell(step.lit, a.point.cell)) - Number(isLitCell(step.lit, b.point.cell)),
  );
  return (
    <svg
      className="hall-svg"
      role="img"
      data-panel="gap"
      aria-label={LECTURE.gap.summary(axis, dots.length)}
      width={size.width}
      height={size.height}
      viewBox={`0 0 ${width} ${height}`}
    >
      <HallAxes frame={frame} x={thinned(scene.xTicks)} y={scene.yTicks} xLabel="η / B" yLabel={axis} />
      {inOrder.map(({ point, x, y, top, bottom }) => {
        const isLit = isLitCell(step.lit, point.cell);
        const colour = scale(point.ratio);
        return (
          <g key={`${point.cell.learningRate} ${point.cell.batchSize}`}>
            <line x1={x} x2={x} y1={top} y2={bottom} stroke={colour} strokeWidth={isLit ? 3.5 : 1.8} />
            <circle className="hall-dot" cx={x} cy={y} r={isLit ? 6.5 : 4.5} fill={colour} />
          </g>
        );
      })}
      <text className="hall-tick hall-over" x={frame.left + 8} y={frame.bottom - 10}>
        {LECTURE.gap.bars(unitsText(step.sweep))}
      </text>
    </svg>
  );
}
