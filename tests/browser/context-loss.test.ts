import { afterEach, describe, expect, test } from 'vitest';
import { buildDataset } from '../../src/data/build-dataset.ts';
import { createTfjsEngine } from '../../src/engine/webgl/create.ts';
import { createLocalExecutor, type ExecutorPool } from '../../src/sweep/executor.ts';
import { type PreparedSweep, performSweep, prepareSweep } from '../../src/sweep/perform-sweep.ts';
import { engineOfRecord, isMixed } from '../../src/sweep/results/mixed.ts';
import type { SweepIncident } from '../../src/sweep/sweep-incident.ts';
import { createSweepRecord } from '../../src/sweep/sweep-record.ts';
import { browserChannel } from '../../src/worker/browser-channel.ts';
import { createBrowserPool } from '../../src/worker/browser-pool.ts';
import { alterWorkers } from '../support/altered-workers.ts';
import { expectWithin } from '../support/expect-within.ts';
import { randomMoments } from '../support/random-moments.ts';

/** Stable rates: engines then agree to rounding. */
const SPEC = {
  version: 1,
  dataset: { source: { kind: 'moons' }, trainCount: 16, testCount: 4 },
  model: { hidden: [3] },
  grid: { learningRates: [0.05, 0.1], batchSizes: [4, 8], seeds: 1 },
  budget: { kind: 'epochs', epochs: 6 },
  measure: { trainPerDecade: 2, testPerDecade: 1, sharpnessPerDecade: 1 },
};

/** Performs the sweep in short segments. */
async function performOn({ plan }: PreparedSweep, pool: ExecutorPool) {
  const record = createSweepRecord(plan, { pool });
  const incidents: SweepIncident[] = [];
  const recorded: string[] = [];
  await performSweep(record, {
    pool,
    segmentMilliseconds: 1,
    onSegment: ({ samples }) => recorded.push(...samples.map(({ run, probe, step }) => `${run} ${probe} ${step}`)),
    onIncident: (incident) => incidents.push(incident),
  });
  return { record, recorded: recorded.sort(), incidents, kinds: incidents.map(({ kind }) => kind) };
}

/** An engine in this thread whose context is lost in the middle of a draw. */
async function openFragileEngine() {
  const canvas = new OffscreenCanvas(1, 1);
  const engine = await createTfjsEngine({ device: 'webgl', canvas });
  const gl = canvas.getContext('webgl2')!;
  const state = { engine, draws: 0, loseAt: -1, isLost: false };
  for (const name of ['drawElements', 'drawArrays'] as const) {
    const draw = gl[name].bind(gl) as (...args: number[]) => void;
    const counted = (...args: number[]) => {
      if (++state.draws === state.loseAt) {
        state.isLost = true;
        gl.getExtension('WEBGL_lose_context')!.loseContext();
      }
      draw(...args);
    };
    Object.assign(gl, { [name]: counted });
  }
  return state;
}

/** The engine that the last sweep ended with, for the next one: kernels take longer to compile than the sweep to perform. */
let kept: Awaited<ReturnType<typeof openFragileEngine>> | null = null;

/** A pool of one executor, of which the first loses its context at draw `loseAt` of its work; −1: never. */
function fragilePool({ plan, data }: PreparedSweep, loseAt: number) {
  const used: { draws: number }[] = [];
  const spawn = async () => {
    const fragile = kept && !kept.isLost ? kept : await openFragileEngine();
    kept = fragile;
    const executor = await createLocalExecutor(fragile.engine, plan, data);
    Object.assign(fragile, { draws: 0, loseAt: used.push(fragile) === 1 ? loseAt : -1 });
    return {
      ...executor,
      dispose() {
        executor.dispose();
        if (fragile.isLost) fragile.engine.dispose();
      },
    };
  };
  const description = { kind: 'webgl', device: 'test', unitRoundoff: 2 ** -24 } as const;
  return { pool: { description, workers: 1, cohortSize: 2, spawn } satisfies ExecutorPool, used };
}

const restored: (() => void)[] = [];
afterEach(() => {
  for (const restore of restored.splice(0)) restore();
});

