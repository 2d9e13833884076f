import { describe, expect, test } from 'vitest';
import small from '../../../../public/examples/small.json';
import {
  distinctShards,
  missingShards,
  requireEveryRun,
  requireOneSweep,
  type ShardFile,
} from '../../../../src/sweep/shards/same-sweep.ts';
import { parseSweepSpec } from '../../../../src/sweep/spec/sweep-spec.ts';
import type { SweepPlan } from '../../../../src/sweep/sweep-plan.ts';

const spec = parseSweepSpec(small);
const data = { inputShape: [144], classes: 10, trainCount: 256, testCount: 100, isRegression: false };

function shard(index: number, change: { header?: object; shard?: object; fingerprint?: string } = {}): ShardFile {
  const header = {
    spec,
    engine: { kind: 'simd' as const, device: '', unitRoundoff: 2 ** -24 },
    cohorts: [{ id: index, runs: [2 * index - 2, 2 * index - 1] }],
    probes: [],
    ...change.header,
    shard: { index, of: 3, release: '1.0.0', data, ...change.shard },
  };
  return { path: `shard-${index}`, header, fingerprint: change.fingerprint ?? 'aa' };
}
const plan = { runs: Array.from({ length: 6 }) } as unknown as SweepPlan;

describe('requireOneSweep', () => {
  test('accepts shards of one sweep, whatever it is called', () => {
    requireOneSweep([shard(1), shard(2, { header: { spec: { ...spec, name: 'another' } } })]);
  });

  test.each<[string, Parameters<typeof shard>[1], string]>([
    [
      'spec',
      { header: { spec: { ...spec, budget: { kind: 'steps', steps: 3 } } } },
      'shard-2: the spec must be that of shard-1, got another.',
    ],
    [
      'engine',
      { header: { engine: { kind: 'tfjs-cpu', device: '', unitRoundoff: 1 } } },
      'the engine must be that of shard-1, simd, got another: tfjs-cpu',
    ],
    ['number', { shard: { of: 4 } }, 'the number of shards must be that of shard-1, 3, got another: 4'],
    [
      'release',
      { shard: { release: '2.0.0' } },
      'the release of sgdscope must be that of shard-1, 1.0.0, got another: 2.0.0',
    ],
    ['data', { shard: { data: { ...data, classes: 2 } } }, 'the shape of the data must be that of shard-1'],
  ])('refuses another %s', (_, change, message) => {
    expect(() => requireOneSweep([shard(1), shard(2, change), shard(3)])).toThrow(message);
  });
});

describe('distinctShards', () => {
  test('takes one of copies that agree, in order of their numbers', () => {
    const found = distinctShards([shard(3), shard(1), { ...shard(3), path: 'copy' }]);
    expect(found.map(({ path }) => path)).toEqual(['shard-1', 'shard-3']);
    expect(missingShards(found, 3)).toEqual([2]);
  });

  test('refuses copies that differ, naming both', () => {
    expect(() => distinctShards([shard(3), { ...shard(3, { fingerprint: 'bb' }), path: 'copy' }])).toThrow(
      'copy: a copy of shard 3/3 must agree bit for bit with shard-3, whose fingerprint is aa, got bb',
    );
  });
});

describe('requireEveryRun', () => {
  test('accepts each run in one shard', () => requireEveryRun([shard(1), shard(2), shard(3)], plan));

  test.each<[string, ShardFile[], string]>([
    [
      'twice',
      [shard(1), shard(2, { header: { cohorts: [{ id: 0, runs: [2, 1] }] } })],
      'shard-2: run 1 must be one of the 6',
    ],
    [
      'that is none',
      [shard(1, { header: { cohorts: [{ id: 0, runs: [6] }] } })],
      'run 6 must be one of the 6 of the sweep and in no other shard, got no such run',
    ],
    ['nowhere', [shard(1), shard(3)], 'got none with run 2'],
  ])('refuses a run %s', (_, files, message) => {
    expect(() => requireEveryRun(files, plan)).toThrow(message);
  });
});
