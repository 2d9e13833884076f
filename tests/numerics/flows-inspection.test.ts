// A run beside its flows: what the inspector finds in a window, against states of the same rules trained here and closed forms.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chebyshevDescent } from '../../src/claims/chebyshev-descent.ts';
import { buildDataset } from '../../src/data/build-dataset.ts';
import type { Dataset } from '../../src/data/dataset.ts';
import type { Engine, Program } from '../../src/engine/contract.ts';
import { loadSimdEngineInNode } from '../../src/engine/simd/load-node.ts';
import { createInspector, type RunInspector } from '../../src/sweep/inspection/inspector.ts';
import { middleOf, windowMean, windowPlaces } from '../../src/sweep/inspection/step-window.ts';
import { planSweep } from '../../src/sweep/plan.ts';
import { atEdgeOf, varianceOf } from '../../src/sweep/rules/central-flow-memory.ts';
import { FLOW_RULES } from '../../src/sweep/rules/flow-rules.ts';
import type { RuledState } from '../../src/sweep/rules/rule.ts';
import { parseSweepSpec, type SweepSpecInput } from '../../src/sweep/spec/sweep-spec.ts';
import type { Run, SweepPlan } from '../../src/sweep/sweep-plan.ts';
import { startOf, trainRunUntil } from '../../src/sweep/training/derive-run.ts';
import { flowMisfit, flowSpec } from '../../src/sweep/training/fork.ts';

/** 2/η = 5, which gradient flow passes after about 500 steps. */
const RATE = 0.4;
const SPEC = chebyshevDescent({ learningRate: RATE, seeds: 1, steps: 700 });
const FROM = 20;
/** Before the edge, and with an eigenvalue at 2/η. */
const WINDOWS = [
  { first: 21, last: 30 },
  { first: 681, last: 700 },
];

const distance = (a: ArrayLike<number>, b: ArrayLike<number>) => Math.hypot(...Array.from(a, (x, p) => x - b[p]));

async function planned(input: SweepSpecInput) {
  const spec = parseSweepSpec(input);
  const dataset = await buildDataset(spec.dataset);
  return { dataset, plan: planSweep(spec, dataset) };
}

let engine: Engine;
let program: Program;
let plan: SweepPlan;
let dataset: Dataset;
let inspector: RunInspector;
beforeAll(async () => {
  engine = await loadSimdEngineInNode();
  ({ plan, dataset } = await planned(SPEC));
  program = await engine.open(plan.network, dataset);
  inspector = await createInspector(engine, plan, dataset);
});
afterAll(() => {
  inspector.dispose();
  program.dispose();
  engine.dispose();
});

async function lossAt(theta: Float32Array) {
  const point = await program.at(theta);
  const { loss } = await point.evaluate('train');
  point.dispose();
  return loss[0];
}

/** States of a run at steps that do not decrease. */
function walk(of: SweepPlan, run: Run) {
  let state: Promise<RuledState> | null = null;
  return (until: number) =>
    (state = (state ?? startOf(program, of, run)).then((from) =>
      trainRunUntil(program, { plan: of, run }, { state: from, until }),
    ));
}

const follow = (from: number, window: { first: number; last: number }) =>
  inspector.inspect({ run: 0, step: 0, want: { kind: 'flows', from, window } });

