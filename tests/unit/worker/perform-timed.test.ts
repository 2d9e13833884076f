import { expect, test } from 'vitest';
import type { SegmentExecutor } from '../../../src/sweep/executor.ts';
import type { Phase } from '../../../src/sweep/segment/phase.ts';
import type { SegmentRequest } from '../../../src/sweep/segment/segment.ts';
import { performTimed } from '../../../src/worker/perform-timed.ts';

test('adds up each phase from one change to the next, the last until the segment ends; the result is left as it is', async () => {
  let time = 1000;
  const script: readonly (readonly [Phase, number])[] = [
    ['training', 30],
    ['losses', 4],
    ['economy', 0.5],
    ['economy', 1.5],
    ['sharpness', 7],
    ['training', 20],
  ];
  const samples = [{ run: 0, probe: 'trainLoss', step: 3, value: 1 }] as const;
  const result = { state: null, samples, finished: [] };
  const executor: SegmentExecutor = {
    engine: { kind: 'simd', device: 'test', unitRoundoff: 2 ** -24 },
    time: async () => 0,
    dispose: () => {},
    async perform(_request, onPhase) {
      time += 100; // before anything is said, nothing counts
      for (const [phase, duration] of script) {
        onPhase?.(phase);
        await Promise.resolve();
        time += duration;
      }
      return result;
    },
  };
  const { milliseconds, ...rest } = await performTimed(executor, {} as SegmentRequest, () => time);
  expect(rest).toEqual(result);
  expect(milliseconds).toEqual({ training: 50, losses: 4, economy: 2, sharpness: 7 });
});
