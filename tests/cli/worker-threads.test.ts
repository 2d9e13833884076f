import { Worker } from 'node:worker_threads';
import { describe, expect, test } from 'vitest';
import smallSpec from '../../public/examples/small.json';
import { buildDataset } from '../../src/data/build-dataset.ts';
import type { ExecutorPool, SegmentExecutor } from '../../src/sweep/executor.ts';
import { performSweep, prepareSweep } from '../../src/sweep/perform-sweep.ts';
import type { SweepIncident } from '../../src/sweep/sweep-incident.ts';
import { createSweepRecord } from '../../src/sweep/sweep-record.ts';
import type { Channel, Reply } from '../../src/worker/protocol.ts';
import { checkedWorkerPool, openWorker } from '../../src/worker/worker-pool.ts';
import { randomMoments } from '../support/random-moments.ts';
import { SMALL_FINGERPRINT } from '../support/small-sweep.ts';
import { startingTogether } from '../support/starting-together.ts';

interface Threads {
  /** Every one that was started. */
  readonly workers: Worker[];
  readonly open: () => Channel;
}

/** Channels as those of the command line. `ends: false` hides the end of a thread, so that only its silence tells. */
function threads({ ends = true, onStart = (_worker: Worker, _index: number) => {} } = {}): Threads {
  const workers: Worker[] = [];
  const open = (): Channel => {
    const worker = new Worker('./dist-cli/worker.js');
    onStart(worker, workers.push(worker) - 1);
    return {
      post: (request) => worker.postMessage(request),
      onReply: (listener) => worker.on('message', (reply: Reply) => listener(reply)),
      onDeath(listener) {
        if (ends) worker.on('exit', (code) => listener(`it ended with code ${code}.`));
      },
      terminate: () => void worker.terminate(),
    };
  };
  return { workers, open };
}

interface Small {
  readonly threads: Threads;
  /** Seconds of silence after which a thread is taken to hang. */
  readonly patience?: number;
  readonly alter?: (pool: ExecutorPool) => ExecutorPool;
  readonly onSegment?: (fraction: number, segments: number) => void;
}

/** The small example on two threads: its fingerprint, and what went wrong on the way. */
async function performSmall({
  threads: { open: openChannel },
  patience = 120,
  alter = (pool) => pool,
  onSegment,
}: Small) {
  const { plan, data } = await prepareSweep(smallSpec, buildDataset);
  const open = () => openWorker(openChannel, { engine: 'simd', plan, data }, patience);
  const pool = await checkedWorkerPool(await open(), { workers: 2, cohortSize: 3, open });
  const record = createSweepRecord(plan, { pool });
  const incidents: SweepIncident[] = [];
  let segments = 0;
  await performSweep(record, {
    pool: alter(pool),
    segmentMilliseconds: 20,
    onSegment: () => onSegment?.(record.fraction, ++segments),
    onIncident: (incident) => incidents.push(incident),
  });
  return { fingerprint: record.fingerprint(), incidents };
}

/** A pool whose executors perform their segments by `perform`, which is told the how-manieth of executor `index` it is. */
function performingBy(
  perform: (executor: SegmentExecutor, at: { index: number; segment: number }) => SegmentExecutor['perform'],
) {
  return (pool: ExecutorPool): ExecutorPool => {
    const together = startingTogether(pool);
    return {
      ...together,
      async spawn(index, failure) {
        const executor = await together.spawn(index, failure);
        let segment = 0;
        return { ...executor, perform: (request) => perform(executor, { index, segment: segment++ })(request) };
      },
    };
  };
}

const ended = { kind: 'workerLost', message: expect.stringMatching(/ended with code/) };
const unlessFirst = (failure: { segment: number; index: number }, workers: readonly Worker[]) =>
  failure.index === 1 && failure.segment === 1 && workers.length === 2;

describe('a thread that ends is noticed, said and replaced, with the same fingerprint', () => {
  test('as it starts', async () => {
    const own = threads({ onStart: (worker, index) => index === 1 && void worker.terminate() });
    const { fingerprint, incidents } = await performSmall({ threads: own, alter: startingTogether });
    expect(fingerprint).toBe(SMALL_FINGERPRINT);
    expect(incidents).toMatchObject([
      { ...ended, message: expect.stringMatching(/is started again.*ended with code/) },
    ]);
    expect(own.workers).toHaveLength(3);
  });

  test('idle, between two segments', async () => {
    const own = threads();
    const alter = performingBy((executor, at) => async (request) => {
      if (unlessFirst(at, own.workers)) await own.workers[1].terminate();
      return executor.perform(request);
    });
    const { fingerprint, incidents } = await performSmall({ threads: own, alter });
    expect(fingerprint).toBe(SMALL_FINGERPRINT);
    expect(incidents).toMatchObject([{ ...ended, step: expect.any(Number) }]);
    expect(own.workers).toHaveLength(3);
  });

  test('busy, within a segment', async () => {
    const own = threads();
    const alter = performingBy((executor, at) => (request) => {
      if (!unlessFirst(at, own.workers)) return executor.perform(request);
      // All that is left: far more than is done before the termination.
      const performing = executor.perform({ ...request, untilStep: Number.MAX_SAFE_INTEGER });
      void own.workers[1].terminate();
      return performing;
    });
    const { fingerprint, incidents } = await performSmall({ threads: own, alter });
    expect(fingerprint).toBe(SMALL_FINGERPRINT);
    expect(incidents).toMatchObject([{ ...ended, step: expect.any(Number) }]);
    expect(own.workers).toHaveLength(3);
  });

  test.each([...randomMoments(31).map((moment) => [moment, true] as const), [0.5, false] as const])(
    'at moment %f, its end told: %s',
    async (moment, ends) => {
      const own = threads({ ends });
      let isUnderWay = false;
      const { fingerprint, incidents } = await performSmall({
        threads: own,
        patience: ends ? 120 : 4,
        alter: startingTogether,
        // Some time into the segments that follow: at most that of a few segments.
        onSegment(fraction, segments) {
          if (isUnderWay || fraction < moment / 2) return;
          isUnderWay = true;
          setTimeout(() => void own.workers[segments % 2].terminate(), 10 * moment);
        },
      });
      expect(fingerprint).toBe(SMALL_FINGERPRINT);
      expect(incidents.map(({ kind }) => kind)).toEqual(['workerLost']);
      expect(own.workers).toHaveLength(3);
    },
  );
});
