import { useMemo } from 'react';
import { ticksAt, ticksOf } from '../../charts/axis-ticks.ts';
import { formatCount } from '../../charts/format.ts';
import { frameOf } from '../../charts/frame.ts';
import { comparisonWords, QUANTITIES } from '../../quantities.ts';
import { useApp } from '../../use-app.ts';
import { TUNING_MARGINS, type TunedFigureProps } from './RateFigure.tsx';
import { knownBest, valueScene } from './scene.ts';
import { TuningFigure } from './TuningFigure.tsx';

/** What every B reaches at its own best η, corrected for the luck of the choice. */
export function ValueFigure({ sweep, by, size, scale }: TunedFigureProps) {
  const at = useApp((state) => state.view.compareAt);
  const frame = useMemo(() => frameOf(size, TUNING_MARGINS), [size]);
  const best = useMemo(() => knownBest(sweep, by, at), [sweep, by, at]);
  const { x, y, placed } = useMemo(() => valueScene(sweep, best, by, frame), [sweep, best, by, frame]);
  const { axis, tick } = QUANTITIES[by];
  const edges = best.filter(({ edge }) => edge !== null).length;
  const note =
    edges > 0
      ? ['hollow: best η at an end of the grid,', `${edges} of ${best.length} batch sizes`]
      : ['no best η is an end of the grid'];
  return (
    <TuningFigure
      name="best-value"
      title="What each B reaches at its best η"
      size={size}
      frame={frame}
      scale={scale}
      by={by}
      placed={placed}
      x={ticksAt(sweep.plan.batchSizes, x, formatCount)}
      y={ticksOf(y, { kind: 'linear', format: tick, along: 'y' })}
      yLabel={`${axis} of new seeds at the best η, ${comparisonWords(at)}`}
      summary={`${axis} of every batch size at its own best learning rate: mean that new seeds reach, corrected for the choice of the rate, with its 95 % interval; ${note.join(' ')}.`}
      note={note}
      arrows={false}
    />
  );
}
