import { useMemo } from 'react';
import { ticksAt, ticksOf } from '../../../figure/axes/ticks.ts';
import { formatShort } from '../../../figure/format-number.ts';
import type { BoardSweep } from '../../../state/app-state.ts';
import { conditionText } from '../../../sweep/results/units.ts';
import type { Objective } from '../../../sweep/spec/objective.ts';
import type { RatioScale } from '../../charts/colours.ts';
import { formatCount } from '../../charts/format.ts';
import { frameOf, type Size } from '../../charts/frame.ts';
import { marginsForNote, noteLines } from '../../charts/PlotNote.tsx';
import { comparisonWords, QUANTITIES } from '../../quantities.ts';
import { useMoment } from '../../use-moment.ts';
import { knownBest, rateLaw, rateScene, scalingText } from './scene.ts';
import { TuningFigure } from './TuningFigure.tsx';

export interface TunedFigureProps {
  readonly sweep: BoardSweep;
  readonly by: Objective;
  readonly size: Size;
  readonly scale: RatioScale;
}

/** With room for a note of two lines. */
const MARGINS = { top: 30, right: 28, bottom: 56, left: 60 };

/** Frame of a figure with a note below it. */
export const tuningFrame = (size: Size, note: readonly string[]) => frameOf(size, marginsForNote(MARGINS, note, 2));

/** Best η of every B on log axes, and linear scaling up to a maximum η. */
export function RateFigure({ sweep, by, size, scale }: TunedFigureProps) {
  const at = useMoment();
  const best = useMemo(() => knownBest(sweep, by, at), [sweep, by, at]);
  const law = useMemo(() => rateLaw(best), [best]);
  const note = useMemo(
    () => noteLines(size.width, scalingText(sweep, by, at, law), conditionText(sweep.plan)),
    [sweep, by, at, law, size.width],
  );
  const frame = useMemo(() => tuningFrame(size, note), [size, note]);
  const { x, y, placed, path } = useMemo(() => rateScene(sweep, best, law, frame), [sweep, best, law, frame]);
  const critical = law && x(law.criticalBatchSize);
  const inside = critical !== null && critical > frame.left + 4 && critical < frame.right - 4;
  return (
    <TuningFigure
      name="best-rate"
      title="Best η of every B"
      size={size}
      frame={frame}
      scale={scale}
      by={by}
      placed={placed}
      x={ticksAt(sweep.plan.batchSizes, x, formatCount)}
      y={ticksOf(y, { along: 'y' })}
      yLabel={`best η by ${QUANTITIES[by].name.toLowerCase()} ${comparisonWords(at)}`}
      summary={`Best learning rate of every batch size on log axes, with linear scaling up to the largest best rate as a dashed line. ${note.join(' ')}.`}
      note={note}
      arrows
    >
      {law && (
        <g className="limits">
          <path className="theory-line" d={path} />
          {inside && (
            <>
              <line className="theory-line" x1={critical} x2={critical} y1={frame.top} y2={frame.bottom} />
              <text className="direct-label" x={critical + 5} y={frame.bottom - 8}>
                B_crit = {formatShort(law.criticalBatchSize, 2)}
              </text>
            </>
          )}
        </g>
      )}
    </TuningFigure>
  );
}
