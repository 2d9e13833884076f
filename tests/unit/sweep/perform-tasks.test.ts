import { describe, expect, test, vi } from 'vitest';
import type { EngineDescription } from '../../../src/engine/contract.ts';
import { EngineError } from '../../../src/errors.ts';
import type { SegmentExecutor } from '../../../src/sweep/executor.ts';
import { type PerformTasksOptions, performTasks } from '../../../src/sweep/perform-tasks.ts';
import type { SegmentState } from '../../../src/sweep/segment/segment-state.ts';
import { createSweepControl } from '../../../src/sweep/sweep-control.ts';
import type { SweepIncident } from '../../../src/sweep/sweep-incident.ts';
import type { Cohort, Run } from '../../../src/sweep/sweep-plan.ts';

const cohort = (id: number, endStep: number, learningRate = 0.1): Cohort => {
  const run: Run = { id, learningRate, batchSize: 8, seed: 0, endStep };
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

const ENGINE: EngineDescription = { kind: 'simd', device: 'test', unitRoundoff: 2 ** -24 };

/** An executor that counts steps, and fails where told to. */
const counting = (
  log: string[],
  name: string,
  failAt: (cohort: Cohort, step: number) => Error | null = () => null,
): SegmentExecutor => ({
  engine: ENGINE,
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
    engine: ENGINE,
    control: createSweepControl(),
    spawn: async (index) => counting(log, `w${index}`),
    onSegment: (progress) => void finished.push(...progress.finished.map(({ run }) => run)),
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
    expect(log[3]).toBe('w0 1 1');
  });

  test('every third segment is of the cohort with the largest η/B, until a run has ended', async () => {
    const { log, finished, options } = setup({
      workers: 1,
      tasks: [0.1, 0.2, 0.1].map((rate, id) => ({ cohort: cohort(id, 1000, rate), state: null })),
    });
    await performTasks(options);
    const first = ['w0 1 0', 'w0 0 0', 'w0 2 0', 'w0 1 1', 'w0 0 1', 'w0 2 1', 'w0 1 5'];
    expect(log.slice(0, first.length)).toEqual(first);
    expect(finished[0]).toBe(1);
  });

  test('stays with the data at hand for as long as no other cohort falls far behind', async () => {
    const { log, options } = setup({
      workers: 1,
      tasks: [0, 1].map((id) => ({ cohort: cohort(id, 1000), state: null })),
    });
    const spawn = async () => ({ ...counting(log, 'w'), hasDataFor: ({ id }: Cohort) => id === 1 });
    await performTasks({ ...options, spawn });
    // Segments of 1, 4, 16, 64, … steps: after the fourth cohort 1 leads by 85 of 1000 steps.
    expect(log.slice(0, 5)).toEqual(['w 1 0', 'w 1 1', 'w 1 5', 'w 1 21', 'w 0 0']);
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

  test('tells of each loss, with the step from which its segment is repeated', async () => {
    let lossesLeft = 2;
    const failAt = (own: Cohort, step: number) =>
      own.id === 1 && step === 1 && lossesLeft-- > 0 ? new EngineError('context lost', { lost: 'device' }) : null;
    const incidents: SweepIncident[] = [];
    const { finished, options } = setup({
      workers: 1,
      spawn: async (index) => counting([], `w${index}`, failAt),
      onIncident: (incident) => incidents.push(incident),
    });
    expect(await performTasks(options)).toEqual([]);
    expect([...finished].sort()).toEqual([0, 1, 2]);
    expect(incidents).toMatchObject([
      { kind: 'deviceLost', step: 1, engine: { kind: 'simd' } },
      { kind: 'deviceLost', step: 1, engine: { kind: 'simd' } },
    ]);
  });

  test('an executor that cannot be made again is one more loss in the row: the third ends it', async () => {
    let made = 0;
    const { options } = setup({
      workers: 1,
      async spawn(index) {
        if (++made > 1) throw new EngineError(`not made ${made}`);
        return counting([], `w${index}`, () => new EngineError('lost', { lost: 'device' }));
      },
    });
    await expect(performTasks(options)).rejects.toThrow('not made 3');
  });

  test.each([0, 1])('executor %i that is lost while it is made is said, and made again', async (index) => {
    let made = 0;
    const incidents: SweepIncident[] = [];
    const spawned: unknown[] = [];
    const { finished, options } = setup({
      async spawn(at, failure) {
        spawned.push([at, failure !== undefined]);
        if (at === index && made++ === 0) throw new EngineError('ended', { lost: 'worker' });
        return counting([], `w${at}`);
      },
      onIncident: (incident) => incidents.push(incident),
    });
    expect(await performTasks(options)).toEqual([]);
    expect([...finished].sort()).toEqual([0, 1, 2]);
    expect(incidents).toMatchObject([
      { kind: 'workerLost', engine: ENGINE, message: expect.stringMatching(/started again.*ended/) },
    ]);
    expect(spawned).toContainEqual([index, true]);
  });

  test('a first executor that cannot be made, nothing lost, ends its place at once', async () => {
    const { options } = setup({
      workers: 1,
      spawn: () => Promise.reject(new EngineError('no such engine')),
      onIncident: () => expect.fail('nothing was lost'),
    });
    await expect(performTasks(options)).rejects.toThrow('no such engine');
  });

  test('an executor that is never made does not hold back the end, and one that comes too late is ended', async () => {
    const log: string[] = [];
    let arrive = (_: SegmentExecutor) => {};
    const late = new Promise<SegmentExecutor>((resolve) => {
      arrive = resolve;
    });
    const { finished, options } = setup({
      spawn: async (index) => (index === 1 ? late : counting(log, 'w0')),
    });
    expect(await performTasks(options)).toEqual([]);
    expect([...finished].sort()).toEqual([0, 1, 2]);
    arrive(counting(log, 'late'));
    await vi.waitFor(() => expect(log).toContain('late ended'));
  });

  test('a segment that succeeds ends the row', async () => {
    const lost = new Set<number>();
    const failOnceAtEachStep = (own: Cohort, step: number) => {
      if (own.id !== 1 || lost.has(step)) return null;
      lost.add(step);
      return new EngineError('lost', { lost: 'worker' });
    };
    const tasks = [{ cohort: cohort(1, 1000), state: null }];
    const { finished, options } = setup({ tasks, spawn: async () => counting([], 'w', failOnceAtEachStep) });
    expect(await performTasks({ ...options, segmentMilliseconds: 0 })).toEqual([]);
    expect(finished).toEqual([1]);
    expect(lost.size).toBeGreaterThan(3);
  });

  test('fewer steps follow a lost worker: perhaps it was busy for too long', async () => {
    const log: string[] = [];
    let losses = 0;
    const failAt = () => (losses++ === 0 ? new EngineError('silent', { lost: 'worker' }) : null);
    const { options } = setup({
      tasks: [{ cohort: cohort(1, 60), state: stateAt(8, cohort(1, 60)) }],
      spawn: async () => counting(log, 'w', failAt),
    });
    await performTasks(options);
    expect(log.slice(1, 3)).toEqual(['w 1 8', 'w 1 12']);
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
      [1, 1],
      [2, 0],
    ]);
  });

  test('a control that is stopped before the start has no executor made', async () => {
    const control = createSweepControl();
    control.stop();
    const { log, options } = setup({ control, workers: 3 });
    expect(await performTasks(options)).toHaveLength(3);
    expect(log).toEqual([]);
  });

  test.each(['perform', 'spawn'] as const)('a stop takes effect although %s never answers', async (silent) => {
    const control = createSweepControl();
    const { log, finished, options } = setup({ control, workers: 1, graceMilliseconds: 5 });
    const never = () => new Promise<never>(() => {});
    let asked = () => {};
    const isAsked = new Promise<void>((resolve) => {
      asked = resolve;
    });
    const spawn: PerformTasksOptions['spawn'] = () => {
      asked();
      return silent === 'spawn' ? never() : Promise.resolve({ ...counting(log, 'w'), perform: never });
    };
    const done = performTasks({ ...options, spawn });
    await isAsked;
    control.pause();
    control.stop();
    expect((await done).map(({ cohort: { id } }) => id).sort()).toEqual([0, 1, 2]);
    expect(finished).toEqual([]);
    expect(log).toEqual(silent === 'spawn' ? [] : ['w ended']);
  });

  test('a segment that ends within the grace time of a stop is recorded', async () => {
    const control = createSweepControl();
    const { log, options } = setup({ control, workers: 1, tasks: [{ cohort: cohort(1, 40), state: null }] });
    const slow = counting(log, 'w');
    const perform: SegmentExecutor['perform'] = async (request) => {
      control.stop();
      await new Promise((resume) => setTimeout(resume, 5));
      return slow.perform(request);
    };
    const left = await performTasks({ ...options, spawn: async () => ({ ...slow, perform }) });
    expect(left.map(({ state }) => state?.step)).toEqual([1]);
  });

  test('an executor that is made after the stop is ended', async () => {
    const control = createSweepControl();
    const { log, options } = setup({ control, workers: 1 });
    let make = () => {};
    const spawn = () =>
      new Promise<SegmentExecutor>((resolve) => {
        make = () => resolve(counting(log, 'late'));
      });
    const done = performTasks({ ...options, spawn });
    await new Promise((wait) => setTimeout(wait));
    control.stop();
    await done;
    expect(log).toEqual([]);
    make();
    await new Promise((wait) => setTimeout(wait));
    expect(log).toEqual(['late ended']);
  });

  test.each([1, 2])(
    'what onSegment throws ends the sweep, and no segment is recorded twice (%i workers)',
    async (workers) => {
      let thrown = false;
      const recorded: string[] = [];
      const { options } = setup({
        workers,
        onSegment({ cohort: { id }, state }) {
          recorded.push(`${id} ${state?.step}`);
          if (thrown) return;
          thrown = true;
          throw new Error('disk full');
        },
      });
      await expect(performTasks(options)).rejects.toThrow('disk full');
      expect(recorded).toEqual([...new Set(recorded)]);
    },
  );

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
