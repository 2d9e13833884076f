// Specs that ask for more than there is: parsed, bounded and planned, as those of links and files are.
import { describe, expect, test } from 'vitest';
import { boundedCost } from '../../../src/sweep/cost/bounds.ts';
import { planSweep } from '../../../src/sweep/plan.ts';
import { parseSweepSpec } from '../../../src/sweep/spec/sweep-spec.ts';

const base = {
  version: 1,
  dataset: { source: { kind: 'glyphs' }, trainCount: 256, testCount: 100 },
  model: { hidden: [8] },
  grid: { learningRates: [0.1], batchSizes: [8], seeds: 1 },
  budget: { kind: 'epochs', epochs: 100 },
};
const nested = (depth: number) => {
  let start: unknown = { learningRate: 0.1, batchSize: 8, steps: 1 };
  for (let i = 0; i < depth; i++) start = { learningRate: 0.1, batchSize: 8, steps: 1, start };
  return start;
};
/** As a page or the command line does, up to the data. */
function planOf(change: object) {
  const spec = parseSweepSpec({ ...base, ...change });
  boundedCost(spec);
  const examples = (count: number) => ({ count, inputs: new Float32Array(0), labels: new Uint16Array(0) });
  const { trainCount, testCount } = spec.dataset;
  return planSweep(spec, {
    inputShape: [12, 12, 1],
    classes: 10,
    train: examples(trainCount),
    test: examples(testCount),
  });
}

const everyEpoch = { batch: { kind: 'cyclic', baseEpochs: 1, otherEpochs: 1, factor: 2 } };
const REFUSED: readonly [string, object, RegExp][] = [
  [
    '10⁸ epochs of alternating B',
    { budget: { kind: 'epochs', epochs: 1e8 }, schedule: everyEpoch },
    /^schedule\.batch/,
  ],
  ['10⁸ steps of alternating B', { budget: { kind: 'steps', steps: 1e8 }, schedule: everyEpoch }, /^schedule\.batch/],
  [
    'a step schedule of 10⁻⁹ epochs',
    { schedule: { rate: { kind: 'step', everyEpochs: 1e-9, factor: 0.9 } } },
    /^schedule\.rate/,
  ],
  ['a warm-up through 10⁶ changes of B', { schedule: { ...everyEpoch, warmupEpochs: 1e6 } }, /^schedule\.batch/],
  ['η·step of 10³⁰⁸', { budget: { kind: 'etaSteps', etaSteps: 1e308 } }, /budget\.etaSteps/],
  ['17 starts', { start: nested(17) }, /start must hold at most 16 starts/],
  ['10,000 starts', { start: nested(10_000) }, /start must hold at most 16 starts/],
  ['η twice', { grid: { ...base.grid, learningRates: [0.1, 0.2, 0.1] } }, /must hold every value once/],
  ['B twice', { grid: { ...base.grid, batchSizes: ['full', 'full'] } }, /must hold every value once/],
  ['a seed twice', { grid: { ...base.grid, seeds: [1, 1] } }, /must hold every value once/],
  [
    '65 learning rates',
    { grid: { ...base.grid, learningRates: Array.from({ length: 65 }, (_, i) => i + 1) } },
    /learningRates/,
  ],
  ['10⁶ learning rates', { grid: { ...base.grid, learningRates: Array(1e6).fill(0.1) } }, /learningRates/],
  ['10⁶ seeds', { grid: { ...base.grid, seeds: 1e6 } }, /seeds/],
  [
    '64,000 runs',
    { grid: { ...base.grid, learningRates: { from: 0.1, to: 1, count: 64 }, seeds: 1000 } },
    /at most 20000 runs/,
  ],
  ['NaN', { grid: { ...base.grid, learningRates: [Number.NaN] } }, /learningRates/],
  ['infinity', { model: { hidden: [8], gain: Number.POSITIVE_INFINITY } }, /gain/],
  ['a seed of 2⁵³', { grid: { ...base.grid, seeds: [2 ** 53] } }, /seeds/],
  ['a negative B', { grid: { ...base.grid, batchSizes: [-8] } }, /batchSizes/],
  ['10⁹ examples', { dataset: { ...base.dataset, trainCount: 1e9 } }, /trainCount/],
  ['layers of 10⁹', { model: { hidden: [1e9] } }, /hidden/],
  ['a thousand layers', { model: { hidden: Array(1000).fill(8) } }, /hidden/],
  ['a name of a megabyte', { name: 'x'.repeat(1 << 20) }, /name/],
  ['an unknown key of a megabyte', { ['y'.repeat(1 << 20)]: 1 }, /Unrecognized key/],
  [
    'a thousand unknown keys',
    Object.fromEntries(Array.from({ length: 1000 }, (_, i) => [`key ${i}`, i])),
    /Unrecognized/,
  ],
  ['another version', { version: 2 }, /version/],
];

describe('a spec is refused, with a text of readable length, that asks for', () => {
  test.each(REFUSED)('%s', { timeout: 10_000 }, (_, change, message) => {
    let text = '';
    try {
      planOf(change);
    } catch (error) {
      text = (error as Error).message;
      expect((error as Error).name).toBe('SpecError');
    }
    expect(text).toMatch(message);
    expect(text.length).toBeLessThanOrEqual(2000);
  });
});

test('what is within the limits is planned: sixteen starts, ten thousand changes of B', () => {
  expect(planOf({ start: nested(15) }).runs).toHaveLength(1);
  expect(planOf({ schedule: everyEpoch, budget: { kind: 'epochs', epochs: 9000 } }).runs).toHaveLength(1);
});
