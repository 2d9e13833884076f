import { useMemo } from 'react';
import { ticksAt, ticksOf } from '../../../figure/axes/ticks.ts';
import { formatShort } from '../../../figure/format-number.ts';
import type { BoardSweep } from '../../../state/app-state.ts';
import type { Objective } from '../../../sweep/spec/objective.ts';
import type { RatioScale } from '../../charts/colours.ts';
import { formatCount } from '../../charts/format.ts';
import { frameOf, type Size } from '../../charts/frame.ts';
import { marginsForNote, noteLines } from '../../charts/PlotNote.tsx';
import { CHARTS } from '../../charts/words.ts';
import { hasNoiseTheory } from '../../noise-theory.ts';
import { comparisonWords, QUANTITIES } from '../../quantities.ts';
import { givenText } from '../../units-text.ts';
import { useMoment } from '../../use-moment.ts';
import { ADD_PANEL } from '../../workbench/words.ts';
import { TUNING } from '../words.ts';
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
  const isPredicted = hasNoiseTheory(sweep.plan);
  const law = useMemo(() => (isPredicted ? rateLaw(best) : null), [best, isPredicted]);
  const note = useMemo(
    () => noteLines(size.width, scalingText(sweep, by, at, law), givenText(sweep)),
    [sweep, by, at, law, size.width],
  );
  const frame = useMemo(() => tuningFrame(size, note), [size, note]);
  const { x, y, placed, path } = useMemo(() => rateScene(sweep, best, law, frame), [sweep, best, law, frame]);
  const critical = law && x(law.criticalBatchSize);
  const inside = critical !== null && critical > frame.left + 4 && critical < frame.right - 4;
  return (
    <TuningFigure
      name="best-rate"
      title={ADD_PANEL.panelNames.bestRate}
      size={size}
      frame={frame}
      scale={scale}
      by={by}
      placed={placed}
      x={ticksAt(sweep.plan.batchSizes, x, formatCount)}
      y={ticksOf(y, { along: 'y' })}
      yLabel={TUNING.rateAxis(CHARTS.nameInText(QUANTITIES[by].name), comparisonWords(at))}
      summary={(law ? TUNING.rateSummary : TUNING.ratesAlone)(note.join(' '))}
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
                {TUNING.critical(formatShort(law.criticalBatchSize, 2))}
              </text>
            </>
          )}
        </g>
      )}
    </TuningFigure>
  );
}
