import { describe, expect, test } from 'vitest';
import { nextMemory, outcomeAt, type StopRules } from '../../../src/sweep/segment/run-status.ts';

const rules: StopRules = {
  budget: { kind: 'untilLoss', loss: 0.1, maxEpochs: 100 },
  measure: { divergenceFactor: 100, patienceEpochs: 2 },
  stepsPerEpoch: 10,
};
const calm = { initialLoss: 2, aboveSince: null };
const at = (loss: number, step = 50, memory = calm) => outcomeAt({ step, endStep: 1000, loss, memory }, rules);

describe('outcomeAt', () => {
  test.each([
    [Number.NaN, 'diverged'],
    [Number.POSITIVE_INFINITY, 'diverged'],
    [200.1, 'diverged'],
    [199.9, undefined],
    [0.1, 'reachedTarget'],
    [0.11, undefined],
  ] as const)('training loss %d: %s', (loss, outcome) => expect(at(loss)).toBe(outcome));

  test('the budget ends a run at its end step', () => {
    expect(at(1, 1000)).toBe('budgetSpent');
    expect(at(Number.NaN, 1000)).toBe('diverged');
  });
  test('only a loss target ends a run by its loss', () => {
    const steps = { ...rules, budget: { kind: 'steps' as const, steps: 1000 } };
    expect(outcomeAt({ step: 5, endStep: 1000, loss: 0, memory: calm }, steps)).toBeUndefined();
  });
});

test('a run that stays above its initial loss for the patience has diverged; one dip starts the count anew', () => {
  let memory = nextMemory(undefined, 0, 2);
  memory = nextMemory(memory, 5, 3);
  expect(at(3, 24, memory as never)).toBeUndefined();
  expect(at(3, 25, memory as never)).toBe('diverged');
  memory = nextMemory(memory, 26, 1.9);
  memory = nextMemory(memory, 27, 3);
  expect(memory).toEqual({ initialLoss: 2, aboveSince: 27 });
});
