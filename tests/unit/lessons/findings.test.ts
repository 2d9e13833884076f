import { describe, expect, test } from 'vitest';
import { findingOn } from '../../../src/lessons/findings/finding.ts';
import type { FindingRule } from '../../../src/lessons/findings/finding-rule.ts';
import { type LessonRun, limitAt, valuesAt } from '../../../src/lessons/findings/lesson-run.ts';
import { placeEstimate } from '../../../src/lessons/findings/place-estimate.ts';
import { timedCurve } from '../../../src/lessons/predictions/timed-curve.ts';
import { resultsOf } from '../../../src/state/selectors.ts';
import type { Run } from '../../../src/sweep/sweep-plan.ts';
import { type MadeUpEnd, madeUpSweep, SMALL_GRID } from '../../support/made-up-sweep.ts';

const runOf = (end: (run: Run) => MadeUpEnd): LessonRun => {
  const sweep = madeUpSweep(end, { spec: SMALL_GRID });
  return { plan: sweep.plan, results: resultsOf(sweep), traces: sweep.traces };
};
const AT = { learningRate: 0.1, batchSize: 8 };
const OTHER = { learningRate: 0.4, batchSize: 8 };
const evidence = (claim: string) =>
  claim === 'X'
    ? { measured: [{ estimate: 2, low: 1.5, high: 2.5, replicates: 9 }], figure: {} as never, remarks: [] }
    : undefined;
const decide = (rule: Readonly<Record<string, unknown>>, run: LessonRun | null) =>
  findingOn({ expected: '', ...rule } as unknown as FindingRule, {
    run,
    verdict: (claim) => (claim === 'X' ? 'supported' : undefined),
    evidence,
  });
const compare = { kind: 'compare', quantity: 'sharpness', of: OTHER, to: AT, at: 'end' } as const;

/** λ₁ = 1 + seed in the one cell, and `factor` times that in the other: the ratio is exact in every seed. */
const timesExactly = (factor: number) =>
  runOf(({ learningRate, seed }) => ({ sharpness: (1 + seed) * (learningRate === 0.4 ? factor : 1) }));

describe('a comparison is paired by seed', () => {
  test('an exact ratio has no width, whatever the spread of the seeds', () => {
    const found = decide(compare, timesExactly(0.5));
    expect(found?.branch).toBe('lower');
    expect(found?.estimate).toBeCloseTo(0.5, 12);
    expect(found?.interval.low).toBeCloseTo(0.5, 12);
    expect(found?.interval.high).toBeCloseTo(0.5, 12);
    expect(decide(compare, timesExactly(2))?.branch).toBe('higher');
  });

  test('it is open where the 95 % interval holds equality: Student’s t over three seeds', () => {
    const logs = [-0.2, 0, 0.3];
    const run = runOf(({ learningRate, seed }) => ({
      sharpness: learningRate === 0.4 ? Math.exp(logs[seed] ?? 0) : 1,
    }));
    const found = decide(compare, run);
    const centre = 0.1 / 3;
    const deviation = Math.sqrt(logs.reduce((sum, value) => sum + (value - centre) ** 2, 0) / 2);
    const half = (4.302652729911275 * deviation) / Math.sqrt(3); // t of 2 degrees of freedom at 97.5 %
    expect(found?.branch).toBe('open');
    expect(found?.estimate).toBeCloseTo(Math.exp(centre), 9);
    expect(found?.interval.low).toBeCloseTo(Math.exp(centre - half), 6);
    expect(found?.interval.high).toBeCloseTo(Math.exp(centre + half), 6);
  });

  test('a gap is compared by its difference', () => {
    const run = runOf(({ learningRate, seed }) => ({ gap: 0.1 + 0.01 * seed - (learningRate === 0.4 ? 0.05 : 0) }));
    const found = decide({ ...compare, quantity: 'accuracyGap' }, run);
    expect(found?.estimate).toBeCloseTo(-0.05, 9);
    expect(found?.branch).toBe('lower');
  });

  test('with a number, and with the limit 2/η of the cell', () => {
    const run = timesExactly(1);
    // Geometric mean of 1, 2 and 3.
    expect(decide({ ...compare, to: 1 }, run)?.estimate).toBeCloseTo(6 ** (1 / 3), 9);
    expect(limitAt(run, AT)).toBe(20);
    expect(decide({ ...compare, of: AT, to: 'limit' }, run)).toMatchObject({ branch: 'lower' });
    expect(decide({ ...compare, of: AT, to: 'limit' }, run)?.estimate).toBeCloseTo(6 ** (1 / 3) / 20, 9);
  });
});

