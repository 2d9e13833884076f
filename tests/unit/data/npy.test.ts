import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readNpy } from '../../../src/data/formats/npy.ts';
import { transposed } from '../../../src/data/formats/numeric-array.ts';
import { NPY_TYPES, npyBody, npyOf, rawNpy } from '../../support/npy-writer.ts';

const shapes = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 4 });
const product = (shape: readonly number[]) => shape.reduce((a, b) => a * b, 1);
const read = (bytes: Uint8Array) => readNpy({ name: 'a.npy', bytes });

/** Numbers that a type holds exactly: its limits, or fractions of two. */
function valuesOf(type: string, count: number): number[] {
  const bits = 8 * Number(type[1]);
  const edge = 2 ** (Math.min(bits, 53) - 1);
  const pool = {
    b: [0, 1, 1],
    u: [0, 1, edge, 2 * (edge - 1) + 1],
    i: [0, -1, -edge, edge - 1],
    f: [0, -0.5, 1.25, 2 ** -14, -(2 ** -24), 65504],
  }[type[0] as 'b' | 'u' | 'i' | 'f'];
  return Array.from({ length: count }, (_, i) => pool[(i * 7 + count) % pool.length]);
}

describe('NPY', () => {
  test.each(NPY_TYPES)('%s of any shape, order and byte order is read back, row-major', (type) => {
    fc.assert(
      fc.property(shapes, fc.constantFrom('<', '>'), fc.boolean(), (shape, order, isFortranOrder) => {
        const descr = `${type[1] === '1' ? '|' : order}${type}`;
        const values = valuesOf(type, product(shape));
        const array = read(npyOf({ descr, shape, values, isFortranOrder }));
        expect(array.shape).toEqual(shape);
        expect([...array.values]).toEqual(values);
      }),
      { numRuns: 40 },
    );
  });

  test('a byte of a bool that is not 0 is true, as in NumPy; truth values are no bytes of pixels', () => {
    const array = read(npyOf({ descr: '|b1', shape: [3], values: [0, 1, 255] }));
    expect([...array.values]).toEqual([0, 1, 1]);
    expect(array.values).toBeInstanceOf(Float32Array);
  });

  test.each([
    ["{'descr': '<f4', 'fortran_order': False, 'shape': (2, 1), }", 1],
    ["{'shape': (2, 1), 'fortran_order': False, 'descr': '<f4'}", 1],
    ['{"fortran_order":False,"shape":(2,1),"descr":"<f4"}', 2],
    ["{'descr': '<f4', 'fortran_order': False, 'shape': (2L, 1L), }        ", 3],
  ])('a header with its keys in any order and either quotes: %s', (header, version) => {
    const body = npyBody({ descr: '<f4', shape: [2, 1], values: [1.5, -2] });
    expect(read(rawNpy(header, body, version))).toEqual({ shape: [2, 1], values: Float32Array.of(1.5, -2) });
  });

  const header = (shape: string, descr = "'|u1'", order = 'False') =>
    rawNpy(`{'descr': ${descr}, 'fortran_order': ${order}, 'shape': ${shape}, }`, new Uint8Array(12));
  test.each([
    [
      'negative sides',
      header('(4, -1, -3)'),
      'a.npy, header: shape must be whole numbers of at least 0, got (4, -1, -3)',
    ],
    ['NaN', header('(NaN,)'), 'shape must be whole numbers of at least 0, got (NaN,)'],
    ['half a side', header('(1.5, 8)'), 'shape must be whole numbers of at least 0'],
    ['a side in floating point', header('(1e1,)'), 'shape must be whole numbers of at least 0'],
    ['a side beyond 2⁵³', header('(99999999999999999999,)'), 'shape must be whole numbers'],
    ['no shape', header('None'), 'shape must be whole numbers of at least 0, got nothing'],
    ['a product beyond 2⁵³', header('(4294967296, 4294967296, 4)'), 'must be 73786976294838210000 bytes'],
    ['five sides', header('(1, 1, 1, 1, 12)'), 'shape must be of 1 to 4 sides, got (1, 1, 1, 1, 12)'],
    ['too many bytes', header('(11,)'), 'must be 11 bytes, for the shape 11 of type u1 it claims, got 12 bytes'],
    ['too few bytes', header('(13,)'), 'got 12 bytes. The file is cut short'],
    ['objects', header('(1,)', "'|O'"), 'numpy.array(list, dtype=numpy.float32)'],
    ['texts', header('(1,)', "'<U3'"), 'It holds texts: save class numbers'],
    ['records', header('(1,)', "[('a', '<f4'), ('b', '<i8')]"), 'It holds records'],
    ['complex numbers', header('(1,)', "'<c8'"), 'descr must be one of b1, u1, u2, u4, u8, i1, i2, i4, i8, f2, f4, f8'],
    ['no order', header('(12,)', "'|u1'", '1'), 'fortran_order must be True or False'],
  ])('%s: refused', (_, bytes, message) => {
    expect(() => read(bytes)).toThrow(message);
    expect(() => read(bytes)).toThrow(expect.objectContaining({ name: 'SpecError' }));
  });
});

describe('axes in another order', () => {
  test('oracle: every element by its own indices, and back again', () => {
    const sides = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 4 });
    const cases = sides.chain((shape) =>
      fc.tuple(
        fc.constant(shape),
        fc.shuffledSubarray(
          shape.map((_, i) => i),
          { minLength: shape.length },
        ),
      ),
    );
    const at = (shape: readonly number[], index: readonly number[]) =>
      index.reduce((sum, i, axis) => sum * shape[axis] + i, 0);
    fc.assert(
      fc.property(cases, ([shape, axes]) => {
        const values = Float32Array.from({ length: product(shape) }, (_, i) => i);
        const moved = transposed({ shape, values }, axes);
        expect(moved.shape).toEqual(axes.map((axis) => shape[axis]));
        for (let i = 0; i < values.length; i++) {
          const index = shape.map((side, axis) => Math.floor(i / product(shape.slice(axis + 1))) % side);
          expect(
            moved.values[
              at(
                moved.shape,
                axes.map((axis) => index[axis]),
              )
            ],
          ).toBe(values[i]);
        }
        const back = axes.map((_, axis) => axes.indexOf(axis));
        expect(transposed(moved, back)).toEqual({ shape, values });
      }),
    );
  });
});