describe('a window of a run beside its flows', () => {
  test('is of single states of the run and of either flow, trained by their rules from the same weights', async () => {
    const [run] = plan.runs;
    const descent = walk(plan, run);
    const flows = (['centralFlow', 'gradientFlow'] as const).map((kind) => {
      const flow = planSweep(flowSpec(plan, run, FROM, FLOW_RULES[kind]), dataset);
      return { kind, stateAt: walk(flow, flow.runs[0]) };
    });
    for (const window of WINDOWS) {
      const found = await follow(FROM, window);
      const mean = new Float64Array(plan.parameters);
      for (let step = window.first; step <= window.last; step++) {
        const { theta } = await descent(step);
        expect(found.run.losses[step - window.first]).toBe(await lossAt(theta));
        for (let p = 0; p < mean.length; p++) mean[p] += theta[p] / (window.last - window.first + 1);
      }
      for (const { kind, stateAt } of flows) {
        const place = kind === 'centralFlow' ? found.central : found.gradient;
        let loss = 0;
        for (const step of windowPlaces(window)) {
          const { theta, memory } = await stateAt(step - FROM);
          const [variance, atEdge] = kind === 'centralFlow' ? [varianceOf(memory?.[0]), atEdgeOf(memory?.[0])] : [0, 0];
          loss += ((await lossAt(theta)) + variance / RATE) / 5;
          if (step !== found.step) continue;
          // sums of as many f64 numbers in another order
          expect(place.distance).toBeCloseTo(distance(mean, theta), 12);
          expect(place.atEdge).toBe(atEdge);
        }
        expect(place.loss).toBeCloseTo(loss, 12);
      }
    }
  });

  test('at the edge: the central flow stays at 2/η and near the run, gradient flow does neither', async () => {
    await follow(FROM, WINDOWS[0]);
    const { central, gradient } = await follow(FROM, WINDOWS[1]);
    expect(central.atEdge).toBeGreaterThan(0);
    // the rule keeps eigenvalues within 2.5 % of 2/η, to first order
    expect(Math.abs(central.sharpness.value * (RATE / 2) - 1)).toBeLessThan(0.05);
    expect(gradient.sharpness.value).toBeGreaterThan((1.2 * 2) / RATE);
    expect(gradient.distance).toBeGreaterThan(central.distance);
  });

  test('from initial weights it begins where the run does', async () => {
    // Places of the window 1 … 2 are steps 0, 1, 1, 1 and 2; far below the edge both flows are one.
    const { central, gradient, run } = await follow(0, { first: 1, last: 2 });
    expect(run.losses[0]).toBe(await lossAt((await walk(plan, plan.runs[0])(1)).theta));
    // errors of a step: 2 % and 0.1 % of its length
    expect(Math.abs(central.loss / gradient.loss - 1)).toBeLessThan(0.02);
  });
});

describe('windows', () => {
  test('have their middle among five places at even distances', () => {
    expect(windowPlaces({ first: 101, last: 200 })).toEqual([110, 130, 150, 170, 190]);
    expect(middleOf({ first: 101, last: 200 })).toBe(150);
  });

  test('average losses and weights', async () => {
    const mean = await windowMean({ first: 3, last: 5 }, async (step) => ({
      loss: step,
      theta: Float32Array.of(step, -2 * step),
    }));
    expect(mean.loss).toBeCloseTo(4, 14);
    expect([...mean.losses]).toEqual([3, 4, 5]);
    expect(distance(mean.theta, [4, -8])).toBeLessThan(1e-14);
  });
});

describe('runs that are not compared with flows', () => {
  const cases: readonly (readonly [string, Partial<SweepSpecInput>, RegExp])[] = [
    ['mini-batches', { grid: { learningRates: [0.1], batchSizes: [5], seeds: 1 } }, /full batch .* got 5 of 20/],
    ['momentum', { update: { momentum: 0.9 } }, /momentum: must be 0 .* got 0.9/],
    ['ReLU', { model: { ...SPEC.model, activation: 'relu' } }, /must be smooth .* got relu/],
    [
      'a schedule',
      { schedule: { rate: { kind: 'linear', from: 0, to: 0.1 } } },
      /schedule.rate: must be absent .* got a schedule/,
    ],
    ['another rule', { rule: { kind: 'sam', radius: 0.1 } }, /plain gradient descent .* got sam/],
  ];
  test.each(cases)('%s: it says why', async (_, part, reason) => {
    const other = await planned({ ...SPEC, ...part });
    const [run] = other.plan.runs;
    expect(flowMisfit(other.plan, run)).toMatch(reason);
    const refused = await createInspector(engine, other.plan, other.dataset);
    const request = { run: 0, step: 0, want: { kind: 'flows', from: 0, window: { first: 1, last: 1 } } } as const;
    await expect(refused.inspect(request)).rejects.toThrow(reason);
    refused.dispose();
  });

  test('plain full-batch descent is', () => expect(flowMisfit(plan, plan.runs[0])).toBeUndefined());
});
