import { describe, expect, test } from 'vitest';
import {
  criticalBatches,
  dataAndWidth,
  type WidthRun,
} from '../../../src/claims/critical-batch-size-2024/data-and-width.ts';
import type { RandomStream } from '../../../src/math/rng.ts';
import type { Trace } from '../../../src/sweep/results/trace-store.ts';
import { DRAWS, draws, FIVE_PERCENT, range, verdictOf } from './judged.ts';

const { countOf, streamOf } = draws(804);

/** Critical batch size at width w after D examples. */
type Law = (width: number, data: number) => number;

/**
 * Losses 1/D that B = 4 reaches after D examples, and any B after S_min(1 + B_crit/B) steps with S_min = D/(4 + B_crit):
 * a hyperbola at every D. `slower`: a factor on steps.
 */
function trace(batchSize: number, critical: (data: number) => number, slower = 1): Trace {
  return range(121).map((i) => {
    const data = 128 * 2 ** (i / 15);
    const own = critical(data);
    const step = (slower * data * (1 + own / batchSize)) / (4 + own);
    return { run: 0, probe: 'trainLoss' as const, step, value: 1 / data };
  });
}

/** Runs at two η of which one is half as fast; B_crit of a seed has noise of `spread` in log. */
const runs = (seeds: number, stream: RandomStream, law: Law, spread = 0.1): WidthRun[] =>
  range(seeds).flatMap((seed) =>
    [16, 64].flatMap((width) => {
      const factor = Math.exp(spread * stream.normal());
      return [4, 16, 64, 256].flatMap((batchSize) =>
        [1, 2].map((slower) => ({
          width,
          batchSize,
          seed,
          lossTrace: trace(batchSize, (data) => factor * law(width, data), slower),
        })),
      );
    }),
  );

const law =
  (data: number, width: number): Law =>
  (w, D) =>
    300 * (D / 2048) ** data * (w / 32) ** width;

describe('CBS24', () => {
  test('B_crit of a planted hyperbola is found at every width and data size', () => {
    const found = criticalBatches(runs(1, streamOf(1), law(0.5, 0.1), 0));
    expect(found.length).toBe(6);
    // losses between samples are log-linear in steps: 15 samples per octave bend by less than 1 %
    for (const { width, data, criticalBatch } of found)
      expect(Math.abs(criticalBatch / law(0.5, 0.1)(width, data) - 1)).toBeLessThan(0.03);
  });

  test('growth with data alone is supported; none, and growth with the width, are refuted', () => {
    expect(verdictOf(dataAndWidth, runs(12, streamOf(2), law(0.5, 0)))).toBe('supported');
    expect(verdictOf(dataAndWidth, runs(12, streamOf(2), law(0, 0)))).toBe('refuted');
    expect(verdictOf(dataAndWidth, runs(12, streamOf(2), law(0.5, 0.5)))).toBe('refuted');
  });

  test('a batch size that never reaches the loss leaves it undecided and is named', () => {
    const found = runs(3, streamOf(3), law(0.5, 0)).map((run) =>
      run.batchSize === 256 ? { ...run, lossTrace: run.lossTrace.slice(0, 70) } : run,
    );
    expect(verdictOf(dataAndWidth, found)).toBe('undecided');
    expect(dataAndWidth.evidence(found).remarks[0]).toMatch(/^In 6 of 18 cells/);
  });

  test.each([3])(`at a margin, on %d seeds: decided in at most 5 % of ${DRAWS} draws`, (seeds) => {
    const margin = (stream: RandomStream) => runs(seeds, stream, law(0.5, 0.2), 0.2);
    expect(countOf(dataAndWidth, ['supported', 'refuted'], margin)).toBeLessThanOrEqual(FIVE_PERCENT);
  });
});