/** Workers of which each loses its context at a draw, counted since it was started; −1: never. */
function fragileWorkers(loseAt: (index: number) => number) {
  const { workers, restore } = alterWorkers(
    (index) => `
    const getContext = OffscreenCanvas.prototype.getContext;
    let draws = 0;
    OffscreenCanvas.prototype.getContext = function (...args) {
      const gl = getContext.apply(this, args);
      if (gl === null || gl.isCounted) return gl;
      gl.isCounted = true;
      for (const name of ['drawElements', 'drawArrays']) {
        const draw = gl[name].bind(gl);
        gl[name] = (...args) => {
          if (++draws === loseAt) gl.getExtension('WEBGL_lose_context').loseContext();
          draw(...args);
        };
      }
      return gl;
    };
    let loseAt = ${loseAt(index)};
    const channel = new BroadcastChannel('lose');
    channel.onmessage = ({ data }) => {
      if (data !== 'lose') return;
      loseAt = draws + 7;
      channel.postMessage('armed');
    };`,
  );
  restored.push(restore);
  return workers;
}
/** Tells the worker to lose its context seven draws later; resolves once it knows. */
function loseSoon(): Promise<void> {
  const channel = new BroadcastChannel('lose');
  return new Promise((resolve) => {
    channel.onmessage = ({ data }) => {
      if (data !== 'armed') return;
      channel.close();
      resolve();
    };
    channel.postMessage('lose');
  });
}

describe('a sweep on WebGL', async () => {
  const prepared = await prepareSweep(SPEC, buildDataset);
  const undisturbed = fragilePool(prepared, -1);
  const whole = await performOn(prepared, undisturbed.pool);
  const total = undisturbed.used[0].draws;

  test('that is not disturbed is not mixed, and has each sample once', () => {
    expect([whole.kinds, isMixed(whole.record)]).toEqual([[], false]);
    expect(whole.record.fingerprint()).toMatch(/^[0-9a-f]{64}$/);
    expect(new Set(whole.recorded).size).toBe(whole.recorded.length);
    expect(total).toBeGreaterThan(100);
  });

  test.each(randomMoments(11))(
    'whose context is lost at moment %f of its work ends with the same fingerprint and the same samples',
    async (moment) => {
      const { pool, used } = fragilePool(prepared, 1 + Math.floor(moment * total));
      const { record, recorded, kinds } = await performOn(prepared, pool);
      expect(kinds).toEqual(['deviceLost']);
      expect(used).toHaveLength(2);
      expect(record.fingerprint()).toBe(whole.record.fingerprint());
      expect(recorded).toEqual(whole.recorded);
    },
  );

  test('in a worker goes on in a new worker, which checks itself, with the same fingerprint', async () => {
    const workers = fragileWorkers(() => -1);
    const pool = await createBrowserPool(browserChannel, 3).choose('webgl', prepared.plan, prepared.data);
    await loseSoon();
    const { record, recorded, kinds, incidents } = await performOn(prepared, pool);
    expect([kinds, workers.length]).toEqual([['deviceLost'], 2]);
    expect(incidents[0].message).toMatch(/discarded and repeated from step \d+ on; no result is lost/);
    expect(record.fingerprint()).toBe(whole.record.fingerprint());
    expect(recorded).toEqual(whole.recorded);
  });

  test('that is lost three times in a row goes on with SIMD: complete, mixed, and equal within rounding', async () => {
    const workers = fragileWorkers((index) => (index === 0 ? -1 : 5));
    const pool = await createBrowserPool(browserChannel, 3).choose('webgl', prepared.plan, prepared.data);
    let segments = 0;
    const spawn: ExecutorPool['spawn'] = async (...args) => {
      const executor = await pool.spawn(...args);
      const perform: typeof executor.perform = async (request) => {
        if (++segments === 6) await loseSoon();
        return executor.perform(request);
      };
      return { ...executor, perform };
    };
    const { record, recorded, kinds, incidents } = await performOn(prepared, { ...pool, spawn });
    expect(kinds).toEqual(['deviceLost', 'deviceLost', 'deviceLost', 'tookOver']);
    expect(incidents.at(-1)?.engine.kind).toBe('simd');
    // Three on WebGL, then those of SIMD.
    expect(workers.length).toBeGreaterThan(3);
    expect(recorded).toEqual(whole.recorded);
    expect(isMixed(record)).toBe(true);
    expect(record.fingerprint()).not.toBe(whole.record.fingerprint());
    expect(engineOfRecord(pool.description, record).mixed).toMatch(
      /^mixed: \d runs went on with WebAssembly SIMD from step/,
    );
    const losses = (results: typeof record) => Float64Array.from(results.results(), ({ trainLoss }) => trainLoss);
    // At most 24 steps of stable rates from equal states: the errors of f32 do not grow.
    expectWithin(losses(record), losses(whole.record), 1e-5);
  });
});
