import { describe, expect, test } from 'vitest';
import { fullBatchFormula, fullBatchLimit } from '../../../src/theory/limits/full-batch.ts';
import { errorBars } from '../../../src/ui/charts/error-bars.ts';
import type { TraceLine } from '../../../src/ui/charts/trace-line.ts';
import { limitLines, widenToLimits } from '../../../src/ui/panels/sharpness/scene.ts';
import {
  batchSharpnessLimit,
  limitFormula,
  limitNote,
  limitNoteOf,
  limitOfProbe,
  preconditionedSharpnessLimit,
  sharpnessLimit,
} from '../../../src/ui/stability-limit.ts';
import { FIXTURE_SPEC, fixtureSweep } from '../../support/board-fixture.ts';

const plain = { momentum: 0, nesterov: false, weightDecay: 0 };

describe('the limit of stability', () => {
  test.each([
    [plain, 20, '2/η'],
    [{ ...plain, momentum: 0.5 }, 30, '2(1+μ)/η'],
    [{ ...plain, momentum: 0.5, nesterov: true }, 15, '2(1+μ)/((1+2μ)η)'],
    [{ ...plain, weightDecay: 1 }, 19, '2/η − wd'],
  ])('%s at η = 0.1 is %s, written %s', (update, limit, formula) => {
    expect(fullBatchLimit({ ...update, learningRate: 0.1 })).toBeCloseTo(limit, 9);
    expect(fullBatchFormula(update)).toBe(formula);
  });
  test.each([false, true])('a quadratic of that curvature neither grows nor shrinks (Nesterov: %s)', (nesterov) => {
    const [eta, mu] = [0.1, 0.5];
    const lambda = fullBatchLimit({ learningRate: eta, momentum: mu, nesterov, weightDecay: 0 }) ?? Number.NaN;
    let theta = 1;
    let m = -lambda / (1 + mu); // the eigenvector of the root −1: m, like θ, only changes sign
    for (let step = 0; step < 4; step++) {
      m = mu * m + lambda * theta;
      theta -= eta * (nesterov ? lambda * theta + mu * m : m);
      expect(Math.abs(theta)).toBeCloseTo(1, 9);
    }
  });
});

const planOf = (change: object = {}) =>
  fixtureSweep({
    spec: { ...FIXTURE_SPEC, grid: { learningRates: [0.1, 0.2], batchSizes: [8, 'full'], seeds: 2 }, ...change },
  }).plan;
const options = { limitOf: sharpnessLimit, clock: 'steps' as const, highlighted: null };

const SQUARED = { model: { ...FIXTURE_SPEC.model, loss: 'squaredError' as const } };

