import { useMemo } from 'react';
import { ticksAt, ticksOf } from '../../../figure/axes/ticks.ts';
import { unitKindOf } from '../../../sweep/results/units.ts';
import { formatCount } from '../../charts/format.ts';
import { noteLines } from '../../charts/PlotNote.tsx';
import { comparisonWords, QUANTITIES } from '../../quantities.ts';
import { givenText } from '../../units-text.ts';
import { useMoment } from '../../use-moment.ts';
import { TUNING } from '../words.ts';
import { type TunedFigureProps, tuningFrame } from './RateFigure.tsx';
import { knownBest, valueScene } from './scene.ts';
import { TuningFigure } from './TuningFigure.tsx';

/** The value of each B at its best η, corrected for the selection of η. */
export function ValueFigure({ sweep, by, size, scale }: TunedFigureProps) {
  const at = useMoment();
  const best = useMemo(() => knownBest(sweep, by, at), [sweep, by, at]);
  const { axis, tick } = QUANTITIES[by];
  const edges = best.filter(({ edge }) => edge !== null).length;
  const edgeNote = edges > 0 ? [TUNING.atEdge, TUNING.atEdgeOf(edges, best.length)] : [TUNING.noEdge];
  const unit = unitKindOf(sweep.plan);
  const condition = givenText(sweep);
  const note = noteLines(size.width, edgeNote, condition && TUNING.intervals(condition));
  const frame = useMemo(() => tuningFrame(size, note), [size, note]);
  const { x, y, placed } = useMemo(() => valueScene(sweep, best, by, frame), [sweep, best, by, frame]);
  return (
    <TuningFigure
      name="best-value"
      title={TUNING.valueTitle(QUANTITIES[by].name)}
      size={size}
      frame={frame}
      scale={scale}
      by={by}
      placed={placed}
      x={ticksAt(sweep.plan.batchSizes, x, formatCount)}
      y={ticksOf(y, { along: 'y', format: tick })}
      yLabel={TUNING.valueAxis(axis, unit, comparisonWords(at))}
      summary={TUNING.valueSummary(axis, unit, note.join(' '))}
      note={note}
      arrows={false}
    />
  );
}
