import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildDataset } from '../../src/data/build-dataset.ts';
import type { Engine } from '../../src/engine/contract.ts';
import { loadSimdEngineInNode } from '../../src/engine/simd/load-node.ts';
import { createInspector, type RunInspector } from '../../src/sweep/inspection/inspector.ts';
import { planSweep } from '../../src/sweep/plan.ts';
import { createTraceStore, type RecordedProbe, type TraceStore } from '../../src/sweep/results/trace-store.ts';
import { performSegment } from '../../src/sweep/segment/segment.ts';
import { parseSweepSpec, type SweepSpecInput } from '../../src/sweep/spec/sweep-spec.ts';
import type { SweepPlan } from '../../src/sweep/sweep-plan.ts';

const MOONS: SweepSpecInput = {
  version: 1,
  dataset: { source: { kind: 'moons' }, trainCount: 64, testCount: 40 },
  model: { hidden: [8] },
  grid: { learningRates: [0.5], batchSizes: [8], seeds: [3, 4] },
  budget: { kind: 'steps', steps: 60 },
  measure: { tier: 'standard', sharpnessPerDecade: 3 },
};
const GLYPHS: SweepSpecInput = {
  ...MOONS,
  dataset: { source: { kind: 'glyphs', side: 8 }, trainCount: 64, testCount: 40 },
};

/** A sweep as the page has it: trained and measured segment by segment; and an inspector that has seen none of it. */
async function opened(engine: Engine, input: SweepSpecInput) {
  const spec = parseSweepSpec(input);
  const dataset = await buildDataset(spec.dataset);
  const plan = planSweep(spec, dataset);
  const program = await engine.open(plan.network, dataset);
  const traces = createTraceStore();
  const cohort = { id: 0, batchSize: 8, runs: plan.runs };
  traces.append((await performSegment(program, plan, { cohort, state: null, untilStep: 60 })).samples);
  program.dispose();
  return { plan, dataset, traces, inspector: await createInspector(engine, plan, dataset) };
}

let engine: Engine;
let sweep: { plan: SweepPlan; traces: TraceStore; inspector: RunInspector };
beforeAll(async () => {
  engine = await loadSimdEngineInNode();
  sweep = await opened(engine, MOONS);
});
afterAll(() => engine.dispose());

function recorded(run: number, probe: RecordedProbe, step: number) {
  const sample = sweep.traces.trace(run, probe).find((known) => known.step === step);
  if (!sample) throw new Error(`${probe} of run ${run} was not measured at step ${step}.`);
  return sample;
}