describe('what holds is drawn, or nothing', () => {
  const halving = { schedule: { rate: { kind: 'step' as const, everyEpochs: 1, factor: 0.5 } } };
  /** [B = 8, B = N] at η = 0.1, step 0. */
  const limits = (change: object, limitOf = sharpnessLimit) => {
    const plan = planOf(change);
    return [8, plan.examples].map((size) => {
      const run = plan.runs.find(({ learningRate, batchSize }) => learningRate === 0.1 && batchSize === size);
      return run ? limitOf(plan, run, 0) : Number.NaN;
    });
  };
  test.each<readonly [string, object, readonly (number | null)[]]>([
    ['plain SGD', {}, [20, 20]],
    ['momentum: at the full batch alone', { update: { momentum: 0.5 } }, [null, 30]],
    ['momentum with replacement: nowhere', { update: { momentum: 0.5 }, sampling: 'withReplacement' }, [null, null]],
    ['weight decay', { update: { weightDecay: 1 } }, [19, 19]],
    ['SAM', { rule: { kind: 'sam' } }, [null, null]],
    ['SVAG', { rule: { kind: 'svag', level: 4 } }, [null, null]],
    ['Nudged-SGD', { rule: { kind: 'nudged', factor: 0.1 } }, [null, null]],
    ['gradient flow', { rule: { kind: 'gradientFlow' } }, [null, null]],
    ['noise injected into full gradients', { rule: { kind: 'injectedNoise', shape: 'white' } }, [20, 20]],
    ...['adam', 'adamw', 'rmsprop', 'adagrad', 'signDescent', 'lion', 'muon', 'domSgd', 'bulkSgd'].map(
      (kind) => [kind, { rule: { kind } }, [null, null]] as const,
    ),
    ['noise on targets', { ...SQUARED, rule: { kind: 'freshLabelNoise', shape: 'targets', deviation: 1 } }, [20, 20]],
    ['replaced labels', { rule: { kind: 'freshLabelNoise', shape: 'classes', probability: 0.1 } }, [null, null]],
  ])('%s', (_, change, expected) => {
    expect(limits(change)).toEqual(expected);
    expect(limitNote(planOf(change)) === null).toBe(expected.some((limit) => limit !== null));
  });
  test.each<readonly [string, object, readonly (number | null)[]]>([
    ['plain SGD', {}, [20, 20]],
    ['momentum', { update: { momentum: 0.5 } }, [null, null]],
    ['Adam', { rule: { kind: 'adam' } }, [null, null]],
    [
      'noise on targets, of which it is not known',
      { ...SQUARED, rule: { kind: 'freshLabelNoise', shape: 'targets', deviation: 1 } },
      [null, null],
    ],
    ['injected noise, which draws no batches', { rule: { kind: 'injectedNoise', shape: 'white' } }, [null, null]],
  ])('batch sharpness with %s', (_, change, expected) => expect(limits(change, batchSharpnessLimit)).toEqual(expected));

  test('where none is known the page says so, and for what', () => {
    expect(limitNote(planOf())).toBeNull();
    expect(limitNote(planOf({ rule: { kind: 'svag', level: 4 } }))).toBe(
      'No stability limit of λ₁ is known for SVAG of level 4; none is drawn.',
    );
    expect(limitNote(planOf({ rule: { kind: 'lion' } }))).toBe(
      'No stability limit of λ₁ is known for Lion with β₁ = 0.9, β₂ = 0.99; none is drawn.',
    );
    expect(limitNote(planOf({ update: { momentum: 0.5 }, sampling: 'withReplacement' }))).toContain('for SGD at this');
  });

  test.each([
    [{ kind: 'adam' }, '38/η'],
    [{ kind: 'adam', beta1: 0.8 }, '18/η'],
    [{ kind: 'adamw' }, '38/η'],
    [{ kind: 'rmsprop' }, '2/η'],
  ])('of %j it says that the limit %s is one of another quantity', (rule, formula) => {
    const note = limitNote(planOf({ rule }));
    expect(note).toMatch(/^No stability limit of λ₁ is known for /);
    expect(note).toContain(
      `That of its full batch, ${formula}, is one of λ₁(P⁻¹H), drawn under preconditioned sharpness.`,
    );
    expect(limitLines(planOf({ rule }), options)).toEqual([]);
    const decayed = limitNote(planOf({ rule, update: { weightDecay: 0.1 } }));
    if (rule.kind === 'adamw') expect(decayed).toContain('38/η − 19 wd, is one of λ₁(P⁻¹H)');
    else expect(decayed).not.toContain('P⁻¹H');
  });

  test.each([
    ['adam', false],
    ['rmsprop', true],
  ])('of %s with mini-batches alone it says whether that limit is drawn: %s', (kind, isDrawn) => {
    const plan = planOf({ rule: { kind }, grid: { learningRates: [0.1], batchSizes: [8], seeds: 1 } });
    expect(limitNote(plan)?.includes('drawn under preconditioned sharpness')).toBe(isDrawn);
    expect(limitNoteOf(plan, 'preconditionedSharpness') === null).toBe(isDrawn);
  });

  test.each<readonly [string, object, readonly (number | null)[], string]>([
    ['Adam', { rule: { kind: 'adam' } }, [null, 380], '38/η'],
    ['AdamW', { rule: { kind: 'adamw' }, update: { weightDecay: 1 } }, [null, 361], '38/η − 19 wd'],
    ['AdamW without averages', { rule: { kind: 'adamw', beta1: 0 }, update: { weightDecay: 1 } }, [19, 19], '2/η − wd'],
    ['Adam with weight decay', { rule: { kind: 'adam' }, update: { weightDecay: 1 } }, [null, null], '38/η − 19 wd'],
    ['RMSProp', { rule: { kind: 'rmsprop' } }, [20, 20], '2/η'],
    ['Adagrad', { rule: { kind: 'adagrad' } }, [20, 20], '2/η'],
    ['SGD', {}, [null, null], ''],
    ['Lion', { rule: { kind: 'lion' } }, [null, null], ''],
  ])('λ₁(P⁻¹H) with %s', (_, change, expected, formula) => {
    const plan = planOf(change);
    expect(limits(change, preconditionedSharpnessLimit)).toEqual(
      expected.map((limit) => (limit === null ? null : expect.closeTo(limit, 9))),
    );
    expect(limitOfProbe('preconditionedSharpness')).toBe(preconditionedSharpnessLimit);
    if (expected.some((limit) => limit !== null)) {
      expect(limitFormula(plan, 'preconditionedSharpness')).toBe(formula);
      expect(limitNoteOf(plan, 'preconditionedSharpness')).toBeNull();
      const lines = limitLines(plan, { ...options, limitOf: preconditionedSharpnessLimit });
      expect(lines.map(({ learningRate }) => learningRate)).toEqual([0.1, 0.2]);
    } else expect(limitNoteOf(plan, 'preconditionedSharpness')).toMatch(/./);
  });

  test('where λ₁(P⁻¹H) is not measured or has no limit the panel says why', () => {
    const note = (change: object) => limitNoteOf(planOf(change), 'preconditionedSharpness');
    expect(note({})).toContain('P is 1 and λ₁(P⁻¹H) is λ₁');
    expect(note({ rule: { kind: 'muon' }, model: { ...FIXTURE_SPEC.model, hidden: [4] } })).toContain(
      'there is no λ₁(P⁻¹H)',
    );
    expect(note({ rule: { kind: 'adam' }, update: { weightDecay: 0.1 } })).toContain('at this weight decay and B');
    expect(limitNoteOf(planOf(), 'batchSharpness')).toBeNull();
  });

  test('a limit is written as the formula of its rule; without a rule in theory there is none', () => {
    expect(limitFormula(planOf({ update: { momentum: 0.5 } }))).toBe('2(1+μ)/η');
    expect(limitFormula(planOf({ rule: { kind: 'injectedNoise', shape: 'white' } }))).toBe('2/η');
    expect(limitFormula(planOf({ rule: { kind: 'sam' } }))).toBe('');
  });

  test('weight decay that uses up the whole limit leaves none', () => {
    const plan = planOf({ update: { weightDecay: 10 }, grid: { learningRates: [0.2], batchSizes: [8], seeds: 1 } });
    expect(sharpnessLimit(plan, plan.runs[0], 0)).toBeNull();
    expect(limitLines(plan, options)).toEqual([]);
  });

  test('one line per η, lit where a highlighted run has that η', () => {
    const { plan } = fixtureSweep();
    const lines = limitLines(plan, { ...options, highlighted: new Set([0]) });
    expect(lines.map(({ learningRate, lit, points }) => [learningRate, lit, points])).toEqual(
      plan.learningRates.map((rate, i) => [rate, i === 0, [[0, 2 / rate]]]),
    );
  });
  test('with momentum the line is that of the full batch, lit by its runs alone', () => {
    const plan = planOf({ update: { momentum: 0.5 } });
    const idOf = (size: number) => plan.runs.find(({ batchSize }) => batchSize === size)?.id ?? -1;
    const litAt = (size: number) =>
      limitLines(plan, { ...options, highlighted: new Set([idOf(size)]) }).map(({ lit, points }) => [
        lit,
        points[0][1],
      ]);
    expect(litAt(8)).toEqual([
      [false, 30],
      [false, 15],
    ]);
    expect(litAt(plan.examples)[0]).toEqual([true, 30]);
  });
  test('under a schedule a highlighted run has a curve that follows η at each step; the tip reads the same number', () => {
    const plan = planOf(halving);
    expect(limitLines(plan, options)).toEqual([]);
    const run = plan.runs[0];
    const [line] = limitLines(plan, { ...options, highlighted: new Set([run.id]) });
    const perEpoch = plan.examples / run.batchSize;
    for (const [step, limit] of line.points) {
      expect(limit).toBeCloseTo(20 * 2 ** Math.floor(step / perEpoch), 6);
      expect(limit).toBe(sharpnessLimit(plan, run, step));
    }
    expect(new Set(line.points.map(([, limit]) => limit)).size).toBeGreaterThan(3);
  });
});

