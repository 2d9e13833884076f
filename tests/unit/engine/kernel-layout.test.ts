import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ACTIVATION_RECORDS } from '../../../src/engine/activations.ts';
import { createHeap } from '../../../src/engine/simd/heap.ts';
import { OPERATION_KINDS, STRUCTS, type Struct, UPDATE } from '../../../src/engine/simd/layout.ts';
import { allocateStruct, writeStruct, writeStructs } from '../../../src/engine/simd/write-struct.ts';

const KERNELS = resolve(import.meta.dirname, '../../../src/engine/simd/kernels');
const source = readdirSync(KERNELS)
  .map((name) => readFileSync(`${KERNELS}/${name}`, 'utf8'))
  .join('\n');

/** Structs of the kernels as `[name, [[field, type], …]]`, in order; references to structs are addresses. */
const structs = [...source.matchAll(/^@unmanaged\nexport class (\w+) \{\n([\s\S]*?)^\}/gm)].map(([, name, body]) => {
  const typeOf = (text: string) => (text === 'i32' || text === 'f32' ? text : 'address');
  return [name, [...body.matchAll(/^ {2}(\w+): (\w+);/gm)].map(([, field, type]) => [field, typeOf(type)])] as const;
});

/** Constants of the kernels: `export const NAME: i32 = number`. */
const constants = new Map(
  [...source.matchAll(/^export const (\w+): i32 = (\d+);/gm)].map(([, name, value]) => [name, Number(value)]),
);

const fieldsOf = ({ fields }: Struct) => Object.entries(fields).map(([field, { type }]) => [field, type]);

describe('the host describes the structs in src/engine/simd/kernels', () => {
  test('all of them, and no other', () => {
    expect(structs.length).toBeGreaterThanOrEqual(8);
    expect(structs.map(([name]) => name).sort()).toEqual(STRUCTS.map(({ name }) => name).sort());
  });

  test.each(structs)('%s: names and types of the fields, in order', (name, fields) => {
    expect(fields.length).toBeGreaterThanOrEqual(3);
    const described = STRUCTS.find((each) => each.name === name);
    expect(described && fieldsOf(described)).toEqual(fields);
  });

  test('kinds of operation have their numbers', () => {
    for (const [kind, number] of Object.entries(OPERATION_KINDS))
      expect([kind, constants.get(kind.toUpperCase())]).toEqual([kind, number]);
  });

  test('activations have their numbers', () => {
    for (const [activation, { kernel }] of Object.entries(ACTIVATION_RECORDS))
      expect([activation, constants.get(activation.toUpperCase())]).toEqual([activation, kernel]);
  });
});

describe('a struct in the memory', () => {
  const values = {
    velocity: 1024,
    rate: 0.5,
    momentum: 0.9,
    weightDecay: 1e-4,
    nesterov: 1,
    plain: 0,
    keep: -1,
    rates: 2 ** 31 + 64,
    rateStride: 12,
  };
  const newHeap = () => createHeap(new WebAssembly.Memory({ initial: 1, maximum: 4 }), 1000);

  test('fields follow one another in 4 bytes each, floats as f32, addresses up to 4 GiB', () => {
    const heap = newHeap();
    const { address } = writeStruct(heap, UPDATE, values);
    expect(UPDATE.bytes).toBe(36);
    expect([...heap.integers(address, 9)]).toEqual([
      ...[1024, 0x3f000000, 0x3f666666, 0x38d1b717],
      ...[1, 0, -1, -(2 ** 31) + 64, 12],
    ]);
  });

  test('one field is set and the others stay, also after the memory has grown', () => {
    const heap = newHeap();
    const update = writeStruct(heap, UPDATE, values);
    const before = [...heap.integers(update.address, 9)];
    heap.allocate(2 ** 17, 'a test');
    update.set('rates', 640);
    update.set('rate', 0.25);
    expect([...heap.integers(update.address, 9)]).toEqual(before.with(7, 640).with(1, 0x3e800000));
  });

  test('structs of an array lie one after the other', () => {
    const heap = newHeap();
    const address = writeStructs(heap, UPDATE, [values, { ...values, velocity: 2048 }]);
    expect(heap.integers(address, 18)[9]).toBe(2048);
    expect([...heap.integers(address, 18).subarray(10)]).toEqual([...heap.integers(address, 9).subarray(1)]);
  });

  test('a field that is left out or unknown does not compile', () => {
    const heap = newHeap();
    const { rates: _, ...incomplete } = values;
    // @ts-expect-error: rates is missing
    writeStruct(heap, UPDATE, incomplete);
    // @ts-expect-error: Update has no decay
    writeStruct(heap, UPDATE, { ...values, decay: 0 });
    // @ts-expect-error: Update has no decay
    expect(() => allocateStruct(heap, UPDATE).set('decay', 0)).toThrow(TypeError);
  });
});
