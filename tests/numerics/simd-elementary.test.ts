import { describe, expect, test } from 'vitest';
import { instantiate } from '../../src/engine/simd/instance.ts';
import { readKernels } from '../../src/engine/simd/load-node.ts';

const { kernels, heap } = await instantiate(await readKernels());

/** erf in f64: Kummer's series below 3, a continued fraction of 300 terms above. Error under 1e-15. */
function erf(x: number): number {
  const magnitude = Math.abs(x);
  const decay = Math.exp(-x * x) / Math.sqrt(Math.PI);
  if (magnitude > 3) {
    let fraction = 0;
    for (let k = 300; k >= 1; k--) fraction = k / 2 / (magnitude + fraction);
    return Math.sign(x) * (1 - decay / (magnitude + fraction));
  }
  let term = x;
  let sum = x;
  for (let n = 1; Math.abs(term) > 1e-18 * Math.abs(sum); n++) {
    term *= (2 * x * x) / (2 * n + 1);
    sum += term;
  }
  return 2 * decay * sum;
}

const FUNCTIONS = [
  {
    name: 'exp',
    kind: 0,
    exact: Math.exp,
    ulps: 1.1,
    ranges: [
      [-87.3, 88.7],
      [-1, 1],
      [-1e-3, 1e-3],
    ],
  },
  {
    name: 'log1p',
    kind: 1,
    exact: Math.log1p,
    ulps: 2.1,
    ranges: [
      [0, 1],
      [0, 1e-3],
      [0, 1e-30],
    ],
  },
  {
    name: 'tanh',
    kind: 2,
    exact: Math.tanh,
    ulps: 2.5,
    ranges: [
      [-10, 10],
      [-1, 1],
      [-1e-2, 1e-2],
      [-1e-30, 1e-30],
    ],
  },
  {
    name: 'erf',
    kind: 3,
    exact: erf,
    ulps: 2,
    ranges: [
      [-4.5, 4.5],
      [-1, 1],
      [-1e-2, 1e-2],
      [-1e-30, 1e-30],
    ],
  },
] as const;

function evaluate(kind: number, inputs: ArrayLike<number>): { x: Float32Array; y: Float32Array } {
  const length = Math.ceil(inputs.length / 4) * 4;
  const source = heap.allocate(length * 4, 'a test');
  const target = heap.allocate(length * 4, 'a test');
  heap.floats(source, inputs.length).set(inputs);
  kernels.elementary(kind, source, target, length * 4);
  const x = heap.floats(source, inputs.length).slice();
  const y = heap.floats(target, inputs.length).slice();
  heap.free(source);
  heap.free(target);
  return { x, y };
}

/** Distance between neighbouring floats at a normal y. */
const ulp = (y: number) => 2 ** (Math.max(-126, Math.floor(Math.log2(Math.abs(y)))) - 23);

describe.each(FUNCTIONS)('$name', ({ kind, exact, ulps, ranges }) => {
  const spans: readonly (readonly [number, number])[] = ranges;
  test.each(spans)(`is within ${ulps} ulp of f64 at 300,000 floats in [%d, %d]`, (low, high) => {
    const count = 300_000;
    const { x, y } = evaluate(
      kind,
      Float32Array.from({ length: count }, (_, i) => low + ((high - low) * (i + 0.3)) / count),
    );
    let worst = 0;
    for (let i = 0; i < count; i++) {
      const expected = exact(x[i]);
      const error = Math.abs(y[i] - expected) / ulp(expected);
      worst = Math.max(worst, error);
    }
    expect(worst).toBeLessThanOrEqual(ulps);
  });
});

const EDGES = [
  [
    'exp',
    0,
    [0, -0, Infinity, -Infinity, NaN, 1e-45, 89, -104, -103.5],
    [1, 1, Infinity, 0, NaN, 1, Infinity, 0, 2 ** -149],
  ],
  ['log1p', 1, [0, -0, NaN, 2 ** -149], [0, -0, NaN, 2 ** -149]],
  ['tanh', 2, [0, -0, Infinity, -Infinity, NaN, 2 ** -149, 3e38], [0, -0, 1, -1, NaN, 2 ** -149, 1]],
  ['erf', 3, [0, -0, Infinity, -Infinity, NaN, 2 ** -149, 3e38], [0, -0, 1, -1, NaN, 2 ** -149, 1]],
] as const;

test.each(EDGES)('%s at zeros, infinities, NaN, denormals and overflow', (_, kind, inputs, expected) => {
  expect(Array.from(evaluate(kind, inputs).y)).toEqual(Array.from(expected));
});

test('exp keeps denormal results to half their spacing and one', () => {
  const { x, y } = evaluate(
    0,
    Float32Array.from({ length: 1000 }, (_, i) => -87.4 - i / 62),
  );
  for (let i = 0; i < x.length; i++) {
    const expected = Math.exp(x[i]);
    expect(Math.abs(y[i] - expected)).toBeLessThanOrEqual(1.5 * 2 ** -149 + 2 ** -24 * expected);
  }
});