test('limits near the data widen the axis, far ones do not; of a curve the least counts', () => {
  const line = (...limits: number[]) => ({
    key: String(limits),
    learningRate: 1,
    points: limits.map((limit, i): [number, number] => [i, limit]),
    lit: false,
  });
  expect(widenToLimits([1, 4], [line(20), line(4000)])).toEqual([1, 20]);
  expect(widenToLimits([1, 4], [line(8, 80, 800)])).toEqual([1, 8]);
});

test('residuals are bars where they can be seen', () => {
  const sample = { run: 0, probe: 'sharpness' as const, value: 2 };
  const line: TraceLine = {
    run: fixtureSweep().plan.runs[0],
    probe: 'sharpness',
    points: [
      { x: 10, y: 0, sample: { ...sample, step: 1, error: 0.5 } },
      { x: 20, y: 0, sample: { ...sample, step: 2, error: 0.001 } },
    ],
    colour: 'red',
    dashed: false,
  };
  const y = (value: number) => -10 * value;
  const frame = { top: -100, bottom: 0 };
  expect(errorBars([line], { frame, y, highlighted: null })).toEqual([
    { key: '0 sharpness 1', x: 10, top: -25, bottom: -15, colour: 'red' },
  ]);
  expect(errorBars([line], { frame, y, highlighted: new Set([1]) })).toEqual([]);
});
