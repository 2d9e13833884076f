import { describe, expect, test } from 'vitest';
import type { EngineTiming } from '../../../src/engine/engine-timing.ts';
import { planSweep } from '../../../src/sweep/plan.ts';
import { parseSweepSpec, type SweepSpecInput } from '../../../src/sweep/spec/sweep-spec.ts';
import { createTimingMemory, type KeptText, workloadOf } from '../../../src/worker/timing-memory.ts';

const examples = (count: number) => ({ count, inputs: new Float32Array(0), labels: new Uint16Array(0) });
function planOf(change: Partial<SweepSpecInput> = {}) {
  const spec = parseSweepSpec({
    version: 1,
    dataset: { source: { kind: 'moons' }, trainCount: 256, testCount: 0 },
    model: { hidden: [16] },
    grid: { learningRates: [0.1, 0.2], batchSizes: [8, 16, 32], seeds: 2 },
    budget: { kind: 'steps', steps: 2 },
    ...change,
  });
  return planSweep(spec, { inputShape: [2], classes: 2, train: examples(256), test: examples(0) });
}
const TIMING: EngineTiming = {
  at: 1e12,
  times: [{ kind: 'simd', device: 'this one', milliseconds: 0.02 }],
  refusals: ['WebGL 2 is not available in this browser.'],
};

/** A text that outlives its readers, as in a browser. */
function textOf(initial: string | null = null): KeptText & { text: string | null } {
  const kept = {
    text: initial,
    read: () => kept.text,
    write(text: string) {
      kept.text = text;
    },
  };
  return kept;
}

describe('what is remembered of the speed of engines', () => {
  test('outlives the page, and is forgotten on request', () => {
    const text = textOf();
    expect(createTimingMemory(text, 'here').of(planOf())).toBeNull();
    createTimingMemory(text, 'here').keep(planOf(), TIMING);
    const again = createTimingMemory(text, 'here');
    expect(again.of(planOf())).toEqual(TIMING);
    again.forget(planOf());
    expect(createTimingMemory(text, 'here').of(planOf())).toBeNull();
  });

  test('is of one machine', () => {
    const text = textOf();
    createTimingMemory(text, 'here').keep(planOf(), TIMING);
    expect(createTimingMemory(text, 'another browser').of(planOf())).toBeNull();
  });

  test('lasts as long as the page where nothing can be stored', () => {
    const memory = createTimingMemory({ read: () => null, write: () => {} }, 'here');
    memory.keep(planOf(), TIMING);
    expect(memory.of(planOf())).toEqual(TIMING);
  });

  const fast = { kind: 'webgl', device: 'x', milliseconds: 0 };
  test.each([
    'null',
    '{',
    '{"version":0,"machine":"here","timings":{}}',
    JSON.stringify({ version: 1, machine: 'here', timings: { [workloadOf(planOf())]: { ...TIMING, times: [fast] } } }),
    JSON.stringify({ version: 1, machine: 'here', timings: { [workloadOf(planOf())]: { ...TIMING, times: [] } } }),
    ' '.repeat(1 << 20),
  ])('is nothing where the text is none of ours: %#', (text) =>
    expect(createTimingMemory(textOf(text), 'here').of(planOf())).toBeNull(),
  );

  test('the oldest of very many kinds go first', () => {
    const text = textOf();
    const memory = createTimingMemory(text, 'here');
    // P = 2h + h + 2h + 2 is in another power of two for each h, and so is the number of runs of one B.
    const plans = [1, 4, 8, 16, 32, 64, 128, 256, 512].flatMap((width) =>
      [1, 2, 4, 8, 16, 32, 64, 128].map((seeds) =>
        planOf({ model: { hidden: [width] }, grid: { learningRates: [0.1], batchSizes: [8], seeds } }),
      ),
    );
    expect(new Set(plans.map(workloadOf)).size).toBe(72);
    plans.forEach((plan, i) => void memory.keep(plan, { ...TIMING, at: i }));
    const again = createTimingMemory(text, 'here');
    expect(plans.map((plan) => again.of(plan) !== null)).toEqual(plans.map((_, i) => i >= 72 - 64));
  });
});

describe('sweeps of one kind', () => {
  const same = workloadOf(planOf());
  test.each([
    ['more steps', { budget: { kind: 'steps', steps: 900 } }],
    ['other rates', { grid: { learningRates: [0.3, 0.4], batchSizes: [8, 16, 32], seeds: 2 } }],
    ['other outer batch sizes', { grid: { learningRates: [0.1, 0.2], batchSizes: [4, 16, 64], seeds: 2 } }],
    ['slightly more parameters', { model: { hidden: [18] } }],
  ] as const)('%s: the same', (_, change) => expect(workloadOf(planOf(change as Partial<SweepSpecInput>))).toBe(same));
  test.each([
    ['twice the parameters', { model: { hidden: [32] } }],
    ['twice the median batch size', { grid: { learningRates: [0.1, 0.2], batchSizes: [8, 32, 64], seeds: 2 } }],
    ['twice the runs', { grid: { learningRates: [0.1, 0.2], batchSizes: [8, 16, 32], seeds: 4 } }],
    ['another rule', { rule: { kind: 'sam', radius: 0.05 } }],
  ] as const)('%s: another', (_, change) =>
    expect(workloadOf(planOf(change as Partial<SweepSpecInput>))).not.toBe(same),
  );
});
