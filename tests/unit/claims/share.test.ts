import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import small from '../../../public/examples/small.json';
import { createReplicateMemory, madeOnce, replicates } from '../../../src/claims/replicate-memory.ts';
import { shareOfSweep, shareRange } from '../../../src/claims/share.ts';
import { type ClaimShareFile, claimShareIn, claimShareText } from '../../../src/claims/share-file.ts';
import { createShareMemory, joinedShares } from '../../../src/claims/share-memory.ts';
import { parseSweepSpec } from '../../../src/sweep/spec/sweep-spec.ts';
import { RUNS } from '../../support/runs.ts';

const numbers = (of: number) => Array.from({ length: of }, (_, i) => i + 1);

describe('shareRange', () => {
  test('gives every replicate to one shard, evenly; none is without, where there are fewer than shards', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 60 }), (count, of) => {
        const ranges = numbers(of).map((index) => shareRange(count, { index, of }));
        const held = new Int32Array(count);
        for (const { first, count: own } of ranges) {
          expect(own).toBeGreaterThan(0);
          expect(first + own).toBeLessThanOrEqual(count);
          for (let i = first; i < first + own; i++) held[i] = (held[i] ?? 0) + 1;
        }
        expect(Math.min(...held)).toBeGreaterThan(0);
        if (of > count) return;
        expect(Math.max(...held)).toBe(1);
        const lengths = ranges.map((range) => range.count);
        expect(Math.max(...lengths) - Math.min(...lengths)).toBeLessThanOrEqual(1);
      }),
      { numRuns: RUNS },
    );
  });

  test('of a sweep: its data seeds where there are several, else its seeds', () => {
    const spec = parseSweepSpec({ ...small, grid: { ...small.grid, seeds: 5 } });
    expect(numbers(2).map((index) => shareOfSweep(spec, { index, of: 2 }).grid.seeds)).toEqual([
      [0, 1],
      [2, 3, 4],
    ]);
    const { seed: _, ...dataset } = small.dataset;
    const several = parseSweepSpec({ ...small, dataset: { ...dataset, seeds: [4, 7, 9] } });
    const shares = numbers(3).map((index) => shareOfSweep(several, { index, of: 3 }));
    expect(shares.map((share) => share.dataset.seeds)).toEqual([[4], [7], [9]]);
    expect(shares[0].grid).toEqual(several.grid);
  });
});

describe('what shards keep, joined', () => {
  const made = ({ first, count }: { first: number; count: number }) =>
    Float64Array.from({ length: count }, (_, i) => Math.sin(first + i));
  const lists = ({ first, count }: { first: number; count: number }) =>
    Array.from({ length: count }, (_, i) => ({ place: first + i, odd: -0, none: Number.NaN }));

  test('are the replicates of one process, of which none is made again', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 9 }), (count, of) => {
        const shares = numbers(of).map((index) => {
          const memory = createShareMemory({ index, of });
          replicates({ memory }, { key: 'cell', count }, made);
          replicates({ memory }, { key: 'lists', count }, lists);
          const file: ClaimShareFile = { claim: 'X', size: 'quick', index, of, release: '1', kept: memory.kept() };
          return claimShareIn(claimShareText(file), 'file').kept;
        });
        const memory = createReplicateMemory(joinedShares(shares));
        const never = () => {
          throw new Error('made again');
        };
        expect(replicates({ memory }, { key: 'cell', count }, never)).toEqual(made({ first: 0, count }));
        expect(replicates({ memory }, { key: 'lists', count }, never)).toEqual(lists({ first: 0, count }));
      }),
      { numRuns: Math.ceil(RUNS / 4) },
    );
  });

  test('end at a gap: what follows it is made', () => {
    const [first, , third] = numbers(3).map((index) => {
      const memory = createShareMemory({ index, of: 3 });
      replicates({ memory }, { key: 'cell', count: 9 }, made);
      return memory.kept();
    });
    const memory = createReplicateMemory(joinedShares([third, first]));
    const asked: unknown[] = [];
    const all = replicates({ memory }, { key: 'cell', count: 9 }, (range) => {
      asked.push(range);
      return made(range);
    });
    expect(asked).toEqual([{ first: 3, count: 6 }]);
    expect(all).toEqual(made({ first: 0, count: 9 }));
  });

  test('have what was measured of single runs, never what a key names by its place among them', async () => {
    const memory = createShareMemory({ index: 2, of: 2 });
    await madeOnce({ memory }, 'seed 0', async () => 'of the third seed');
    await madeOnce({ memory }, 'η 0.1, seed 2', async () => 'λ₁', { ofRun: true });
    expect([...joinedShares([memory.kept()]).values]).toEqual([['η 0.1, seed 2', 'λ₁']]);
  });
});

test('a damaged file, and one of something else, is refused by name', () => {
  const memory = createShareMemory({ index: 1, of: 2 });
  memory.keep('key', Float64Array.of(1, 2));
  const text = claimShareText({ claim: 'X', size: 'quick', index: 1, of: 2, release: '1', kept: memory.kept() });
  expect(() => claimShareIn(text.replace('"key"', '"kex"'), 'a.json')).toThrow('a.json: its values must have SHA-256');
  expect(() => claimShareIn('{"format":"other"}', 'a.json')).toThrow('a.json: it must be a shard of a claim');
  expect(() => claimShareIn(text.slice(0, -9), 'a.json')).toThrow('a.json');
});
