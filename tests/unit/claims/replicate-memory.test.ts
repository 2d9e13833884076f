import { describe, expect, test } from 'vitest';
import { createReplicateMemory, madeOnce, replicates } from '../../../src/claims/replicate-memory.ts';
import { simulateReplicates } from '../../../src/claims/simulate-replicates.ts';

describe('a memory', () => {
  test('keeps copies of plain data, of views without the buffer around them', () => {
    const memory = createReplicateMemory();
    const around = Float64Array.from([1, 2, 3, 4]);
    const value = { list: [1, null, Number.NaN, 'text'], view: around.subarray(1, 3) };
    memory.keep('a', value);
    around[1] = 0;
    value.list[0] = 0;
    const known = memory.recall('a') as typeof value;
    expect(known).toEqual({ list: [1, null, Number.NaN, 'text'], view: Float64Array.of(2, 3) });
    expect(known.view.buffer.byteLength).toBe(16);
    expect(memory.recall('b')).toBeUndefined();
  });

  test.each([
    ['a function', [() => 0]],
    ['an object of Map', { map: new Map() }],
  ])('refuses %s, which is no plain data', (what, value) => {
    expect(() => createReplicateMemory().keep('a', value)).toThrow(`it keeps plain data, got ${what}`);
  });

  test('is bounded: what does not fit is not kept, and what was there stays', () => {
    const memory = createReplicateMemory(null, 1000);
    memory.keep('a', new Float64Array(50));
    memory.keep('b', new Float64Array(100));
    memory.keep('a', new Float64Array(200));
    expect([memory.recall('a'), memory.recall('b')]).toEqual([new Float64Array(50), undefined]);
    memory.keep('a', new Float64Array(100)); // in place of the 50
    expect(memory.recall('a')).toEqual(new Float64Array(100));
    expect(memory.kept().bytes).toBeGreaterThan(800);
    expect(memory.kept().bytes).toBeLessThanOrEqual(1000);
  });

  test('goes on as plain data, with its size', () => {
    const memory = createReplicateMemory(null, 1000);
    memory.keep('a', new Float64Array(100));
    const other = createReplicateMemory(structuredClone(memory.kept()), 1000);
    expect(other.recall('a')).toEqual(new Float64Array(100));
    other.keep('b', new Float64Array(50));
    expect(other.recall('b')).toBeUndefined();
    other.keep('a', new Float64Array(20));
    other.keep('b', new Float64Array(50));
    expect(other.recall('b')).toEqual(new Float64Array(50));
  });
});

test('what is remembered is made once, even if it is null', async () => {
  const memory = createReplicateMemory();
  let made = 0;
  const make = async () => {
    made++;
    return null;
  };
  for (let i = 0; i < 2; i++) expect(await madeOnce({ memory }, 'a', make)).toBeNull();
  expect(made).toBe(1);
  for (let i = 0; i < 2; i++) await madeOnce({}, 'a', make);
  expect(made).toBe(3);
});

describe('replicates', () => {
  const asked: string[] = [];
  const make = ({ first, count }: { first: number; count: number }) => {
    asked.push(`${first}+${count}`);
    return Float64Array.from({ length: count }, (_, i) => (first + i) ** 2);
  };
  const fresh = (count: number) => replicates({}, { key: 'a', count }, make);

  test('that are new are asked for, those that are kept are not, and all are those of a fresh run', () => {
    const memory = createReplicateMemory();
    const ofSize = (count: number) => replicates({ memory }, { key: 'a', count }, make);
    asked.length = 0;
    const found = [3, 7, 5, 7].map(ofSize);
    expect(asked).toEqual(['0+3', '3+4']);
    expect(found).toEqual([3, 7, 5, 7].map(fresh));
  });

  test('of other kinds than numbers are joined as lists', () => {
    const memory = createReplicateMemory();
    const list = (count: number) =>
      replicates({ memory }, { key: 'a', count }, (range) => Array.from(make(range), (value) => ({ value })));
    list(2);
    expect(list(4)).toEqual([0, 1, 4, 9].map((value) => ({ value })));
  });

  test('of cells with another key are others', async () => {
    const memory = createReplicateMemory();
    const context = { memory, signal: new AbortController().signal, onProgress: () => {} };
    const simulate = (cell: number, _index: number, { first, count }: { first: number; count: number }) =>
      Float64Array.from({ length: count }, (_, i) => cell + (first + i) / 10);
    const ofCells = (cells: number[], count: number) =>
      simulateReplicates(cells, { count, key: String, simulate }, context);
    expect(await ofCells([1, 2], 1)).toEqual([Float64Array.of(1), Float64Array.of(2)]);
    expect(await ofCells([1, 3], 2)).toEqual([Float64Array.of(1, 1.1), Float64Array.of(3, 3.1)]);
  });
});
