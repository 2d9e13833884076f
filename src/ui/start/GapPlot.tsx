import { type MouseEvent, memo, useMemo } from 'react';
import { wrapWords } from '../../figure/words.ts';
import type { BoardSweep } from '../../state/app-state.ts';
import { cellsOf, sameRatio } from '../../state/selectors.ts';
import type { RatioScale } from '../charts/colours.ts';
import { frameOf, type Size } from '../charts/frame.ts';
import { domainKey, useGrowingDomain } from '../charts/growing-domain.ts';
import { cellOf, nearestMark } from '../charts/use-pointing.ts';
import { gapExtent, gapPoints } from '../panels/gap/scene.ts';
import { QUANTITIES } from '../quantities.ts';
import { givenText, unitsText } from '../units-text.ts';
import { useApp } from '../use-app.ts';
import { gapQuantityOf } from './complete-cells.ts';
import { FrameAxis } from './FrameAxis.tsx';
import { type GapDot, type GapDots, gapDots } from './gap-scene.ts';
import { useLit } from './use-lit.tsx';
import { GAP } from './words.ts';

interface GapPlotProps {
  readonly sweep: BoardSweep;
  readonly size: Size;
  readonly scale: RatioScale;
  readonly summary: string;
}

const MARGINS = {
  wide: { top: 26, right: 152, bottom: 44, left: 44 },
  narrow: { top: 26, right: 12, bottom: 44, left: 40 },
};
const NOTE_WIDTH = 480;
/** Width of its lines, beside the plot. */
const NOTE_ROOM = 118;
const REACH = 24;

function useDots({ sweep, size }: Pick<GapPlotProps, 'sweep' | 'size'>) {
  const quantity = gapQuantityOf(sweep.plan);
  const frame = useMemo(() => frameOf(size, size.width < NOTE_WIDTH ? MARGINS.narrow : MARGINS.wide), [size]);
  const points = useMemo(
    () => gapPoints(cellsOf(sweep), quantity, sweep.plan).filter(({ counted }) => counted),
    [sweep, quantity],
  );
  const extent = useMemo(() => gapExtent(points, 'linear'), [points]);
  const domain = useGrowingDomain(domainKey(sweep, `start ${quantity}`), extent, 'linear');
  const dots = useMemo(
    () => gapDots(points, sweep.plan, { frame, domain: domain ?? [0, 20], format: QUANTITIES[quantity].tick }),
    [points, sweep.plan, frame, domain, quantity],
  );
  return { frame, dots, quantity };
}

function Dot({ dot: { x, y, top, bottom, point }, scale, isLit }: { dot: GapDot; scale: RatioScale; isLit: boolean }) {
  const colour = scale(point.ratio);
  return (
    <g>
      <line x1={x} x2={x} y1={top} y2={bottom} stroke={colour} strokeWidth={isLit ? 3 : 1.5} />
      <circle className="start-dot" cx={x} cy={y} r={isLit ? 6.5 : 4.5} fill={colour} />
    </g>
  );
}

const UnlitDots = memo(function UnlitDots({ dots, scale }: { dots: GapDots['dots']; scale: RatioScale }) {
  return dots.map((dot) => (
    <Dot key={`${dot.point.cell.learningRate} ${dot.point.cell.batchSize}`} dot={dot} scale={scale} isLit={false} />
  ));
});

/** The dots of the lit ratio, above the others. */
function LitDots({ dots, scale }: { dots: GapDots['dots']; scale: RatioScale }) {
  const lit = useLit();
  if (lit === null) return null;
  return dots
    .filter(({ point }) => sameRatio(point.ratio, lit.ratio))
    .map((dot) => (
      <Dot key={`${dot.point.cell.learningRate} ${dot.point.cell.batchSize}`} dot={dot} scale={scale} isLit />
    ));
}

/** The generalization gap of every complete cell against η/B. */
const GapPlot = memo(function GapPlot({ sweep, size, scale, summary }: GapPlotProps) {
  const { frame, dots, quantity } = useDots({ sweep, size });
  const hover = useApp((state) => state.hover);
  const select = useApp((state) => state.select);
  const find = (event: MouseEvent) => {
    const box = event.currentTarget.getBoundingClientRect();
    return nearestMark(dots.dots, { x: event.clientX - box.left, y: event.clientY - box.top }, REACH);
  };
  const note = [GAP.note(unitsText(sweep)), givenText(sweep)].filter((text) => text !== '').join(', ');
  const noteLines = wrapWords(note, NOTE_ROOM);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the map offers the same choice to the keyboard.
    <svg
      className="start-svg"
      data-panel="gap"
      role="img"
      aria-label={summary}
      width={size.width}
      height={size.height}
      viewBox={`0 0 ${size.width} ${size.height}`}
      onPointerMove={(event) => {
        const found = find(event);
        hover(found && cellOf(found.point.cell));
      }}
      onPointerLeave={() => hover(null)}
      onClick={(event) => {
        const found = find(event);
        if (found) select(cellOf(found.point.cell));
      }}
    >
      {dots.yTicks.map(({ value, at, label }) => (
        <g key={value}>
          <line className="start-grid-line" x1={frame.left} x2={frame.right} y1={at} y2={at} />
          <text className="start-tick" x={frame.left - 8} y={at} dy="0.32em" textAnchor="end">
            {label}
          </text>
        </g>
      ))}
      <FrameAxis frame={frame} ticks={dots.xTicks} label={GAP.xLabel} />
      <text className="start-tick" x={0} y={MARGINS.wide.top - 13}>
        {GAP.yLabel[quantity]}
      </text>
      {size.width >= NOTE_WIDTH &&
        noteLines.map((line, i) => (
          <text
            key={line}
            className="start-tick"
            x={frame.right + 14}
            y={(frame.top + frame.bottom) / 2 + 18 * (i - noteLines.length / 2)}
          >
            {line}
          </text>
        ))}
      {dots.dots.length === 0 && (
        <text className="start-tick" x={frame.left + 12} y={frame.top + 24}>
          {GAP.empty}
        </text>
      )}
      <UnlitDots dots={dots.dots} scale={scale} />
      <LitDots dots={dots.dots} scale={scale} />
    </svg>
  );
});

export default GapPlot;
