import { describe, expect, test } from 'vitest';
import { batchSchedule, stepsPerEpoch } from '../../../src/engine/batch-order.ts';
import type { BatchSchedule, RateSchedule } from '../../../src/sweep/spec/schedule-spec.ts';
import { calendarOf } from '../../../src/sweep/training/calendar.ts';
import { rateFactor, ratesOf } from '../../../src/sweep/training/rate-schedule.ts';

const EXAMPLES = 50;
const CYCLIC: BatchSchedule = { kind: 'cyclic', baseEpochs: 2, otherEpochs: 1, factor: 3 };
const GROWING: BatchSchedule = { kind: 'step', everyEpochs: 3, factor: 2 };

/** Independent of the calendar: every step of the first epochs written out, by counting. */
function enumerated(sizeOf: (epoch: number) => number, epochs: number) {
  const steps: { epoch: number; within: number; size: number }[] = [];
  for (let epoch = 0; epoch < epochs; epoch++)
    for (let within = 0; within < stepsPerEpoch(EXAMPLES, sizeOf(epoch)); within++)
      steps.push({ epoch, within, size: sizeOf(epoch) });
  return steps;
}

import { scheduleText, startText } from '../../../src/sweep/spec/schedule-text.ts';

describe.each([
  ['constant', undefined, () => 4],
  ['cyclic', CYCLIC, (epoch: number) => (epoch % 3 < 2 ? 4 : 12)],
  ['growing, capped at N', GROWING, (epoch: number) => Math.min(EXAMPLES, 4 * 2 ** Math.floor(epoch / 3))],
] as const)('a calendar, B %s', (_name, schedule, sizeOf) => {
  const calendar = calendarOf(EXAMPLES, 4, schedule);
  const steps = enumerated(sizeOf, 20);
  test('knows B and the epoch of every step', () => {
    steps.forEach(({ epoch, within, size }, step) => {
      expect(calendar.at(step).batchSize).toBe(size);
      expect(calendar.epochsAt(step)).toBeCloseTo(epoch + within / stepsPerEpoch(EXAMPLES, size), 12);
    });
    expect(calendar.at(0).batchSize, 'asked back').toBe(4);
  });
  test('knows the first step after any number of epochs', () => {
    for (const epochs of [0.5, 1, 2, 2.5, 3, 7, 19]) {
      const first = steps.findIndex((_, step) => calendar.epochsAt(step) >= epochs);
      expect(calendar.stepAfter(epochs)).toBe(first);
    }
  });
});

const calendar = calendarOf(100, 10);
const factors = (rate: RateSchedule, endStep: number, warmupEpochs?: number) =>
  Array.from({ length: endStep }, (_, step) =>
    rateFactor({ rate, ...(warmupEpochs !== undefined && { warmupEpochs }) }, calendar, step, endStep),
  );

describe('η as a factor of that of the grid', () => {
  test('step: halves every 2 epochs of 10 steps', () => {
    expect(factors({ kind: 'step', everyEpochs: 2, factor: 0.5 }, 60)).toEqual(
      Array.from({ length: 60 }, (_, step) => 0.5 ** Math.floor(step / 20)),
    );
  });
  test('linear: whole until half of the run, then straight to a tenth', () => {
    factors({ kind: 'linear', from: 0.5, to: 0.1 }, 40).forEach((factor, step) => {
      expect(factor).toBeCloseTo(step <= 20 ? 1 : 1 - (0.9 * (step - 20)) / 20, 12);
    });
  });
  test('cosine: (1 + cos πt)/2 between 1 and its end', () => {
    factors({ kind: 'cosine', to: 0.2 }, 40).forEach((factor, step) => {
      expect(factor).toBeCloseTo(0.2 + 0.4 * (1 + Math.cos((Math.PI * step) / 40)), 12);
    });
  });
  test('cyclic: 1 epoch high, 2 low', () => {
    expect(factors({ kind: 'cyclic', highEpochs: 1, lowEpochs: 2, factor: 0.2 }, 60)).toEqual(
      Array.from({ length: 60 }, (_, step) => (step % 30 < 10 ? 1 : 0.2)),
    );
  });
  test('warm-up: in equal steps over 1 epoch, the last of them whole', () => {
    const warmed = factors({ kind: 'step', everyEpochs: 100, factor: 1 }, 20, 1);
    warmed.forEach((factor, step) => void expect(factor).toBeCloseTo(Math.min(1, (step + 1) / 10), 12));
  });
  test('ratesOf: one per run where constant, else one per step and run', () => {
    const runs = [0.1, 0.4].map((learningRate, id) => ({ id, learningRate, batchSize: 10, seed: 0, endStep: 40 }));
    expect([...ratesOf(runs, { schedule: undefined, calendar }, 5, 9)]).toEqual([0.1, 0.4].map(Math.fround));
    const schedule = { rate: { kind: 'cosine', to: 0 } } as const;
    const rates = ratesOf(runs, { schedule, calendar }, 5, 9);
    expect(rates).toHaveLength(8);
    expect(rates[2 * 2 + 1]).toBe(Math.fround(0.4 * rateFactor(schedule, calendar, 7, 40)));
  });
});

describe('batches where B changes', () => {
  const order = { sampling: 'epochs', examples: 12, batchSize: 4, seeds: [5] } as const;
  test('an epoch counted on from another B is one permutation', () => {
    const since = { step: 6, epoch: 3 };
    const plain = batchSchedule({ ...order, batchSize: 4 }, 9, 12).indices; // epoch 3 of B = 4
    expect(batchSchedule({ ...order, since }, 6, 9).indices).toEqual(plain);
    expect([...plain].sort((a, b) => a - b)).toEqual(Array.from({ length: 12 }, (_, i) => i));
  });
  test('an offset goes on where other steps left off', () => {
    for (const sampling of ['epochs', 'withReplacement'] as const)
      expect(batchSchedule({ ...order, sampling, offset: 5 }, 2, 8).indices).toEqual(
        batchSchedule({ ...order, sampling }, 7, 13).indices,
      );
  });
});

describe('in words', () => {
  test('what changes along a run, and nothing where nothing does', () => {
    expect(scheduleText(undefined)).toBe('');
    const rate = { kind: 'cyclic', highEpochs: 5, lowEpochs: 5, factor: 0.2 } as const;
    const batch = { kind: 'step', everyEpochs: 3, factor: 2 } as const;
    expect(scheduleText({ rate, warmupEpochs: 2, batch })).toBe(
      'η for 5 epochs and 0.2η for 5, in turn, warm-up of η over 2 epochs, B × 2 every 3 epochs',
    );
  });
  test('where runs start', () => {
    const start = { learningRate: 0.1, batchSize: 'full', seed: 'own', steps: 200 } as const;
    const update = { momentum: 0, nesterov: false, weightDecay: 0 };
    expect(startText(undefined)).toBe('');
    expect(startText({ ...start, update, sampling: 'epochs' })).toBe(
      'from step 200 of a run with η = 0.1, full batch, the same seed',
    );
  });
});
