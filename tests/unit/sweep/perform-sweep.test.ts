import { beforeEach, describe, expect, test } from 'vitest';
import { buildDataset } from '../../../src/data/build-dataset.ts';
import type { EngineDescription } from '../../../src/engine/contract.ts';
import { EngineError } from '../../../src/errors.ts';
import { createLocalExecutor, type ExecutorPool } from '../../../src/sweep/executor.ts';
import { type PreparedSweep, performSweep, prepareSweep } from '../../../src/sweep/perform-sweep.ts';
import { createSweepControl } from '../../../src/sweep/sweep-control.ts';
import type { SweepIncident } from '../../../src/sweep/sweep-incident.ts';
import { createSweepRecord } from '../../../src/sweep/sweep-record.ts';
import { oracleEngine } from '../../support/oracle/oracle-engine.ts';

const SPEC = {
  version: 1,
  dataset: { source: { kind: 'moons' }, trainCount: 12, testCount: 4 },
  model: { hidden: [2] },
  grid: { learningRates: [0.1, 0.2], batchSizes: [4, 6], seeds: 1 },
  budget: { kind: 'epochs', epochs: 8 },
};
const describeAs = (kind: EngineDescription['kind']): EngineDescription => ({
  kind,
  device: 'test',
  unitRoundoff: 2 ** -53,
});

let prepared: PreparedSweep;
beforeEach(async () => {
  prepared = await prepareSweep(SPEC, buildDataset);
});

/** A pool on the oracle under the name of an engine; its executors fail as `failure` says, by the segments performed so far. */
function poolAs(
  kind: EngineDescription['kind'],
  { plan, data }: PreparedSweep,
  {
    workers = 1,
    failure = () => null as Error | null,
    ...rest
  }: { failure?: () => Error | null } & Partial<ExecutorPool>,
) {
  const log: string[] = [];
  const pool: ExecutorPool = {
    description: describeAs(kind),
    workers,
    cohortSize: 2,
    async spawn(index) {
      log.push(`spawn ${index}`);
      const executor = await createLocalExecutor(oracleEngine(), plan, data);
      const perform: typeof executor.perform = async (request) => {
        const fault = failure();
        if (fault) throw fault;
        return executor.perform(request);
      };
      return { ...executor, engine: describeAs(kind), perform };
    },
    dispose: () => void log.push('disposed'),
    ...rest,
  };
  return { pool, log };
}

const lost = () => new EngineError('context lost', { lost: 'device' });

describe('performSweep', () => {
  test('goes on with the fallback after three losses in a row; the record says from which steps', async () => {
    const second = poolAs('simd', prepared, { workers: 2 });
    let segments = 0;
    const fallback = async (failure: EngineError) => {
      expect(failure.message).toBe('context lost');
      return second.pool;
    };
    const first = poolAs('webgl', prepared, { fallback, failure: () => (++segments > 3 ? lost() : null) });
    const record = createSweepRecord(prepared.plan, { pool: first.pool });
    const incidents: SweepIncident[] = [];
    const reached = new Map<number, number>(prepared.plan.runs.map(({ id }) => [id, 0]));
    await performSweep(record, {
      pool: first.pool,
      segmentMilliseconds: 0,
      onSegment({ cohort, state, engine }) {
        if (engine !== 'webgl') return;
        for (const { id } of cohort.runs) {
          if (state) reached.set(id, state.step);
          else reached.delete(id);
        }
      },
      onIncident: (incident) => incidents.push(incident),
    });
    expect(incidents.map(({ kind }) => kind)).toEqual(['deviceLost', 'deviceLost', 'deviceLost', 'tookOver']);
    expect([first.log, second.log.at(-1)]).toEqual([['spawn 0', 'spawn 0', 'spawn 0', 'disposed'], 'disposed']);
    expect(record.switches.toSorted((a, b) => a.run - b.run)).toEqual(
      [...reached].map(([run, step]) => ({ run, step, engine: 'simd' })),
    );
    expect(reached.size).toBeGreaterThan(0);
    const whole = createSweepRecord(prepared.plan, { pool: first.pool });
    await performSweep(whole, { pool: poolAs('webgl', prepared, {}).pool });
    expect(record.traces.all()).toEqual(whole.traces.all());
    expect(record.results()).toEqual(whole.results());
    expect(record.fingerprint()).not.toBe(whole.fingerprint());
  });

  test('without a fallback, or where it cannot be made, fails with the reason; what was recorded stays', async () => {
    const none = poolAs('webgl', prepared, { failure: lost });
    const record = createSweepRecord(prepared.plan, { pool: none.pool });
    await expect(performSweep(record, { pool: none.pool })).rejects.toThrow('context lost');
    expect(record.tasks).toHaveLength(2);
    const fallback = () => Promise.reject(new EngineError('no SIMD here'));
    const bad = poolAs('webgl', prepared, { failure: lost, fallback });
    await expect(performSweep(record, { pool: bad.pool })).rejects.toThrow('no SIMD here');
    expect(bad.log.at(-1)).toBe('disposed');
  });

  test('a fault of the program is no reason to go on with another engine', async () => {
    const fallback = () => expect.fail('asked for another engine');
    const { pool } = poolAs('webgl', prepared, { failure: () => new TypeError('planted'), fallback });
    const record = createSweepRecord(prepared.plan, { pool });
    await expect(performSweep(record, { pool })).rejects.toThrow('planted');
  });

  test('stopped before its start, makes no executor and releases the pool', async () => {
    const control = createSweepControl();
    control.stop();
    const { pool, log } = poolAs('simd', prepared, {});
    const record = createSweepRecord(prepared.plan, { pool });
    await performSweep(record, { pool, control });
    expect(log).toEqual(['disposed']);
  });
});
