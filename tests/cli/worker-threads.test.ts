import { Worker } from 'node:worker_threads';
import { expect, test } from 'vitest';
import smallSpec from '../../public/examples/small.json';
import { buildDataset } from '../../src/data/build-dataset.ts';
import { performSweep, prepareSweep } from '../../src/sweep/perform-sweep.ts';
import type { SweepIncident } from '../../src/sweep/sweep-incident.ts';
import { createSweepRecord } from '../../src/sweep/sweep-record.ts';
import type { Channel, Reply } from '../../src/worker/protocol.ts';
import { checkedWorkerPool, openWorker } from '../../src/worker/worker-pool.ts';
import { randomMoments } from '../support/random-moments.ts';
import { SMALL_FINGERPRINT } from '../support/small-sweep.ts';

/** Channels as those of the command line; `ends: false` hides the end of a thread, so that only its silence tells. */
function threads({ ends }: { readonly ends: boolean }) {
  const workers: Worker[] = [];
  const open = (): Channel => {
    const worker = new Worker('./dist-cli/worker.js');
    workers.push(worker);
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

test.each([...randomMoments(31, 4).map((moment) => [moment, true] as const), [0.5, false] as const])(
  'a thread terminated at moment %f, its end told: %s, is replaced: the same fingerprint',
  async (moment, ends) => {
    const { workers, open: openChannel } = threads({ ends });
    const { plan, data } = await prepareSweep(smallSpec, buildDataset);
    const open = () => openWorker(openChannel, { engine: 'simd', plan, data }, ends ? 120 : 4);
    const pool = await checkedWorkerPool(await open(), { workers: 2, cohortSize: 3, open });
    const record = createSweepRecord(plan, { pool });
    const incidents: SweepIncident[] = [];
    let done = 0;
    await performSweep(record, {
      pool,
      segmentMilliseconds: 20,
      onSegment: () => {
        if (++done === 1 + Math.floor(20 * moment)) setTimeout(() => void workers[done % 2].terminate(), 10 * moment);
      },
      onIncident: (incident) => incidents.push(incident),
    });
    expect(record.fingerprint()).toBe(SMALL_FINGERPRINT);
    expect(incidents.map(({ kind }) => kind)).toEqual(['workerLost']);
    expect(workers).toHaveLength(3);
  },
);
