import { expect, test } from 'vitest';
import { encodePoints, MOST_POINTS } from '../../../src/data/points/point-text.ts';
import type { GeneratedSource } from '../../../src/data/registry.ts';
import { datasetSpec } from '../../../src/data/spec.ts';
import { LONGEST_LINK } from '../../../src/state/board-link/board-link.ts';
import { compactSpec } from '../../../src/sweep/link/compact-spec.ts';
import { linkFragment, linkInFragment } from '../../../src/sweep/link/sweep-link.ts';
import { DEFAULT_SPEC } from '../../../src/sweep/spec/default-spec.ts';
import { withGenerated } from '../../../src/sweep/spec/fit-spec.ts';
import { parseSweepSpec } from '../../../src/sweep/spec/sweep-spec.ts';

const first = parseSweepSpec(DEFAULT_SPEC);
const usual = { trainCount: 512, testCount: 4000 };
const sourceOf = (source: object) => datasetSpec.shape.source.parse(source) as GeneratedSource;
const pointsOf = (count: number) =>
  sourceOf({ kind: 'points', points: Array.from({ length: count }, (_, i) => [i / 1000, 0, i % 2]) });
const counts = ({ dataset: { trainCount, testCount } }: typeof first) => [trainCount, testCount];

test('of points all are used, a fifth of them for testing, and of more points again all', () => {
  const drawn = withGenerated(first, pointsOf(50), usual);
  expect(counts(drawn)).toEqual([40, 10]);
  expect(drawn.name).toBe('Drawn points');
  expect(counts(withGenerated(drawn, pointsOf(61), usual))).toEqual([49, 12]);
  expect(parseSweepSpec(drawn)).toEqual(drawn);
});
test('a part that was chosen stays one while it fits', () => {
  const part = { ...withGenerated(first, pointsOf(50), usual) };
  const chosen = { ...part, dataset: { ...part.dataset, trainCount: 20, testCount: 10 } };
  expect(counts(withGenerated(chosen, pointsOf(60), usual))).toEqual([20, 10]);
  expect(counts(withGenerated(chosen, pointsOf(20), usual))).toEqual([16, 4]);
});
test('another source has the usual counts after points, and its own otherwise', () => {
  const drawn = withGenerated(first, pointsOf(50), usual);
  const moons = withGenerated(drawn, sourceOf({ kind: 'moons' }), { ...first.dataset, ...usual });
  expect([moons.dataset.source.kind, ...counts(moons)]).toEqual(['moons', 512, 4000]);
  const chosen = { ...first, dataset: { ...first.dataset, trainCount: 99 } };
  expect(counts(withGenerated(chosen, sourceOf({ kind: 'moons' }), usual))).toEqual([99, 4000]);
});
test('batches fit the points, and a formula is a regression or has classes', () => {
  expect(withGenerated(first, pointsOf(50), usual).grid.batchSizes).toEqual([32]);
  const regression = withGenerated(first, sourceOf({ kind: 'formula' }), usual);
  expect([regression.model.loss, regression.dataset.standardise]).toEqual(['squaredError', 'none']);
  const classes = withGenerated(first, sourceOf({ kind: 'formula', thresholds: [0] }), usual);
  expect(classes.model.loss).toBe('crossEntropy');
});

test('the most points there can be, of random places, are in a link that is not too long', () => {
  // No order that compression could use.
  const random = (i: number) => ((i * 7919 + 104_729) * 2_654_435_761) % 2001;
  const points = Array.from(
    { length: MOST_POINTS },
    (_, i) => [(random(2 * i) - 1000) / 1000, (random(2 * i + 1) - 1000) / 1000, i % 4] as const,
  );
  const source = sourceOf({ kind: 'points', points });
  const spec = withGenerated(first, source, usual);
  const link = linkFragment({ spec });
  expect(link.length).toBeLessThan(0.65 * LONGEST_LINK);
  expect(linkInFragment(link)?.spec).toEqual(spec);
  expect(JSON.stringify(compactSpec(spec))).toContain(encodePoints(points));
});
test('a link of a formula holds the text as it was typed', () => {
  const spec = withGenerated(
    first,
    sourceOf({ kind: 'formula', formula: 'x₁² + π'.replace('²', '^2'), thresholds: [0] }),
    usual,
  );
  const back = linkInFragment(linkFragment({ spec }))?.spec;
  expect(back).toEqual(spec);
  expect(back?.dataset.source).toMatchObject({ formula: 'x₁^2 + π', thresholds: [0] });
});
