import { describe, expect, test } from 'vitest';
import { EngineError } from '../../../src/errors.ts';
import type { SegmentExecutor } from '../../../src/sweep/executor.ts';
import { type PerformTasksOptions, performTasks } from '../../../src/sweep/perform-tasks.ts';
import type { SegmentState } from '../../../src/sweep/segment/segment-state.ts';
import { createSweepControl } from '../../../src/sweep/sweep-control.ts';
import type { Cohort, Run } from '../../../src/sweep/sweep-plan.ts';

const cohort = (id: number, endStep: number): Cohort => {
  const run: Run = { id, learningRate: 0.1, batchSize: 8, seed: 0, endStep };
  return { id, batchSize: 8, runs: [run] };
};
const stateAt = (step: number, { runs }: Cohort): SegmentState => ({
  step,
  runs,
  theta: new Float32Array(1),
  velocity: new Float32Array(1),
  watched: [],
  sharpest: [],
});

/** An executor that counts steps, and fails where told to. */
const counting = (
  log: string[],
  name: string,
  failAt: (cohort: Cohort, step: number) => Error | null = () => null,
): SegmentExecutor => ({
  engine: { kind: 'simd', device: 'test', unitRoundoff: 2 ** -24 },
  time: async () => 1,
  dispose: () => void log.push(`${name} ended`),
  async perform({ cohort: own, state, untilStep }) {
    await Promise.resolve();
    const failure = failAt(own, state?.step ?? 0);
    if (failure) throw failure;
    log.push(`${name} ${own.id} ${state?.step ?? 0}`);
    const step = Math.min(untilStep, own.runs[0].endStep);
    const done = step === own.runs[0].endStep;
    return {
      state: done ? null : stateAt(step, own),
      samples: [],
      finished: done ? [{ run: own.runs[0].id, outcome: 'budgetSpent', step }] : [],
    };
  },
});

function setup(change: Partial<PerformTasksOptions> = {}) {
  const log: string[] = [];
  const finished: number[] = [];
  const options: PerformTasksOptions = {
    tasks: [cohort(0, 40), cohort(1, 90), cohort(2, 40)].map((own) => ({ cohort: own, state: null })),
    workers: 2,
    control: createSweepControl(),
    spawn: async (index) => counting(log, `w${index}`),
    onSegment: (result) => void finished.push(...result.finished.map(({ run }) => run)),
    ...change,
  };
  return { log, finished, options };
}

describe('performTasks', () => {
  test.each([1, 2, 3, 8])('ends every cohort once on %i workers, and ends the workers', async (workers) => {
    const { log, finished, options } = setup({ workers });
    expect(await performTasks(options)).toEqual([]);
    expect([...finished].sort()).toEqual([0, 1, 2]);
    expect(log.filter((line) => line.endsWith('ended'))).toHaveLength(Math.min(workers, 3));
  });

  test('starts with the longest, then keeps all equally far along', async () => {
    const { log, options } = setup({ workers: 1 });
    await performTasks(options);
    expect(log.slice(0, 3)).toEqual(['w0 1 0', 'w0 0 0', 'w0 2 0']);
    expect(log[3]).toBe('w0 1 16');
  });

  test('stays with the data at hand for as long as no other cohort falls far behind', async () => {
    const { log, options } = setup({
      workers: 1,
      tasks: [0, 1].map((id) => ({ cohort: cohort(id, 1000), state: null })),
    });
    const spawn = async () => ({ ...counting(log, 'w'), hasDataFor: ({ id }: Cohort) => id === 1 });
    await performTasks({ ...options, spawn });
    // Segments of 16, 64, … steps: after the second cohort 1 leads by 80 of 1000 steps.
    expect(log.slice(0, 3)).toEqual(['w 1 0', 'w 1 16', 'w 0 0']);
    expect(log.filter((line) => line.startsWith('w 0')).length).toBeGreaterThan(1);
  });

  test('repeats the segment of an executor that breaks on a new one, from the same state', async () => {
    let broken = false;
    const failOnce = (own: Cohort, step: number) => {
      if (broken || own.id !== 1 || step === 0) return null;
      broken = true;
      return new EngineError('context lost');
    };
    const log: string[] = [];
    const spawned: unknown[] = [];
    const { finished, options } = setup({
      spawn: async (index, failure) => {
        spawned.push(failure);
        return counting(log, `w${index}`, failOnce);
      },
    });
    expect(await performTasks(options)).toEqual([]);
    expect([...finished].sort()).toEqual([0, 1, 2]);
    expect(spawned.filter((failure) => failure instanceof EngineError)).toHaveLength(1);
    const steps = log.filter((line) => / 1 \d/.test(line)).map((line) => Number(line.split(' ')[2]));
    expect(steps).toEqual([...new Set(steps)]);
  });

  test('gives up on a segment that breaks every executor', async () => {
    const failAt = (own: Cohort) => (own.id === 2 ? new EngineError('always') : null);
    const { options } = setup({ spawn: async (index) => counting([], `w${index}`, failAt) });
    await expect(performTasks(options)).rejects.toThrow('always');
  });

  test('a stop leaves the tasks that are not done, each at its step', async () => {
    const control = createSweepControl();
    const { options } = setup({ control, workers: 1 });
    const left = await performTasks({ ...options, onSegment: () => control.stop() });
    expect(left.map((task) => [task.cohort.id, task.state?.step ?? 0]).sort()).toEqual([
      [0, 0],
      [1, 16],
      [2, 0],
    ]);
  });

  test('a control that is stopped before the start has one executor made, and ended', async () => {
    const control = createSweepControl();
    control.stop();
    const { log, options } = setup({ control, workers: 3 });
    expect(await performTasks(options)).toHaveLength(3);
    expect(log).toEqual(['w0 ended']);
  });

  test('a pause holds back segments until resumed', async () => {
    const control = createSweepControl();
    const { log, options } = setup({ control, workers: 1 });
    control.pause();
    const done = performTasks(options);
    await new Promise((wait) => setTimeout(wait, 20));
    expect(log).toEqual([]);
    control.resume();
    expect(await done).toEqual([]);
  });
});
