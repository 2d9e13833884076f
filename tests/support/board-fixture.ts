import type { StoreApi } from 'zustand/vanilla';
import type { AppState, BoardSweep, SweepStatus } from '../../src/state/app-state.ts';
import { createAppStore } from '../../src/state/store.ts';
import { planSweep } from '../../src/sweep/plan.ts';
import { createTraceStore, type Sample } from '../../src/sweep/results/trace-store.ts';
import { logSpacedSteps } from '../../src/sweep/segment/evaluation-grid.ts';
import type { FinishedRun } from '../../src/sweep/segment/run-status.ts';
import { parseSweepSpec, type SweepSpec, type SweepSpecInput } from '../../src/sweep/spec/sweep-spec.ts';
import type { Run, SweepPlan } from '../../src/sweep/sweep-plan.ts';
import { REFUSING } from './refusing-dependencies.ts';

export const FIXTURE_SPEC: SweepSpecInput = {
  version: 1,
  name: 'Sharpness follows η/B',
  dataset: { source: { kind: 'glyphs' }, trainCount: 512, testCount: 4000 },
  model: { hidden: [32, 32] },
  grid: { learningRates: [0.05, 0.1, 0.2, 0.4, 0.8, 1.6], batchSizes: [4, 8, 16, 32, 64, 128], seeds: 3 },
  budget: { kind: 'untilLoss', loss: 0.05, maxEpochs: 150 },
};

/** A number in [−1, 1) that looks random, the same for the same arguments. */
function wobble(...keys: readonly number[]): number {
  const mixed = Math.sin(keys.reduce((sum, key, i) => sum + (key + 1) * (12.9898 + 65.12 * i), 0)) * 43758.5453;
  return 2 * (mixed - Math.floor(mixed)) - 1;
}

/** What a run of the default sweep looks like, made up: λ₁ falls with η/B until η is large, the gap with it. */
function story({ learningRate, batchSize, seed, id }: Run, plan: SweepPlan) {
  const ratio = learningRate / batchSize;
  const diverges = ratio >= 0.4 || (ratio >= 0.2 && wobble(id, 5) > 0.1) || (learningRate > 1 && wobble(id, 7) > 0.6);
  const end = 2.2 * (ratio * 160) ** -0.55 * (1 - 0.35 * Math.min(1, learningRate) ** 2) * (1 + 0.04 * wobble(id, 1));
  const accuracy = 0.872 + 0.011 * Math.log2(ratio * 640) + 0.004 * wobble(id, 2);
  const last = Math.min(
    plan.runs[id].endStep,
    Math.round((60 / learningRate) * (1 + 0.06 * wobble(seed, 3, batchSize))),
  );
  const lossAt = (step: number) =>
    Math.max(0.05, 2.31 * (1 + (step * learningRate) / 5) ** -1.52) * (1 + 0.02 * wobble(id, step));
  return { diverges, end, accuracy, last, lossAt };
}

function samplesOf(run: Run, plan: SweepPlan): { samples: Sample[]; finished: FinishedRun } {
  const { diverges, end, accuracy, last, lossAt } = story(run, plan);
  const lost = 20 + Math.round(10 * (1 + wobble(run.id, 9)));
  const stop = diverges ? Math.min(lost, last) : last;
  const samples: Sample[] = [];
  const add = (probe: Sample['probe'], step: number, value: number, error?: number) =>
    samples.push({ run: run.id, probe, step, value, ...(error === undefined ? {} : { error, converged: true }) });
  for (const step of logSpacedSteps(24, stop)) {
    const loss = diverges ? 2.31 * 1.4 ** step : lossAt(step);
    add('trainLoss', step, loss);
    add('trainAccuracy', step, Math.max(0.1, 1 - loss / 2.4));
  }
  for (const step of logSpacedSteps(8, stop)) {
    const loss = diverges ? 2.31 * 1.4 ** step : lossAt(step) + 0.32 * (1 - accuracy) * Math.log1p(step);
    add('testLoss', step, loss);
    add('testAccuracy', step, Math.min(accuracy, Math.max(0.1, 1 - loss / 2.4)));
  }
  if (!diverges)
    for (const step of logSpacedSteps(3, stop)) {
      const t = Math.log1p(step) / Math.log1p(stop);
      const value = 3 * (end / 3) ** (t ** 3) * (1 + 2.2 * t * (1 - t));
      add('sharpness', step, value, value * 0.006);
    }
  const outcome = diverges ? 'diverged' : stop >= run.endStep ? 'budgetSpent' : 'reachedTarget';
  return { samples, finished: { run: run.id, outcome, step: stop } };
}

interface FixtureOptions {
  readonly spec?: SweepSpecInput;
  /** Fraction of each run that is done; 1: finished. */
  readonly fraction?: number;
  readonly status?: SweepStatus;
}

/** A board with a made-up sweep, finished or on its way. */
export function fixtureSweep({ spec = FIXTURE_SPEC, fraction = 1, status }: FixtureOptions = {}): BoardSweep {
  const full: SweepSpec = parseSweepSpec(spec);
  const count = full.dataset.trainCount;
  const examples = { count, inputs: new Float32Array(0), labels: new Uint16Array(0) };
  const plan = planSweep(full, { inputShape: [12, 12, 1], classes: 10, train: examples, test: examples });
  const traces = createTraceStore();
  const finished = new Map<number, FinishedRun>();
  for (const run of plan.runs) {
    const story = samplesOf(run, plan);
    const until =
      fraction >= 1 ? Number.POSITIVE_INFINITY : story.finished.step ** fraction * (1 + 0.4 * wobble(run.id, 11));
    traces.append(story.samples.filter(({ step }) => step <= until));
    if (until >= story.finished.step) finished.set(run.id, story.finished);
  }
  const isDone = fraction >= 1;
  return {
    plan,
    datasetName: 'Glyphs',
    status: status ?? (isDone ? 'finished' : 'running'),
    engine: {
      kind: 'simd',
      device: 'WebAssembly SIMD, 1 worker',
      unitRoundoff: 2 ** -24,
      selfCheck: { quantities: 24, milliseconds: 31 },
      note: 'fastest here per step of one run: simd 21 µs, webgl 310 µs',
    },
    switches: [],
    runsTakenOver: 0,
    traces,
    supplement: null,
    finished,
    revision: 1,
    progress: { fraction: Math.min(1, fraction), secondsLeft: isDone ? 0 : 14, elapsed: 31 },
    milliseconds: null,
    fingerprint: isDone ? '5f0c2a91d3b47e68a1c09b7f2d4e6a8051c3e7f9b2d4a6c8e0f1a3b5c7d9e1f3' : null,
    error: null,
  };
}

/** The real store with a made-up sweep on its board; nothing trains. */
export function fixtureStore(
  sweep: BoardSweep | null = fixtureSweep(),
  spec: SweepSpecInput = FIXTURE_SPEC,
): StoreApi<AppState> {
  const store = createAppStore({ ...REFUSING, initialDraft: parseSweepSpec(spec) });
  store.setState({ sweep });
  return store;
}
