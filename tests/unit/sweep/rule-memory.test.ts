import { expect, test } from 'vitest';
import { planSweep } from '../../../src/sweep/plan.ts';
import { stateBytes, stateFromBytes } from '../../../src/sweep/saved/state-bytes.ts';
import type { SegmentState } from '../../../src/sweep/segment/segment-state.ts';
import { DEFAULT_SPEC } from '../../../src/sweep/spec/default-spec.ts';
import { parseSweepSpec } from '../../../src/sweep/spec/sweep-spec.ts';

const dataset = { inputShape: [6], classes: 10, train: { count: 512 }, test: { count: 0 } };
const rule = { kind: 'bulkSgd', directions: 100 } as const;
const spec = parseSweepSpec({ ...DEFAULT_SPEC, model: { hidden: [8] }, rule, measure: {} });
const plan = planSweep(spec, dataset as unknown as Parameters<typeof planSweep>[1]);
const P = plan.parameters;
const runs = plan.runs.slice(0, 2);
const cohort = { id: 0, batchSize: runs[0].batchSize, runs };

const stateWith = (memory: SegmentState['memory']): SegmentState => ({
  step: 3,
  runs,
  theta: new Float32Array(2 * P).fill(1),
  velocity: new Float32Array(2 * P).fill(2),
  ...(memory && { memory }),
  watched: runs.map(() => ({ initialLoss: 1, aboveSince: null })),
  sharpest: [undefined, undefined],
});

test('a hundred eigenvectors, the most that a rule may ask for, are read as they were written', () => {
  const memory = [0, 1].map((row) => Float32Array.from({ length: 100 * P }, (_, i) => row + i / 7));
  expect(stateFromBytes(stateBytes(stateWith(memory)), plan, cohort)).toEqual(stateWith(memory));
});

test('a memory that no rule has is damage', () => {
  const memory = [0, 1].map(() => new Float32Array(129 * (P + 1)));
  expect(() => stateFromBytes(stateBytes(stateWith(memory)), plan, cohort)).toThrow(/memory of a rule/);
});
