import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { buildDataset } from '../../../src/data/build-dataset.ts';
import { SpecError } from '../../../src/errors.ts';
import { prepareSweep } from '../../../src/sweep/perform-sweep.ts';
import { parseSweepFile, readSweepFile, restoreSweep } from '../../../src/sweep/saved/read-sweep-file.ts';
import { sweepJson } from '../../../src/sweep/saved/sweep-file.ts';
import type { FinishedRun } from '../../../src/sweep/segment/run-status.ts';
import type { SweepSpec } from '../../../src/sweep/spec/sweep-spec.ts';
import { createSweepRecord, type SweepRecord } from '../../../src/sweep/sweep-record.ts';
import { RUNS } from '../../support/runs.ts';
import {
  type OpenedSavedSweep,
  openOnSimd,
  performOnSimd,
  SAVED_FINGERPRINT,
  savedSweepText,
} from '../../support/saved-sweeps.ts';

let opened: OpenedSavedSweep;
beforeAll(async () => {
  opened = await openOnSimd(JSON.parse(savedSweepText('3')).spec);
});

/** A file with the plan of its own spec. */
const readBy = async (input: string | Uint8Array) => {
  const planOf = async (spec: SweepSpec) => (await prepareSweep(spec, buildDataset)).plan;
  return readSweepFile(input, { name: 'sweep.json', planOf });
};
const restored = (text: string) => restoreSweep(parseSweepFile(text, 'sweep.json'), opened.plan);
const written = (record: SweepRecord) =>
  sweepJson({
    spec: record.plan.spec,
    engine: opened.pool.description,
    fingerprint: record.fingerprint(),
    results: record.results(),
    samples: record.traces.all(),
    switches: record.switches,
    tasks: record.tasks,
  });

describe('a finished sweep', () => {
  test.each(['1', '2', '3', '4'] as const)(
    'of version %s has its fingerprint again, and nothing left to do',
    (version) => {
      const { checkpoint, fingerprint, engine, warnings } = restored(savedSweepText(version));
      expect([fingerprint, engine?.kind, warnings, checkpoint.tasks]).toEqual([SAVED_FINGERPRINT, 'simd', [], []]);
      const record = createSweepRecord(opened.plan, { pool: opened.pool, resumed: checkpoint });
      expect(record.fingerprint()).toBe(SAVED_FINGERPRINT);
    },
  );

  const changed = (change: (file: ReturnType<typeof JSON.parse>) => void) => {
    const file = JSON.parse(savedSweepText('3'));
    change(file);
    return JSON.stringify(file);
  };
  test.each<[string, (file: ReturnType<typeof JSON.parse>) => void, string]>([
    [
      'another fingerprint',
      (file) => void (file.fingerprint = '0'.repeat(64)),
      'fingerprint must be that of what the file holds, 0133',
    ],
    ['another value', (file) => void (file.samples[1].value += 1e-9), '(changed: run 0)'],
    [
      'another last value',
      (file) => void (file.samples[3].value = 0.5),
      'results.0.trainLoss must be 0.5 as its samples give, got 1.48',
    ],
    ['a sample less', (file) => void file.samples.splice(2, 1), 'but trainLoss of run 0 lacks step 10'],
    ['a sample twice', (file) => void file.samples.push(file.samples[2]), 'but trainLoss of run 0 has step 10 twice'],
    ['a sample at another step', (file) => void (file.samples[2].step = 9), 'has step 9, which is not due'],
    ['a sample of another probe', (file) => void (file.samples[2].probe = 'margin'), 'lacks step 10'],
    ['a sample of no run', (file) => void (file.samples[2].run = 7), 'samples.2 must be a run of the spec'],
    [
      'a sample of no probe',
      (file) => void (file.samples[2].probe = '__proto__'),
      'samples.2 must be a run of the spec',
    ],
    ['a value that is none', (file) => void (file.samples[2].value = '1'), 'samples.2 must be a run of the spec'],
    [
      'another outcome',
      (file) => void (file.results[1].outcome = 'reachedTarget'),
      'must have no target by budget "steps"',
    ],
    ['an end before its budget', (file) => void (file.results[0].step = 19), 'must have made 20 steps'],
    [
      'a run that has not ended',
      (file) => void (file.results[0].outcome = null),
      'results.0.outcome must be that of a run that ended',
    ],
    ['a run less', (file) => void file.results.pop(), 'one entry for each of the 2 runs of the spec, got 1'],
    ['another η', (file) => void (file.results[0].run.learningRate = 0.2), 'results.0.run.learningRate must be 0.1'],
    ['a result without a value', (file) => void delete file.results[0].trainLoss, 'results.0.trainLoss'],
    [
      'a switch of engine',
      (file) => void file.switches.push({ run: 0, step: 4, engine: 'webgl' }),
      'fingerprint must be',
    ],
    ['another spec', (file) => void (file.spec.measure.patienceEpochs = 9), 'fingerprint must be'],
    ['no engine', (file) => void (file.engine = null), 'engine must be that which trained the runs'],
    ['another version', (file) => void (file.version = 5), 'version must be 1, 2, 3 or 4, got 5'],
    ['another format', (file) => void (file.format = 'x'), 'must be a saved sweep'],
  ])('with %s is refused, and what is wrong is named', async (_, change, message) => {
    const error = await readBy(changed(change)).catch((reason) => reason);
    expect(error).toBeInstanceOf(SpecError);
    expect(error.message).toMatch(/^sweep\.json: /);
    expect(error.message).toContain(message);
  });

  test('cut off anywhere is refused', () => {
    const text = savedSweepText('3').trimEnd();
    fc.assert(
      fc.property(fc.nat(text.length - 1), (length) => {
        expect(() => restored(text.slice(0, length))).toThrow(SpecError);
      }),
      { numRuns: RUNS },
    );
  });
});

