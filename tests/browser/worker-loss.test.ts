import { afterEach, describe, expect, test } from 'vitest';
import smallSpec from '../../public/examples/small.json';
import { buildDataset } from '../../src/data/build-dataset.ts';
import { performSweep, prepareSweep } from '../../src/sweep/perform-sweep.ts';
import { createSweepControl } from '../../src/sweep/sweep-control.ts';
import type { SweepIncident } from '../../src/sweep/sweep-incident.ts';
import { createSweepRecord } from '../../src/sweep/sweep-record.ts';
import { browserChannel } from '../../src/worker/browser-channel.ts';
import { createBrowserPool } from '../../src/worker/browser-pool.ts';
import { createWorkerClient } from '../../src/worker/client.ts';
import { alterWorkers } from '../support/altered-workers.ts';
import { randomMoments } from '../support/random-moments.ts';
import { SMALL_FINGERPRINT } from '../support/small-sweep.ts';
import { startingTogether } from '../support/starting-together.ts';

const restored: (() => void)[] = [];
afterEach(() => {
  for (const restore of restored.splice(0)) restore();
});
function altered(prelude?: (index: number) => string) {
  const { workers, restore } = alterWorkers(prelude);
  restored.push(restore);
  return workers;
}

/** Code of a worker that does something when it is asked to perform segment `at`; −1: never. */
const atSegment = (at: number, what: string) => `
  let asked = 0;
  addEventListener('message', (event) => {
    if (event.data.call === 'perform' && asked++ === ${at}) { ${what} }
  });`;

/** The small example on two workers of the SIMD engine, which are taken to hang after `patience` seconds of silence. */
async function performSmall({
  control = createSweepControl(),
  onSegment = (_: { segments: number; fraction: number }) => {},
  patience = 120,
} = {}) {
  const { plan, data } = await prepareSweep(smallSpec, buildDataset);
  const pool = await createBrowserPool(browserChannel, 3, { patience }).choose('simd', plan, data);
  const record = createSweepRecord(plan, { pool });
  const incidents: SweepIncident[] = [];
  let segments = 0;
  await performSweep(record, {
    pool: startingTogether(pool),
    control,
    segmentMilliseconds: 20,
    onSegment: () => onSegment({ segments: ++segments, fraction: record.fraction }),
    onIncident: (incident) => incidents.push(incident),
  });
  return { record, incidents };
}
const undisturbed = await performSmall();

describe('a worker', () => {
  test.each(randomMoments(21))('terminated from outside at moment %f is replaced', async (moment) => {
    const workers = altered();
    let isUnderWay = false;
    const { record, incidents } = await performSmall({
      // Some time into the segments that follow: at most that of a few segments.
      onSegment({ segments, fraction }) {
        if (isUnderWay || fraction < moment / 2) return;
        isUnderWay = true;
        setTimeout(() => workers[segments % 2].terminate(), 10 * moment);
      },
    });
    expect(record.fingerprint()).toBe(SMALL_FINGERPRINT);
    expect(record.traces.all()).toEqual(undisturbed.record.traces.all());
    expect(incidents.map(({ kind }) => kind)).toEqual(['workerLost']);
    expect(workers).toHaveLength(3);
  });

  test.each([
    ['closes itself', 'self.close();', /it ended without an error/],
    ['computes for ever', 'for (;;);', /no sign of life for 5 seconds/],
    ['throws outside a call', 'setTimeout(() => { throw new Error("planted") });', /planted/],
  ])('that %s is replaced', async (_, what, reason) => {
    const workers = altered((index) => (index === 1 ? atSegment(2, what) : ''));
    const { record, incidents } = await performSmall({ patience: 5 });
    expect(record.fingerprint()).toBe(SMALL_FINGERPRINT);
    expect(record.traces.all()).toEqual(undisturbed.record.traces.all());
    expect(incidents).toMatchObject([{ kind: 'workerLost', message: expect.stringMatching(reason) }]);
    expect(workers).toHaveLength(3);
  });

  test('that hangs does not hold back a stop', async () => {
    altered(() => atSegment(3, 'for (;;);'));
    const control = createSweepControl();
    const { record } = await performSmall({ control, onSegment: ({ segments }) => segments === 6 && control.stop() });
    expect(record.fingerprint()).toBeNull();
    expect(record.tasks.length).toBeGreaterThan(0);
  });

  test('that cannot even start says why', async () => {
    altered(() => 'throw new Error("planted at load");');
    await expect(performSmall()).rejects.toThrow(/planted at load/);
  });
});

test('that a worker was terminated from outside is known without waiting for its silence', async () => {
  const workers = altered();
  const client = createWorkerClient(browserChannel(), { patience: Number.POSITIVE_INFINITY });
  const { plan, data } = await prepareSweep(smallSpec, buildDataset);
  await client.call('open', { engine: 'simd', spec: plan.spec, dataset: data.first });
  workers[0].terminate();
  const ended = { lost: 'worker', message: expect.stringMatching(/ended without an error/) };
  await expect(client.call('selfCheck', { engine: 'simd' })).rejects.toMatchObject(ended);
});
