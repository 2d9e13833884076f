import type { Objective } from '../../../sweep/spec/objective.ts';
import { formatRate, formatRatio } from '../../charts/format.ts';
import type { TipContent } from '../../charts/Tip.tsx';
import { QUANTITIES } from '../../quantities.ts';
import { unitCount } from '../../units-text.ts';
import { GAP, TUNING } from '../words.ts';
import type { PlacedRate } from './scene.ts';

/** The best η for a batch size, its uncertainty, and the value reached there. */
export function tuningTip(point: PlacedRate, by: Objective): TipContent {
  const { batchSize, learningRate, value, crossFitted, interval, range, edge, seeds, unit, diverged, x, y } = point;
  const { name, factor, format } = QUANTITIES[by];
  const spread = Number.isFinite(interval.low)
    ? `${format(factor * interval.low)} … ${format(factor * interval.high)}`
    : GAP.needsTwo(unit);
  const notes = [
    TUNING.tip.from({ units: unitCount(seeds, unit), unit }),
    ...(edge ? [TUNING.tip.edge(edge === 'highest')] : []),
    ...(diverged.length > 0 ? [TUNING.tip.diverged(diverged)] : []),
  ];
  return {
    x,
    y,
    title: TUNING.tip.title(batchSize, learningRate),
    rows: [
      [TUNING.tip.ofNew(name, unit), format(factor * crossFitted)],
      [TUNING.tip.interval, spread],
      [TUNING.tip.ofSelecting(unit), format(factor * value)],
      [
        TUNING.tip.within(1),
        range.low === range.high ? TUNING.tip.noOther : `η ${formatRate(range.low)} … ${formatRate(range.high)}`,
      ],
      ['η*/B', formatRatio(learningRate / batchSize)],
    ],
    note: notes.join(' '),
  };
}