describe('a sweep with a supplement', () => {
  type File = ReturnType<typeof JSON.parse>;
  const changed = (change: (file: File) => void) => {
    const file = JSON.parse(savedSweepText('4'));
    change(file);
    return JSON.stringify(file);
  };

  test('has it again beside the samples of the sweep, which are those without it', () => {
    const { supplement, checkpoint } = restored(savedSweepText('4'));
    const { samples } = JSON.parse(savedSweepText('4')).supplement;
    expect(supplement).toMatchObject({ tier: 'economy', ownSamples: checkpoint.samples.length });
    expect(supplement?.traces.all()).toEqual(samples);
    expect(checkpoint.samples).toEqual(restored(savedSweepText('3')).checkpoint.samples);
    expect(restored(savedSweepText('3')).supplement).toBeNull();
  });

  test.each<[string, (file: File) => void, string]>([
    ['another value', ({ supplement }) => void (supplement.samples[1].value += 1e-9), 'the samples of its checksum'],
    ['a sample less', ({ supplement }) => void supplement.samples.pop(), 'the samples of its checksum'],
    ['a sample of no run', ({ supplement }) => void (supplement.samples[1].run = 7), 'of runs of the spec'],
    ['a sample of the sweep', ({ supplement, samples }) => void supplement.samples.push(samples[0]), 'above sharpness'],
    ['a dearer tier', ({ supplement }) => void (supplement.tier = 'full'), 'the samples of the tier full, but hessian'],
  ])('but with %s there is left out, with a warning; the sweep is whole', (_, change, message) => {
    const { supplement, warnings, fingerprint } = restored(changed(change));
    expect([supplement, fingerprint]).toEqual([null, SAVED_FINGERPRINT]);
    expect(warnings).toEqual([expect.stringMatching(/^sweep\.json: supplement must have .* measure it again\.$/)]);
    expect(warnings[0]).toContain(message);
  });

  test('of no tier, or in another form, is refused', () => {
    for (const supplement of [{ tier: 'sharpness' }, [], 'full', { tier: 'full', checksum: '0', samples: [] }])
      expect(() => restored(changed((file) => void (file.supplement = supplement)))).toThrow(SpecError);
  });

  test('with a bit flipped anywhere in it has no other number: it is as it was, left out or refused', () => {
    const text = savedSweepText('4');
    const from = text.indexOf('"supplement"');
    const bytes = new TextEncoder().encode(text.slice(from));
    const expected = restored(text).supplement?.traces.all();
    const flip = fc.record({ at: fc.nat(bytes.length - 1), bit: fc.nat(6) });
    let leftOut = 0;
    fc.assert(
      fc.property(flip, ({ at, bit }) => {
        const damaged = bytes.slice();
        damaged[at] ^= 1 << bit;
        let read: ReturnType<typeof restored>;
        try {
          read = restored(text.slice(0, from) + new TextDecoder().decode(damaged));
        } catch (error) {
          expect(error).toBeInstanceOf(SpecError);
          return;
        }
        expect(read.fingerprint).toBe(SAVED_FINGERPRINT);
        if (read.supplement) expect(read.supplement.traces.all()).toEqual(expected);
        else leftOut++;
      }),
      { numRuns: RUNS },
    );
    expect(leftOut).toBeGreaterThan(0);
  });
});