test('alike, apart and open are three outcomes', () => {
  const rule = { ...compare, kind: 'alike', margin: 1.25 } as const;
  expect(decide(rule, timesExactly(1.1))?.branch).toBe('alike');
  expect(decide(rule, timesExactly(1.5))?.branch).toBe('apart');
  const wide = runOf(({ learningRate, seed }) => ({ sharpness: learningRate === 0.4 ? [0.5, 1, 2.2][seed] : 1 }));
  expect(decide(rule, wide)?.branch).toBe('open');
});

test('a trend is that of ranks over all cells', () => {
  const rule = { kind: 'trend', quantity: 'sharpness', along: 'ratio', at: 'end' } as const;
  const falls = runOf(({ learningRate, batchSize, seed }) => ({
    sharpness: (1 + 0.01 * seed) / (learningRate / batchSize),
  }));
  expect(decide(rule, falls)).toMatchObject({ branch: 'lower' });
  expect(decide(rule, falls)?.estimate).toBeCloseTo(-1, 9);
  expect(decide({ ...rule, along: 'batchSize' }, falls)?.branch).toBe('higher');
  expect(
    decide(
      rule,
      runOf(({ id }) => ({ sharpness: 1 + ((id * 7919) % 13) })),
    )?.branch,
  ).toBe('open');
});

test('a cell with a run that diverged or did not reach its target has no values, and decides nothing', () => {
  for (const outcome of ['diverged', 'budgetSpent', 'stopped'] as const) {
    const run = runOf(({ learningRate, seed }) => ({
      sharpness: 1,
      outcome: learningRate === 0.4 && seed === 1 ? outcome : 'reachedTarget',
    }));
    expect(valuesAt(run, OTHER, 'sharpness')).toEqual([]);
    expect(decide(compare, run)).toMatchObject({ branch: 'open', estimate: Number.NaN });
    expect(placeEstimate(run, OTHER, { quantity: 'sharpness', at: 'end' })).toBeNull();
    expect(valuesAt(run, AT, 'sharpness')).toHaveLength(3);
  }
});

test('steps and examples are those of the runs', () => {
  const run = runOf(({ batchSize }) => ({ sharpness: 1, step: 1000 / batchSize }));
  expect(placeEstimate(run, AT, { quantity: 'steps', at: 'end' })?.mean).toBe(125);
  expect(placeEstimate(run, AT, { quantity: 'examples', at: 'end' })?.mean).toBe(1000);
});

test('claims and their numbers come from the evidence at hand; without it there is no finding', () => {
  expect(decide({ kind: 'claim', claim: 'X' }, null)?.branch).toBe('supported');
  expect(decide({ kind: 'claim', claim: 'Y' }, null)).toBeNull();
  const rule = { kind: 'evidence', claim: 'X', criterion: 0 } as const;
  expect([1, 2, 3].map((to) => decide({ ...rule, to }, null)?.branch)).toEqual(['higher', 'open', 'lower']);
  expect(decide({ ...rule, claim: 'Y', to: 1 }, null)).toBeNull();
  expect(decide({ ...rule, criterion: 1, to: 1 }, null)).toBeNull();
  expect(decide(compare, null)).toBeNull();
});

test('a curve begins after the start, which a log axis cannot show', () => {
  const run = timesExactly(1);
  const curve = timedCurve(run, AT, { quantity: 'sharpness', clock: 'etaSteps' });
  expect(curve).toHaveLength(1);
  expect(curve[0]?.time).toBeCloseTo(0.1 * 100, 9);
  expect(curve[0]?.centre).toBeCloseTo(6 ** (1 / 3), 9);
});
