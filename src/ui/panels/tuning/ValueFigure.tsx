import { useMemo } from 'react';
import { ticksAt, ticksOf } from '../../../figure/axes/ticks.ts';
import { conditionText, unitKindOf } from '../../../sweep/results/units.ts';
import { formatCount } from '../../charts/format.ts';
import { noteLines } from '../../charts/PlotNote.tsx';
import { comparisonWords, QUANTITIES } from '../../quantities.ts';
import { useMoment } from '../../use-moment.ts';
import { type TunedFigureProps, tuningFrame } from './RateFigure.tsx';
import { knownBest, valueScene } from './scene.ts';
import { TuningFigure } from './TuningFigure.tsx';

/** The value of each B at its best η, corrected for the selection of η. */
export function ValueFigure({ sweep, by, size, scale }: TunedFigureProps) {
  const at = useMoment();
  const best = useMemo(() => knownBest(sweep, by, at), [sweep, by, at]);
  const { axis, tick } = QUANTITIES[by];
  const edges = best.filter(({ edge }) => edge !== null).length;
  const edgeNote =
    edges > 0
      ? ['hollow: best η at an end of the grid,', `${edges} of ${best.length} batch sizes`]
      : ['no best η is an end of the grid'];
  const unit = unitKindOf(sweep.plan);
  const condition = conditionText(sweep.plan);
  const note = noteLines(size.width, edgeNote, condition && `intervals ${condition}`);
  const frame = useMemo(() => tuningFrame(size, note), [size, note]);
  const { x, y, placed } = useMemo(() => valueScene(sweep, best, by, frame), [sweep, best, by, frame]);
  return (
    <TuningFigure
      name="best-value"
      title={`${QUANTITIES[by].name} at the best η of each B`}
      size={size}
      frame={frame}
      scale={scale}
      by={by}
      placed={placed}
      x={ticksAt(sweep.plan.batchSizes, x, formatCount)}
      y={ticksOf(y, { along: 'y', format: tick })}
      yLabel={`${axis} of new ${unit}s at the best η, ${comparisonWords(at)}`}
      summary={`${axis} of each batch size at its best learning rate: the mean over new ${unit}s, corrected for the selection of the rate, with its 95 % interval; ${note.join(' ')}.`}
      note={note}
      arrows={false}
    />
  );
}
