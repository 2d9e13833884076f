import { useId, useMemo, useState } from 'react';
import { ticksOf } from '../../../figure/axes/ticks.ts';
import { formatNumber, formatShort } from '../../../figure/format-number.ts';
import type { InterpolationFinding, SplitInterpolation } from '../../../sweep/inspection/findings.ts';
import { Axes } from '../../charts/Axes.tsx';
import { formatWithError } from '../../charts/format.ts';
import { type Frame, frameOf, type Size } from '../../charts/frame.ts';
import { Plot } from '../../charts/Plot.tsx';
import type { TipContent } from '../../charts/Tip.tsx';
import { MICROSCOPE } from '../words.ts';
import { interpolationScene, nearestPlace, type SplitScene } from './scene.ts';

interface InterpolationFigureProps {
  readonly finding: InterpolationFinding;
  readonly size: Size;
  /** Colours of this run and the other. */
  readonly colours: readonly [string, string];
  /** Labels of the ends. */
  readonly ends: readonly [string, string];
  readonly note: string;
}

const MARGINS = { right: 24, bottom: 38, left: 52 };
/** Below this width the barriers are on a separate line. */
const ONE_LINE = 560;
const LINE = 18;

function barrierText({ barrier, error }: SplitInterpolation): string {
  return Number.isFinite(barrier) ? formatWithError(barrier, error) : MICROSCOPE.interpolation.notFinite;
}

/** Both barriers with their errors. */
const barriersText = ({ train, test }: InterpolationFinding) =>
  MICROSCOPE.interpolation.barriers(barrierText(train), test ? barrierText(test) : null);

interface EndProps {
  readonly frame: Frame;
  readonly at: number;
  readonly colour: string;
  readonly name: string;
}

/** One of the two runs: a vertical line in its colour, labelled at the top. */
function End({ frame, at, colour, name }: EndProps) {
  return (
    <g>
      <line className="interpolation-end" x1={at} x2={at} y1={frame.top} y2={frame.bottom} stroke={colour} />
      <text className="direct-label" x={at} y={frame.top - 6} textAnchor="middle">
        {name}
      </text>
    </g>
  );
}

function Split({ scene: { split, curve, chord, barrier }, colour }: { scene: SplitScene; colour: string }) {
  return (
    <g className={`interpolation-${split}`}>
      <path className="interpolation-chord" d={chord} />
      <path className="interpolation-loss" d={curve} stroke={colour} />
      {barrier && (
        <line className="interpolation-barrier" x1={barrier.x} x2={barrier.x} y1={barrier.from} y2={barrier.to} />
      )}
    </g>
  );
}

/** The losses at the point under the pointer. */
function tipAt(
  { fractions, train, test }: InterpolationFinding,
  place: number,
  { x, y }: Pick<ReturnType<typeof interpolationScene>, 'x' | 'y'>,
): TipContent | null {
  const [fraction, trainLoss, testLoss] = [fractions[place], train.loss[place], test?.loss[place]];
  if (fraction === undefined || trainLoss === undefined) return null;
  const words = MICROSCOPE.interpolation;
  return {
    x: x(fraction),
    y: Math.max(y.range[1], y(trainLoss) || 0),
    title: `α = ${formatShort(fraction)}`,
    rows: [
      [words.trainLoss, formatNumber(trainLoss, 4)],
      ...(testLoss === undefined ? [] : [[words.testLoss, formatNumber(testLoss, 4)] as const]),
    ],
    note: words.pass,
  };
}

/** The loss on the straight line from this run to another and beyond both: train solid, test dashed. */
export function InterpolationFigure({ finding, size, colours, ends, note }: InterpolationFigureProps) {
  const clip = useId();
  const lines = size.width < ONE_LINE ? 2 : 1;
  const frame = useMemo(() => frameOf(size, { ...MARGINS, top: 30 + lines * LINE }), [size, lines]);
  const { x, y, splits } = useMemo(() => interpolationScene(finding, frame), [finding, frame]);
  const [pointed, setPointed] = useState<number | null>(null);
  const label = barriersText(finding);
  const words = MICROSCOPE.interpolation;
  const tip = pointed === null ? null : tipAt(finding, pointed, { x, y });
  return (
    <Plot
      name="interpolation"
      title={words.figure}
      note={note}
      size={size}
      summary={words.summary(label)}
      tip={tip}
      onPoint={(px) => setPointed(nearestPlace(finding.fractions, x.invert(px)))}
      onLeave={() => setPointed(null)}
    >
      <clipPath id={clip}>
        <rect x={frame.left} y={frame.top} width={frame.right - frame.left} height={frame.bottom - frame.top} />
      </clipPath>
      <Axes
        frame={{ ...frame, top: frame.top - lines * LINE }}
        x={ticksOf(x, { along: 'x' })}
        y={ticksOf(y, { along: 'y' })}
        xLabel={words.x}
        yLabel={words.y}
      />
      <End frame={frame} at={x(0)} colour={colours[0]} name={ends[0]} />
      <End frame={frame} at={x(1)} colour={colours[1]} name={ends[1]} />
      <g clipPath={`url(#${clip})`}>
        {splits.map((scene) => (
          <Split key={scene.split} scene={scene} colour={colours[0]} />
        ))}
      </g>
      <text className="direct-label" x={frame.right} y={frame.top - 28} textAnchor="end">
        {label}
      </text>
    </Plot>
  );
}
