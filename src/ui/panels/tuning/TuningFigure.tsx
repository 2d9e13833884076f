import type { ReactNode } from 'react';
import type { Tick } from '../../../figure/axes/ticks.ts';
import type { Objective } from '../../../sweep/spec/objective.ts';
import { Axes } from '../../charts/Axes.tsx';
import type { RatioScale } from '../../charts/colours.ts';
import type { Frame, Size } from '../../charts/frame.ts';
import { Plot } from '../../charts/Plot.tsx';
import { PlotNote } from '../../charts/PlotNote.tsx';
import { cellOf, nearestMark, usePointing } from '../../charts/use-pointing.ts';
import { AXES } from '../words.ts';
import { BestMarks } from './BestMarks.tsx';
import type { PlacedRate } from './scene.ts';
import { tuningTip } from './tip.ts';

interface TuningFigureProps {
  readonly name: string;
  readonly title: string;
  readonly size: Size;
  readonly frame: Frame;
  readonly scale: RatioScale;
  readonly by: Objective;
  readonly placed: readonly PlacedRate[];
  readonly x: readonly Tick[];
  readonly y: readonly Tick[];
  readonly yLabel: string;
  readonly summary: string;
  /** Lines of the note below the plot. */
  readonly note: readonly string[];
  readonly arrows: boolean;
  /** Theory, behind the points. */
  readonly children?: ReactNode;
}

const REACH = 28;

/** One point per batch size at its best η. */
export function TuningFigure(props: TuningFigureProps) {
  const { name, title, size, frame, scale, by, placed, x, y, yLabel, summary, note, arrows, children } = props;
  const { at, handlers } = usePointing<PlacedRate>({
    find: (place) => nearestMark(placed, place, REACH),
    hovered: cellOf,
    kept: cellOf,
  });
  return (
    <Plot name={name} title={title} size={size} summary={summary} tip={at && tuningTip(at, by)} {...handlers}>
      <Axes frame={frame} x={x} y={y} xLabel={AXES.batchSize} yLabel={yLabel} />
      {children}
      <BestMarks placed={placed} scale={scale} arrows={arrows} />
      <PlotNote frame={frame} lines={note} />
    </Plot>
  );
}
