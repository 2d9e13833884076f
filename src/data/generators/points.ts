import { z } from 'zod';
import { SpecError } from '../../errors.ts';
import { chosenRows } from '../chosen-rows.ts';
import { defineGenerator } from '../generator.ts';
import { type ClassPoint, classCounts, decodePoints, encodePoints, toPointGrid } from '../points/point-text.ts';
import { pointsControl } from '../points/points-schema.ts';
import { gaussians } from './gaussians.ts';

/** Three groups of 40 points each, as a set to start from. */
const INITIAL = 120;
const INITIAL_SCALE = 0.35;

function initialPoints(): ClassPoint[] {
  const source = gaussians.parameters.parse({ kind: 'gaussians', dimension: 2, classes: 3, overlap: 0.5 });
  const { inputs, labels } = gaussians.draw(source, 'train', INITIAL, 0);
  const onGrid = (x: number) => Math.max(-1, Math.min(1, toPointGrid(INITIAL_SCALE * x)));
  return Array.from(labels, (label, i) => [onGrid(inputs[2 * i]), onGrid(inputs[2 * i + 1]), label]);
}

/** The points of a source that its schema has accepted, in the order of the spec. */
export const pointsOfSource = ({ points: text }: { readonly points: string }): readonly ClassPoint[] =>
  decodePoints(text) ?? [];

/**
 * Points that were drawn, pasted or written, each with its class. There are no more: training examples are chosen from
 * the start of a permutation keyed by the seed and test examples from its end, as from a file.
 */
export const points = defineGenerator({
  kind: 'points',
  title: 'Drawn points',
  parameters: z.strictObject({
    kind: z.literal('points'),
    points: pointsControl({ label: 'Points', initial: encodePoints(initialPoints()) }),
  }),
  inputShape: () => [2],
  classes: (source) => classCounts(pointsOfSource(source)).length,
  examples: (source) => pointsOfSource(source).length,
  draw: (source, split, count, seed) => {
    const all = pointsOfSource(source);
    if (count > all.length)
      throw new SpecError(
        `points: ${split}Count must be at most ${all.length}, the number of points, got ${count}. ` +
          'Use fewer examples, or draw more points.',
      );
    const rows = chosenRows(all.length, split, { count, seed });
    const chosen = Array.from(rows, (row) => all[row]);
    return {
      count,
      inputs: Float32Array.from({ length: 2 * count }, (_, i) => chosen[i >> 1][i % 2]),
      labels: Uint16Array.from(chosen, ([, , label]) => label),
    };
  },
});
