import { useMemo } from 'react';
import { ticksOf } from '../../../figure/axes/ticks.ts';
import type { FieldFinding } from '../../../sweep/inspection/findings.ts';
import { Axes } from '../../charts/Axes.tsx';
import { frameOf, type Size } from '../../charts/frame.ts';
import { Plot } from '../../charts/Plot.tsx';
import { MICROSCOPE } from '../words.ts';
import { classColour } from './class-colours.ts';
import { fieldScene } from './scene.ts';

const MARGINS = { top: 30, right: 24, bottom: 38, left: 52 };

/** The class predicted at every point of the plane, in a stronger colour where its probability is ≥ 0.9. */
export function FieldFigure({ finding, size, note }: { finding: FieldFinding; size: Size; note: string }) {
  const frame = useMemo(() => frameOf(size, MARGINS), [size]);
  const { box, x, y, regions, examples } = useMemo(() => fieldScene(finding, frame), [finding, frame]);
  const words = MICROSCOPE.predictions;
  return (
    <Plot
      name="field"
      title={words.field}
      note={note}
      size={size}
      summary={words.fieldSummary(finding.classes, examples.length)}
    >
      {regions.map(({ label, all, sure }) => (
        <g key={label} fill={classColour(label)}>
          <path d={all} opacity={0.2} />
          <path d={sure} opacity={0.28} />
        </g>
      ))}
      <Axes
        frame={box}
        x={ticksOf(x, { along: 'x' })}
        y={ticksOf(y, { along: 'y' })}
        xLabel={words.firstFeature}
        yLabel={words.secondFeature}
      />
      <g className="field-examples">
        {examples.map((at, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: examples have no other name than their place in the list.
          <circle key={i} cx={at.x} cy={at.y} r={2.75} fill={classColour(at.label)} />
        ))}
      </g>
    </Plot>
  );
}
