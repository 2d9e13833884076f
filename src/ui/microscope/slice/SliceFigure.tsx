import './slice.css';
import { useId, useMemo } from 'react';
import { ticksOf } from '../../../figure/axes/ticks.ts';
import { formatShort } from '../../../figure/format-number.ts';
import type { SliceFinding } from '../../../sweep/inspection/findings.ts';
import { Axes } from '../../charts/Axes.tsx';
import { mapColour } from '../../charts/colours.ts';
import { formatPercent } from '../../charts/format.ts';
import { frameOf, type Size } from '../../charts/frame.ts';
import { Plot } from '../../charts/Plot.tsx';
import { useColourScheme } from '../../colour-scheme.ts';
import { MICROSCOPE } from '../words.ts';
import { LevelLegend } from './LevelLegend.tsx';
import { sliceScene, squareIn } from './scene.ts';

interface SliceFigureProps {
  readonly finding: SliceFinding;
  readonly size: Size;
  readonly note: string;
}

const MARGINS = { top: 30, right: 24, bottom: 56, left: 52 };

/** Labels of both axes, with the fraction of the trajectory's variance that each explains, if known. */
function axisNames({ plane, explained }: SliceFinding): readonly [string, string] {
  const { x: first, y: second } = MICROSCOPE.slice.axes[plane];
  if (!explained) return [first, second];
  return [`${first} (${formatPercent(explained[0])})`, `${second} (${formatPercent(explained[1])})`];
}

/** Contours of the training loss in a plane, with the run's trajectory projected onto it. */
export function SliceFigure({ finding, size, note }: SliceFigureProps) {
  const scheme = useColourScheme();
  const clip = useId();
  const frame = useMemo(() => squareIn(frameOf(size, MARGINS)), [size]);
  const { x, y, levels, way } = useMemo(() => sliceScene(finding, frame), [finding, frame]);
  const [xLabel, yLabel] = axisNames(finding);
  const here = way.at(-1);
  const side = frame.right - frame.left;
  // The lowest loss has the strongest colour.
  const colour = (t: number) => mapColour(1 - t, scheme);
  return (
    <Plot
      name="slice"
      title={MICROSCOPE.slice.figure}
      note={note}
      size={size}
      summary={MICROSCOPE.slice.summary(xLabel, yLabel, formatShort(levels[0]?.value ?? Number.NaN))}
    >
      <clipPath id={clip}>
        <rect x={frame.left} y={frame.top} width={side} height={side} />
      </clipPath>
      <Axes
        frame={frame}
        x={ticksOf(x, { along: 'x' })}
        y={ticksOf(y, { along: 'y' })}
        xLabel={xLabel}
        yLabel={yLabel}
      />
      <g clipPath={`url(#${clip})`}>
        {levels.map(({ value, t, d }) => (
          <path key={value} className="slice-level" d={d} fill={colour(t)} />
        ))}
        <path className="slice-way-rim" d={`M${way.map((at) => `${at.x},${at.y}`).join('L')}`} />
        <path className="slice-way" d={`M${way.map((at) => `${at.x},${at.y}`).join('L')}`} />
        {way.map((at) => (
          <circle key={at.step} className="slice-step" cx={at.x} cy={at.y} r={2.5} />
        ))}
      </g>
      {here && <circle className="slice-here" cx={here.x} cy={here.y} r={5.5} />}
      <LevelLegend levels={levels} colour={colour} frame={frame} />
    </Plot>
  );
}
