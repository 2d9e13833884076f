import { describe, expect, test } from 'vitest';
import { buildDataset } from '../../src/data/build-dataset.ts';
import type { Engine, EngineKind } from '../../src/engine/contract.ts';
import { fallbackText } from '../../src/engine/provenance.ts';
import { createTfjsEngine } from '../../src/engine/webgl/create.ts';
import { planSweep } from '../../src/sweep/plan.ts';
import { parseSweepSpec } from '../../src/sweep/spec/sweep-spec.ts';
import { createSweepData } from '../../src/sweep/sweep-data.ts';
import { createBrowserPool } from '../../src/worker/browser-pool.ts';
import { checkedEngine } from '../../src/worker/checked-engine.ts';
import { localChannel } from '../support/local-channel.ts';
import { oracleEngine } from '../support/oracle/oracle-engine.ts';

const named = (engine: Engine, kind: EngineKind): Engine => ({
  description: { ...engine.description, kind },
  open: (...args) => engine.open(...args),
  dispose: () => engine.dispose(),
});
const sound = (kind: EngineKind) => named(oracleEngine(), kind);
const faulty = (kind: EngineKind) => named(oracleEngine({ withoutSecondDerivative: true }), kind);

const spec = parseSweepSpec({
  version: 1,
  dataset: { source: { kind: 'moons' }, trainCount: 16, testCount: 8 },
  model: { hidden: [3] },
  grid: { learningRates: [0.1], batchSizes: [4], seeds: 1 },
  budget: { kind: 'steps', steps: 2 },
});

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
    expect((await checkedEngine(oracleEngine())).description.selfCheck?.quantities).toBe(selfCheck?.quantities);
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

  test.each(['auto', 'webgl'] as const)(
    'without WebGL 2 a sweep trains on simd and says so in one sentence: asked for %s',
    async (preference) => {
      // Node has neither a document nor an OffscreenCanvas: as a worker of a browser whose workers cannot draw.
      const engine = await chosen(preference, (made) =>
        made === 'webgl' ? createTfjsEngine({ device: 'webgl' }) : sound(made),
      );
      expect([engine.kind, engine.note]).toEqual(['simd', undefined]);
      expect(fallbackText(engine)).toBe(
        'WebGL 2 is not available in this browser; training runs on the WebAssembly SIMD engine.',
      );
    },
  );

  test('where every engine runs none is refused, and auto tells the times of both', async () => {
    const engine = await chosen('auto', sound);
    expect([engine.refusals, fallbackText(engine)]).toEqual([undefined, undefined]);
    expect(engine.note).toMatch(/^fastest here, per step of one run: \w+ [\d.]+ µs, \w+ [\d.]+ µs$/);
  });

  test('where all fail nothing trains', async () => {
    await expect(chosen('auto', faulty)).rejects.toThrow(/engine "tfjs-cpu": its self-check must reproduce/);
    await expect(checkedEngine(faulty('simd'))).rejects.toThrow('hessianVector');
  });
});
