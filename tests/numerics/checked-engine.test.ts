import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildDataset } from '../../src/data/build-dataset.ts';
import type { Engine, EngineKind } from '../../src/engine/contract.ts';
import { type EngineTiming, timingText, UNTIMED } from '../../src/engine/engine-timing.ts';
import { fallbackText } from '../../src/engine/provenance.ts';
import { loadSimdEngineInNode } from '../../src/engine/simd/load-node.ts';
import { createTfjsEngine } from '../../src/engine/webgl/create.ts';
import { EngineError } from '../../src/errors.ts';
import { planSweep } from '../../src/sweep/plan.ts';
import { parseSweepSpec } from '../../src/sweep/spec/sweep-spec.ts';
import { createSweepData } from '../../src/sweep/sweep-data.ts';
import { createBrowserPool } from '../../src/worker/browser-pool.ts';
import { checkedEngine } from '../../src/worker/checked-engine.ts';
import { createTimingMemory } from '../../src/worker/timing-memory.ts';
import { localChannel } from '../support/local-channel.ts';

/** Under every name: its self-check takes a fiftieth of the oracle's. */
let simd: Engine;
beforeAll(async () => {
  simd = await loadSimdEngineInNode();
});
afterAll(() => simd.dispose());

const named = (engine: Engine, kind: EngineKind): Engine => ({
  description: { ...engine.description, kind },
  open: (...args) => engine.open(...args),
  dispose: () => {},
});
const sound = (kind: EngineKind) => named(simd, kind);
/** Hessian–vector products that are a thousandth too large. */
const faulty = (kind: EngineKind): Engine => ({
  ...sound(kind),
  async open(...args) {
    const program = await simd.open(...args);
    const at = async (theta: Float32Array) => {
      const point = await program.at(theta);
      return {
        ...point,
        hessianVector: async (v: Float32Array) => (await point.hessianVector(v)).map((x) => 1.001 * x),
      };
    };
    return { ...program, at };
  },
});

const NEVER_ABORTED = new AbortController().signal;
const spec = parseSweepSpec({
  version: 1,
  dataset: { source: { kind: 'moons' }, trainCount: 16, testCount: 8 },
  model: { hidden: [3] },
  grid: { learningRates: [0.1], batchSizes: [4], seeds: 1 },
  budget: { kind: 'steps', steps: 2 },
});

/** Node has neither a document nor an OffscreenCanvas: as a worker of a browser whose workers cannot draw. */
const withoutWebGl = (kind: EngineKind) => (kind === 'webgl' ? createTfjsEngine({ device: 'webgl' }) : sound(kind));
const NO_WEBGL = 'WebGL 2 is not available in this browser; training runs on the WebAssembly SIMD engine.';

/** What a pool chooses whose workers, in this thread, have these engines. */
async function chosen(preference: 'auto' | 'simd' | 'webgl', make: (kind: EngineKind) => Engine | Promise<Engine>) {
  const data = await createSweepData(spec.dataset, buildDataset);
  const pool = createBrowserPool(() => localChannel(async (kind) => make(kind)), 2);
  return (await pool.choose(preference, planSweep(spec, data.first), data)).description;
}

describe('an engine checks itself before it is used', () => {
  test('one that passes says on how many quantities', async () => {
    const { selfCheck, kind } = await chosen('simd', sound);
    expect(kind).toBe('simd');
    expect(selfCheck?.quantities).toBeGreaterThan(15);
    expect((await checkedEngine(sound('simd'))).description.selfCheck?.quantities).toBe(selfCheck?.quantities);
  });

  test.each(['simd', 'auto'] as const)(
    'one that fails is switched off, the next one taken, and the reason kept: asked for %s',
    async (preference) => {
      const { kind, selfCheck, refusals } = await chosen(preference, (made) =>
        made === 'tfjs-cpu' ? sound(made) : faulty(made),
      );
      expect([kind, selfCheck !== undefined]).toEqual(['tfjs-cpu', true]);
      expect(refusals?.join(' ')).toMatch(
        /engine "simd": its self-check must reproduce every built-in value, got .*instead of/,
      );
    },
  );

  test('without WebGL 2 a sweep trains on simd and says so in one sentence', async () => {
    const engine = await chosen('webgl', withoutWebGl);
    expect([engine.kind, engine.note]).toEqual(['simd', undefined]);
    expect(fallbackText(engine)).toBe(NO_WEBGL);
  });

  test('where all fail nothing trains', async () => {
    await expect(chosen('auto', faulty)).rejects.toThrow(/engine "tfjs-cpu": its self-check must reproduce/);
    await expect(checkedEngine(faulty('simd'))).rejects.toThrow('hessianVector');
  });
});

