import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { recordedEngine, recordedRun, specOf } from '../../../src/cli/recorded-run.ts';
import { probesOfTier } from '../../../src/probes/scalar/registry.ts';
import type { RunResult } from '../../../src/sweep/results/results.ts';
import { createTraceStore } from '../../../src/sweep/results/trace-store.ts';
import { sweepJson } from '../../../src/sweep/saved/sweep-file.ts';
import { savedResults } from '../../../src/sweep/saved/sweep-file-schema.ts';
import { parseSweepSpec } from '../../../src/sweep/spec/sweep-spec.ts';
import type { SweepPlan } from '../../../src/sweep/sweep-plan.ts';

/** What `sweep` wrote of one small sweep, by each version of the format; the second of its two runs diverged. */
const written = (version: number) =>
  JSON.parse(readFileSync(`tests/support/saved-sweeps/version-${version}.json`, 'utf8'));
const [first, second, third, fourth] = [1, 2, 3, 4].map(written);
const results = (content: unknown) => savedResults(content, 'sweep.json');

describe.each([1, 2, 3, 4])('a sweep saved by version %i', (version) => {
  const content = written(version);

  test('has its results, with the error of λ₁ under its present name', () => {
    expect(content.version).toBe(version);
    const [kept, diverged] = results(content) ?? [];
    expect(kept).toEqual({
      run: { id: 0, learningRate: 0.1, batchSize: 16, seed: 0, endStep: 20 },
      outcome: 'budgetSpent',
      step: 20,
      trainLoss: 1.484419741505378,
      testLoss: 2.043660747139591,
      trainAccuracy: 0.5625,
      testAccuracy: 0.375,
      sharpness: 12.304690800320564,
      sharpnessError: 0.00012414036060325785,
      sharpnessConverged: true,
    });
    expect([diverged?.outcome, diverged?.sharpness, diverged?.sharpnessError]).toEqual([
      'diverged',
      Number.NaN,
      Number.NaN,
    ]);
  });

  test('tells its spec, its engine and what became of each run', () => {
    const spec = parseSweepSpec(specOf(content));
    expect(spec.name).toBe('Two runs of twenty steps');
    expect(recordedEngine(content)).toBe('simd');
    const runs = [0.1, 1e4].map((learningRate, id) => ({ id, learningRate, batchSize: 16, seed: 0, endStep: 20 }));
    const plan = { runs } as unknown as SweepPlan;
    for (const run of runs) {
      const recorded = recordedRun(content, { plan, run, file: 'sweep.json' });
      expect(recorded?.run).toBe(run);
      expect(recorded).toEqual(results(content)?.[run.id]);
    }
  });

  test('a result that lacks the error of λ₁ is damaged, and said to be', () => {
    const [{ sharpnessResidual, sharpnessError, ...damaged }, other] = content.results;
    expect(results({ ...content, results: [damaged, other] })?.map((result) => result?.run.id)).toEqual([undefined, 1]);
    const plan = { runs: [damaged.run, other.run] } as unknown as SweepPlan;
    expect(() =>
      recordedRun({ ...content, results: [damaged, other] }, { plan, run: damaged.run, file: 'sweep.json' }),
    ).toThrow(
      'sweep.json: results must have one entry for each of the 2 runs of the spec, in order, got 2 and a damaged one.',
    );
  });
});

test('one version differs from the other in that name alone', () => {
  const upgraded = first.results.map(({ sharpnessResidual, ...result }: Record<string, unknown>) => ({
    ...result,
    sharpnessError: sharpnessResidual,
  }));
  // The engine notes how long its self-check took.
  expect({ ...first, version: 2, results: upgraded, engine: second.engine }).toEqual(second);
});

test('version 3 adds changes of engine and checksums to version 2', () => {
  const { switches, checksums, ...rest } = third;
  expect({ ...rest, version: 2 }).toEqual(second);
  expect(switches).toEqual([]);
  expect(checksums.runs).toHaveLength(2);
});

test('version 4 adds a supplement to version 3, which has a sample of every probe of its tier', () => {
  const { supplement, ...rest } = fourth;
  expect({ ...rest, version: 3 }).toEqual(third);
  const economy = probesOfTier('economy').map(({ id }) => id);
  expect([...new Set(supplement.samples.map(({ probe }: { probe: string }) => probe))]).toEqual(economy);
});

test('what is written now is read again, to the last bit, with the fingerprint that version 1 had', () => {
  const { fingerprint, engine, spec, samples, supplement } = fourth;
  const read = results(fourth) as RunResult[];
  const traces = createTraceStore();
  traces.append(supplement.samples);
  const written = sweepJson({
    fingerprint,
    engine,
    spec,
    samples,
    results: read,
    supplement: { tier: 'economy', traces },
  });
  expect(JSON.parse(written)).toEqual(fourth);
  expect(fourth.fingerprint).toBe(first.fingerprint);
});

test('another version is refused; what is no saved sweep has no results', () => {
  for (const version of [0, 5, '1', undefined])
    expect(() => results({ ...second, version })).toThrow('sweep.json: version must be 1, 2, 3 or 4, got');
  expect(results(second.spec)).toBeNull();
  expect(specOf(second.spec)).toBe(second.spec);
});