describe('what the inspector finds agrees with what the sweep measured (simd)', () => {
  test.each([0, 1])('λ₁ and λ₂ of run %i at every step of the sweep, within both errors', async (run) => {
    const steps = sweep.traces.trace(run, 'hessianSecond').map(({ step }) => step);
    const found = await sweep.inspector.inspect({ run, step: 0, want: { kind: 'eigenvalues', steps } });
    expect(found.steps).toEqual(steps);
    found.top.forEach(([first, second], i) => {
      for (const [eigenvalue, probe] of [
        [first, 'sharpness'],
        [second, 'hessianSecond'],
      ] as const) {
        const { value, error = 0 } = recorded(run, probe, steps[i]);
        expect(Math.abs(eigenvalue.value - value)).toBeLessThanOrEqual(eigenvalue.error + error);
      }
    });
  });

  test('the middle of a slice along eigenvectors is the recorded loss, whichever step was looked at before', async () => {
    for (const step of [60, 8, 60]) {
      const want = { kind: 'slice', plane: 'eigenvectors' } as const;
      const { x, y, loss, trajectory } = await sweep.inspector.inspect({ run: 1, step, want });
      const middle = ((y.length - 1) / 2) * x.length + (x.length - 1) / 2;
      const { value } = sweep.traces.trace(1, 'trainLoss').find((sample) => sample.step === step) ?? { value: NaN };
      expect(Math.abs(loss[middle] - value)).toBeLessThanOrEqual(2 ** -18 * (1 + value));
      expect(trajectory.at(-1)).toEqual({ step, x: 0, y: 0 });
    }
  });

  test('the trajectory lies inside its own plane, which explains most of it', async () => {
    const want = { kind: 'slice', plane: 'trajectory' } as const;
    const { x, y, trajectory, explained } = await sweep.inspector.inspect({ run: 0, step: 60, want });
    for (const at of trajectory) {
      expect(at.x >= x[0] && at.x <= x[x.length - 1]).toBe(true);
      expect(at.y >= y[0] && at.y <= y[y.length - 1]).toBe(true);
    }
    expect((explained?.[0] ?? 0) + (explained?.[1] ?? 0)).toBeGreaterThan(0.8);
  });

  test('a run that has not moved is shown in a random plane', async () => {
    const want = { kind: 'slice', plane: 'trajectory' } as const;
    expect((await sweep.inspector.inspect({ run: 0, step: 0, want })).plane).toBe('random');
  });

  test('the density integrates to 1 and reaches to λ₁', async () => {
    const { top, places, density } = await sweep.inspector.inspect({ run: 0, step: 60, want: { kind: 'spectrum' } });
    const mass = density.reduce((sum, value) => sum + value * (places[1] - places[0]), 0);
    expect(mass).toBeGreaterThan(0.98); // the smoothed tails end at the edge of the plot
    expect(mass).toBeLessThan(1.01);
    expect(places[0]).toBeLessThan(0);
    expect(places[places.length - 1]).toBeGreaterThan(top[0].value);
  });

  test('the decision field covers the examples, in probabilities of the likelier class', async () => {
    const field = await sweep.inspector.inspect({ run: 0, step: 60, want: { kind: 'predictions' } });
    if (field?.kind !== 'field') throw new Error('moons have two features, so a field.');
    expect(field.points).toHaveLength(128);
    expect(new Set(field.predicted)).toEqual(new Set([0, 1]));
    expect(field.confidence.every((p) => p >= 0.5 && p <= 1)).toBe(true);
  });

  test('images: as many mistakes as the recorded test accuracy says, the most confident first', async () => {
    const glyphs = await opened(engine, GLYPHS);
    const found = await glyphs.inspector.inspect({ run: 0, step: 60, want: { kind: 'predictions' } });
    if (found?.kind !== 'images') throw new Error('glyphs are images.');
    expect(1 - found.wrong / found.count).toBeCloseTo(glyphs.traces.last(0, 'testAccuracy')?.value ?? NaN, 9);
    const wrong = found.images.filter(({ label, predicted }) => label !== predicted);
    expect(wrong.map(({ confidence }) => confidence)).toEqual(
      wrong.map(({ confidence }) => confidence).toSorted((a, b) => b - a),
    );
    expect(found.images[0].pixels).toHaveLength(64);
  });

  test('between two runs: at 0 and 1 the recorded losses, in between those of the line, whichever way it is walked', async () => {
    const [, , { step: otherStep }] = sweep.traces.trace(1, 'testLoss');
    expect(otherStep).toBeGreaterThan(0);
    const want = { kind: 'interpolation', other: 1, otherStep } as const;
    const { fractions, train, test: tested, distance } = await sweep.inspector.inspect({ run: 0, step: 60, want });
    const at = (fraction: number) => fractions.indexOf(fraction);
    expect([fractions[0], fractions.at(-1)]).toEqual([-0.5, 1.5]);
    for (const [loss, probe] of [
      [train.loss, 'trainLoss'],
      [tested?.loss, 'testLoss'],
    ] as const) {
      // the same network evaluated among others: the same bits
      expect(loss?.[at(0)]).toBe(recorded(0, probe, 60).value);
      expect(loss?.[at(1)]).toBe(recorded(1, probe, otherStep).value);
    }
    const above = Array.from(train.loss, (loss, i) =>
      fractions[i] < 0 || fractions[i] > 1
        ? -1
        : loss - (1 - fractions[i]) * train.loss[at(0)] - fractions[i] * train.loss[at(1)],
    );
    expect(train.barrier).toBeCloseTo(Math.max(...above), 12);
    expect(train.top).toBe(fractions[above.indexOf(Math.max(...above))]);
    expect(train.barrier).toBeGreaterThan(100 * train.error); // two seeds do not share a valley here

    const back = { kind: 'interpolation', other: 0, otherStep: 60 } as const;
    const reversed = await sweep.inspector.inspect({ run: 1, step: otherStep, want: back });
    expect(reversed.distance).toBe(distance);
    // places are stored in f32 from either end
    Array.from(reversed.train.loss)
      .reverse()
      .forEach((loss, i) => {
        expect(Math.abs(loss - train.loss[i])).toBeLessThanOrEqual(2 ** -18 * (1 + loss));
      });
  });

  test('from a run to a later step of its own: the distance that the run has gone since', async () => {
    const from = recorded(0, 'distance', 60);
    const want = { kind: 'interpolation', other: 0, otherStep: 60 } as const;
    const { distance } = await sweep.inspector.inspect({ run: 0, step: 0, want });
    expect(Math.abs(distance - from.value)).toBeLessThanOrEqual(from.error ?? 0);
    const nowhere = await sweep.inspector.inspect({ run: 0, step: 60, want });
    expect([nowhere.distance, nowhere.train.barrier]).toEqual([0, 0]);
  });

  test('a step beyond the run is refused', async () => {
    const want = { kind: 'predictions' } as const;
    await expect(sweep.inspector.inspect({ run: 0, step: 61, want })).rejects.toThrow(/integer in \[0, 60\], got 61/);
  });
});
