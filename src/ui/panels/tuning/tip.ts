import { unitText } from '../../../sweep/results/units.ts';
import type { Objective } from '../../../sweep/spec/objective.ts';
import { formatCount, formatRate, formatRatio } from '../../charts/format.ts';
import type { TipContent } from '../../charts/Tip.tsx';
import { QUANTITIES } from '../../quantities.ts';
import type { PlacedRate } from './scene.ts';

/** The best η for a batch size, its uncertainty, and the value reached there. */
export function tuningTip(point: PlacedRate, by: Objective): TipContent {
  const { batchSize, learningRate, value, crossFitted, interval, range, edge, seeds, unit, diverged, x, y } = point;
  const { name, factor, format } = QUANTITIES[by];
  const spread = Number.isFinite(interval.low)
    ? `${format(factor * interval.low)} … ${format(factor * interval.high)}`
    : `needs two ${unit}s`;
  const notes = [
    `From ${unitText(seeds, unit)}. The same ${unit}s selected η, so their own mean is biased.`,
    ...(edge ? [`This is the ${edge} η of the grid; a better one may lie beyond. Extend the grid.`] : []),
    ...(diverged.length > 0 ? [`Runs diverged at η = ${diverged.map(formatRate).join(', ')}.`] : []),
  ];
  return {
    x,
    y,
    title: `B = ${formatCount(batchSize)}: best η = ${formatRate(learningRate)}`,
    rows: [
      [`${name} of new ${unit}s`, format(factor * crossFitted)],
      ['95 % of that mean', spread],
      [`of the ${unit}s that selected η`, format(factor * value)],
      [
        'within 1 s.e.',
        range.low === range.high ? 'no other η' : `η ${formatRate(range.low)} … ${formatRate(range.high)}`,
      ],
      ['η*/B', formatRatio(learningRate / batchSize)],
    ],
    note: notes.join(' '),
  };
}
