import { expect, test } from 'vitest';
import { hasNoiseTheory } from '../../../src/ui/noise-theory.ts';
import { knownBest, rateLaw, scalingText } from '../../../src/ui/panels/tuning/scene.ts';
import { findingOf } from '../../../src/ui/start/finding.ts';
import { nextStep } from '../../../src/ui/workbench/next-step.ts';
import { NEXT } from '../../../src/ui/workbench/words.ts';
import { FIXTURE_SPEC, fixtureSweep } from '../../support/board-fixture.ts';

const NORMALISING = ['adam', 'adamw', 'rmsprop', 'adagrad', 'signDescent', 'lion', 'muon'];
const OTHERS = [
  undefined,
  { kind: 'sam' },
  { kind: 'domSgd' },
  { kind: 'bulkSgd' },
  { kind: 'freshLabelNoise', shape: 'classes', probability: 0.1 },
];

const sweepBy = (rule: object | undefined) =>
  fixtureSweep({ spec: { ...FIXTURE_SPEC, ...(rule && { rule: rule as never }) } });

test.each(NORMALISING)('nothing is predicted of the noise of %s', (kind) =>
  expect(hasNoiseTheory(sweepBy({ kind }).plan)).toBe(false),
);

test.each(OTHERS)('of the noise of %j there is a prediction', (rule) =>
  expect(hasNoiseTheory(sweepBy(rule).plan)).toBe(true),
);

test('the scaling of the best η is measured for every rule, and compared with the law of SGD where that is predicted', () => {
  const [sgd, adam] = [undefined, { kind: 'adam' }].map(sweepBy);
  const best = knownBest(sgd, 'trainLoss', 'end');
  const law = rateLaw(best);
  expect(law).not.toBeNull();
  const [, measured] = scalingText(sgd, 'trainLoss', 'end', law);
  const [, alone] = scalingText(adam, 'trainLoss', 'end', null);
  expect(measured).toMatch(/; law [\d.]+ octaves off$/);
  expect(alone).toMatch(/; no law is predicted for this rule$/);
  expect(alone.split(';')[0]).toBe(measured.split(';')[0]);
});

test('no next sweep is suggested to see how far a law holds that is not predicted', () => {
  const seeds = { ...FIXTURE_SPEC.grid, seeds: 6 };
  const next = (rule?: object) =>
    nextStep(findingOf(fixtureSweep({ spec: { ...FIXTURE_SPEC, grid: seeds, ...(rule && { rule: rule as never }) } })));
  expect(next()).not.toBe('');
  expect(next({ kind: 'adam' })).toBe('');
  const few = findingOf(
    fixtureSweep({ spec: { ...FIXTURE_SPEC, grid: { ...seeds, seeds: 2 }, rule: { kind: 'adam' } as never } }),
  );
  expect(nextStep(few)).toBe(NEXT.moreSeeds(2));
});