describe('a sweep that has not ended', () => {
  test('goes on from the states in the file to its fingerprint', async () => {
    const { checkpoint, fingerprint, warnings } = restored(savedSweepText('3-unfinished'));
    expect([fingerprint, warnings]).toEqual([null, []]);
    expect(checkpoint.tasks.map(({ state }) => state?.step)).toEqual([16, undefined]);
    const record = await performOnSimd(opened, { resumed: checkpoint });
    expect(record.fingerprint()).toBe(SAVED_FINGERPRINT);
  });

  test('is written and read at every segment, with and without stopped runs', async () => {
    for (let segments = 0; segments < 4; segments++) {
      const first = await performOnSimd(opened, { segments });
      for (const stop of [() => {}, () => first.recordStopped()]) {
        stop();
        const { checkpoint, warnings } = restored(written(first));
        expect(warnings).toEqual([]);
        const inOrder = (runs: readonly FinishedRun[]) => runs.toSorted((a, b) => a.run - b.run);
        const { finished, ...expected } = first.checkpoint();
        expect(checkpoint).toEqual({ ...expected, finished: inOrder(finished) });
        expect((await performOnSimd(opened, { resumed: checkpoint })).fingerprint()).toBe(SAVED_FINGERPRINT);
      }
    }
  });

  test('of an earlier version starts again, and says so', () => {
    const { results, ...file } = JSON.parse(savedSweepText('2'));
    const [kept, other] = results;
    const stopped = { ...file, fingerprint: null, results: [kept, { ...other, outcome: 'stopped' }] };
    const { checkpoint, warnings } = restored(JSON.stringify(stopped));
    expect(checkpoint.tasks.map(({ cohort, state }) => [cohort.runs.length, state])).toEqual([[2, null]]);
    expect([checkpoint.samples, checkpoint.finished]).toEqual([[], []]);
    expect(warnings).toEqual([
      'sweep.json: a sweep that has not ended must be saved by version 3 to go on, got version 2. It starts again.',
    ]);
  });

  test('with a bit flipped anywhere ends with its fingerprint or is refused', async () => {
    const bytes = new TextEncoder().encode(savedSweepText('3-unfinished'));
    const outcomes = { refused: 0, restarted: 0, unharmed: 0 };
    const flip = fc.record({ at: fc.nat(bytes.length - 1), bit: fc.nat(7) });
    await fc.assert(
      fc.asyncProperty(flip, async ({ at, bit }) => {
        const damaged = bytes.slice();
        damaged[at] ^= 1 << bit;
        let read: Awaited<ReturnType<typeof readBy>>;
        try {
          read = await readBy(damaged);
        } catch (error) {
          expect(error).toBeInstanceOf(SpecError);
          outcomes.refused++;
          return;
        }
        outcomes[read.warnings.length > 0 ? 'restarted' : 'unharmed']++;
        // A changed name or a changed text of the engine changes no number.
        const record = await performOnSimd(opened, { resumed: { ...read.checkpoint, spec: opened.plan.spec } });
        expect(record.fingerprint()).toBe(SAVED_FINGERPRINT);
      }),
      { numRuns: RUNS },
    );
    expect(outcomes.refused, JSON.stringify(outcomes)).toBeGreaterThan(0);
    expect(outcomes.restarted, JSON.stringify(outcomes)).toBeGreaterThan(0);
  });
});