describe('auto', () => {
  type Make = (kind: EngineKind) => Engine | Promise<Engine>;
  /** A pool, which remembers what it is given, the kinds of engine that it made, in order, and a sweep. */
  async function poolWith(make: Make, timing: EngineTiming | null = null) {
    const made: EngineKind[] = [];
    const open = () =>
      localChannel(async (kind) => {
        made.push(kind);
        return make(kind);
      });
    const data = await createSweepData(spec.dataset, buildDataset);
    const plan = planSweep(spec, data.first);
    const timings = createTimingMemory({ read: () => null, write: () => {} }, 'here');
    if (timing) timings.keep(plan, timing);
    const pool = createBrowserPool(open, 2, { timings });
    const choice = async () => (await pool.choose('auto', plan, data)).description;
    return { pool, made, sweep: { plan, data }, choice };
  }
  const fastestWebGl = (): EngineTiming => {
    const { device } = simd.description;
    return {
      at: 0,
      times: [
        { kind: 'webgl', device, milliseconds: 1 },
        { kind: 'simd', device, milliseconds: 2.5 },
      ],
      refusals: [],
    };
  };

  test('starts on simd, whose worker checks itself ahead, and makes no other engine', async () => {
    const { pool, made, choice } = await poolWith(sound);
    pool.startAhead();
    const engine = await choice();
    expect([engine.kind, engine.note, engine.refusals]).toEqual(['simd', UNTIMED, undefined]);
    expect(engine.selfCheck?.quantities).toBeGreaterThan(15);
    expect(made).toEqual(['simd']);
    pool.startAhead();
    pool.endAhead();
    await choice();
    expect(made.filter((kind) => kind !== 'simd')).toEqual([]);
  });

  test('an engine that fails its check ahead is switched off like any other', async () => {
    const { pool, choice } = await poolWith((kind) => (kind === 'simd' ? faulty(kind) : sound(kind)));
    pool.startAhead();
    const engine = await choice();
    expect(engine.kind).toBe('tfjs-cpu');
    expect(engine.refusals?.join(' ')).toMatch(/engine "simd": its self-check must reproduce/);
  });

  test('once timed takes the fastest and says why', async () => {
    const { pool, sweep, choice } = await poolWith(sound);
    expect(pool.timing(sweep.plan)).toBeNull();
    const timing = await pool.time(sweep, NEVER_ABORTED);
    expect(timing.times.map(({ kind }) => kind).sort()).toEqual(['simd', 'webgl']);
    expect(timing.times[0].milliseconds).toBeLessThanOrEqual(timing.times[1].milliseconds);
    expect(pool.timing(sweep.plan)).toEqual(timing);
    const engine = await choice();
    expect([engine.kind, engine.note]).toEqual([timing.times[0].kind, timingText(timing)]);
  });

  test('takes the engine that is remembered to be the fastest', async () => {
    const timing = fastestWebGl();
    const { choice, made } = await poolWith(sound, timing);
    const engine = await choice();
    expect([engine.kind, engine.note]).toEqual(['webgl', timingText(timing)]);
    expect(made).toEqual(['webgl']);
  });

  test('on another device than was timed starts on simd, and forgets', async () => {
    const [webgl, simdTime] = fastestWebGl().times;
    const { pool, sweep, choice } = await poolWith(sound, {
      ...fastestWebGl(),
      times: [{ ...webgl, device: 'the GPU of before' }, simdTime],
    });
    const engine = await choice();
    expect([engine.kind, engine.note]).toEqual(['simd', undefined]);
    expect(fallbackText(engine)).toMatch(/^engine "webgl": it was timed on the GPU of before and now runs on /);
    expect(pool.timing(sweep.plan)).toBeNull();
    expect((await choice()).note).toBe(UNTIMED);
  });

  test('once it is known that WebGL 2 is missing says so in one sentence', async () => {
    const { pool, sweep, choice } = await poolWith(withoutWebGl);
    await pool.time(sweep, NEVER_ABORTED);
    const engine = await choice();
    expect([engine.kind, fallbackText(engine)]).toEqual(['simd', NO_WEBGL]);
  });

  test('never finds an engine fast that fails its self-check', async () => {
    const { pool, sweep } = await poolWith((kind) => (kind === 'webgl' ? faulty(kind) : sound(kind)));
    const { times, refusals } = await pool.time(sweep, NEVER_ABORTED);
    expect(times.map(({ kind }) => kind)).toEqual(['simd']);
    expect(refusals.join()).toMatch(/engine "webgl": its self-check must reproduce/);
  });

  test('a timing that is cancelled, or in which a device is lost, is not remembered', async () => {
    const lost = await poolWith((kind) => {
      if (kind === 'webgl') throw new EngineError('the context was lost', { lost: 'device' });
      return sound(kind);
    });
    await expect(lost.pool.time(lost.sweep, NEVER_ABORTED)).rejects.toThrow('the context was lost');
    const abort = new AbortController();
    const cancelled = await poolWith(async (kind) => {
      await new Promise((wait) => setTimeout(wait)); // a worker is asked and answers in turns of its own
      if (kind === 'webgl') abort.abort(new Error('cancelled'));
      return sound(kind);
    });
    await expect(cancelled.pool.time(cancelled.sweep, abort.signal)).rejects.toThrow('cancelled');
    for (const { pool, sweep } of [lost, cancelled]) expect(pool.timing(sweep.plan)).toBeNull();
  });
});
