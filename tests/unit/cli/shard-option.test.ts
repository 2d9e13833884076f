import { describe, expect, test } from 'vitest';
import { shardOption } from '../../../src/cli/shard-option.ts';
import { UsageError } from '../../../src/cli/usage.ts';

const slurm = (id: number, [min, max, count]: readonly [number, number, number], step?: number) => ({
  SLURM_ARRAY_TASK_ID: String(id),
  SLURM_ARRAY_TASK_MIN: String(min),
  SLURM_ARRAY_TASK_MAX: String(max),
  SLURM_ARRAY_TASK_COUNT: String(count),
  ...(step !== undefined && { SLURM_ARRAY_TASK_STEP: String(step) }),
});
const sge = (id: number, first: number, last: number, step = 1) => ({
  SGE_TASK_ID: String(id),
  SGE_TASK_FIRST: String(first),
  SGE_TASK_LAST: String(last),
  SGE_TASK_STEPSIZE: String(step),
});
const job = (index: number) => ({ JOB_COMPLETION_INDEX: String(index) });

describe('--shard', () => {
  test.each<[string, Parameters<typeof shardOption>[0], Record<string, string>, string]>([
    ['i/N', { shard: '3/7' }, {}, '3/7'],
    ['i/N, whatever a scheduler says', { shard: '3/7' }, slurm(1, [1, 2, 2]), '3/7'],
    ['an array from 1', { shard: 'slurm' }, slurm(2, [1, 8, 8], 1), '2/8'],
    ['an array from 0', { shard: 'slurm' }, slurm(0, [0, 7, 8]), '1/8'],
    ['an array in steps', { shard: 'slurm' }, slurm(15, [5, 25, 5], 5), '3/5'],
    ['a part of an array', { shard: 'slurm', shards: '9' }, slurm(7, [3, 7, 2]), '7/9'],
    ['Grid Engine', { shard: 'sge' }, sge(4, 1, 10), '4/10'],
    ['Grid Engine in steps, the last cut off', { shard: 'sge' }, sge(7, 1, 8, 3), '3/3'],
    ['a part of Grid Engine', { shard: 'sge', shards: '10' }, sge(4, 4, 4), '4/10'],
    ['an indexed Job', { shard: 'kubernetes', shards: '4' }, job(0), '1/4'],
    ['the last index', { shard: 'kubernetes', shards: '4' }, job(3), '4/4'],
  ])('%s', (_, values, environment, expected) => {
    const { index, of } = shardOption(values, environment) ?? {};
    expect(`${index}/${of}`).toBe(expected);
  });

  test.each<[Parameters<typeof shardOption>[0], Record<string, string>, string]>([
    [{ shard: '0/7' }, {}, '--shard must be i/N'],
    [{ shard: '8/7' }, {}, 'got "8/7"'],
    [{ shard: '1/7/2' }, {}, 'got "1/7/2"'],
    [{ shard: '-1/7' }, {}, '--shard must be i/N'],
    [{ shard: 'pbs' }, {}, 'or slurm, sge or kubernetes, got "pbs"'],
    [{ shards: '7' }, {}, '--shards must come with --shard'],
    [{ shard: '1/7', shards: '7' }, {}, '--shards must come with --shard'],
    [{ shard: 'slurm', shards: '0' }, {}, '--shards must be a whole number'],
    [{ shard: 'slurm' }, {}, 'SLURM_ARRAY_TASK_ID of Slurm must be a whole number, got none'],
    [
      { shard: 'slurm' },
      { SLURM_ARRAY_TASK_ID: '1' },
      'SLURM_ARRAY_TASK_MIN of Slurm must be a whole number, got none',
    ],
    // 1, 3 and 7 of an array: which shards the others are cannot be told.
    [{ shard: 'slurm' }, slurm(3, [1, 7, 3]), 'SLURM_ARRAY_TASK_COUNT must be 7'],
    [{ shard: 'slurm' }, slurm(9, [1, 7, 7]), 'SLURM_ARRAY_TASK_ID must be one of 1 to 7 in steps of 1'],
    [{ shard: 'slurm' }, slurm(6, [5, 25, 5], 5), 'SLURM_ARRAY_TASK_ID must be one of 5 to 25 in steps of 5'],
    [{ shard: 'slurm', shards: '8' }, slurm(0, [0, 7, 8]), 'SLURM_ARRAY_TASK_ID must be in [1, 8]'],
    // Outside of an array Grid Engine says "undefined".
    [
      { shard: 'sge' },
      { ...sge(1, 1, 1), SGE_TASK_ID: 'undefined' },
      'SGE_TASK_ID of Grid Engine must be a whole number, got "undefined"',
    ],
    [{ shard: 'kubernetes' }, job(1), 'must come with --shards N'],
    [{ shard: 'kubernetes', shards: '4' }, {}, 'JOB_COMPLETION_INDEX of Kubernetes'],
    [{ shard: 'kubernetes', shards: '4' }, job(4), 'JOB_COMPLETION_INDEX must be in [0, 3]'],
  ])('%j with %j is refused', (values, environment, message) => {
    expect(() => shardOption(values, environment)).toThrow(UsageError);
    expect(() => shardOption(values, environment)).toThrow(message);
  });

  test('is absent: the whole sweep, whatever a scheduler says', () => {
    expect(shardOption({}, { ...slurm(1, [1, 2, 2]), ...job(1) })).toBeNull();
  });
});
