import type { BoardSweep, SweepStatus } from '../../src/state/app-state.ts';
import { createTraceStore } from '../../src/sweep/results/trace-store.ts';
import type { FinishedRun, Outcome } from '../../src/sweep/segment/run-status.ts';
import type { SweepSpecInput } from '../../src/sweep/spec/sweep-spec.ts';
import type { Run } from '../../src/sweep/sweep-plan.ts';
import { FIXTURE_SPEC, fixtureSweep } from './board-fixture.ts';

/** How a run ends. */
export interface MadeUpEnd {
  readonly outcome?: Outcome | null;
  readonly step?: number;
  /** λ₁; absent: not measured. */
  readonly sharpness?: number;
  /** Train − test accuracy. */
  readonly gap?: number;
}

/** 3 η × 3 B in powers of two, until a loss. */
export const SMALL_GRID: SweepSpecInput = {
  ...FIXTURE_SPEC,
  name: 'Learning rate ÷ batch size',
  grid: { learningRates: [0.1, 0.2, 0.4], batchSizes: [8, 16, 32], seeds: 3 },
  budget: { kind: 'untilLoss', loss: 0.02, maxEpochs: 600 },
};

/** A sweep that ended as a test says. */
export function madeUpSweep(
  end: (run: Run) => MadeUpEnd,
  { spec = SMALL_GRID, status = 'finished' }: { spec?: SweepSpecInput; status?: SweepStatus } = {},
): BoardSweep {
  const base = fixtureSweep({ spec });
  const traces = createTraceStore();
  const finished = new Map<number, FinishedRun>();
  for (const run of base.plan.runs) {
    const { outcome = 'reachedTarget', step = 100, sharpness, gap = 0 } = end(run);
    if (outcome !== null) finished.set(run.id, { run: run.id, outcome, step });
    traces.append([
      { run: run.id, probe: 'trainLoss', step, value: 0.02 },
      { run: run.id, probe: 'trainAccuracy', step, value: 1 },
      { run: run.id, probe: 'testAccuracy', step, value: 1 - gap },
      ...(sharpness === undefined ? [] : [{ run: run.id, probe: 'sharpness' as const, step, value: sharpness }]),
    ]);
  }
  return { ...base, traces, finished, status };
}
