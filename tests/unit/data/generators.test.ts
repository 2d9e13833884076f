import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Control, controlsOf } from '../../../src/data/control.ts';
import type { Generator } from '../../../src/data/generator.ts';
import { chebyshev } from '../../../src/data/generators/chebyshev.ts';
import { gaussians } from '../../../src/data/generators/gaussians.ts';
import { glyphs } from '../../../src/data/generators/glyphs.ts';
import { linearRegression } from '../../../src/data/generators/linear-regression.ts';
import { sparseRegression } from '../../../src/data/generators/sparse-regression.ts';
import { spirals } from '../../../src/data/generators/spirals.ts';
import { generators } from '../../../src/data/registry.ts';
import { sparseRegressionToy as sparseToy } from '../../../src/engine/toys/diagonal-network.ts';
import { gaussianRegression as regressionToy } from '../../../src/engine/toys/linear-regression.ts';

const every = generators as unknown as readonly Generator[];

beforeAll(() => Promise.all(every.map((generator) => generator.load?.())));

describe.each(every)('$kind', (generator) => {
  const source = generator.parameters.parse({
    kind: generator.kind,
    ...(['spirals', 'chebyshev'].includes(generator.kind) && { spacing: 'random' }),
  });
  const size = generator.inputShape(source).reduce((a, b) => a * b, 1);

  test('a larger set extends a smaller one', () => {
    fc.assert(
      fc.property(fc.nat(30), fc.nat(30), fc.constantFrom('train' as const, 'test' as const), (a, b, split) => {
        const [few, many] = [Math.min(a, b), Math.max(a, b)];
        const small = generator.draw(source, split, few, 3);
        const large = generator.draw(source, split, many, 3);
        expect(large.inputs.subarray(0, few * size)).toEqual(small.inputs);
        expect(large.labels.subarray(0, few)).toEqual(small.labels);
        expect(large.targets?.subarray(0, few)).toEqual(small.targets);
      }),
      { numRuns: 20 },
    );
  });

  test('splits and seeds differ, numbers are finite, labels are classes', () => {
    const [a, b, c] = [
      generator.draw(source, 'train', 40, 0),
      generator.draw(source, 'test', 40, 0),
      generator.draw(source, 'train', 40, 1),
    ];
    expect(a.inputs).not.toEqual(b.inputs);
    expect(a.inputs).not.toEqual(c.inputs);
    expect(a.inputs.length).toBe(40 * size);
    expect(a.inputs.every(Number.isFinite)).toBe(true);
    expect(a.labels.every((label) => label < generator.classes(source))).toBe(true);
    if (a.targets) {
      expect([a.targets.length, generator.classes(source)]).toEqual([40, 1]);
      expect(a.targets.every(Number.isFinite)).toBe(true);
      expect(a.targets).not.toEqual(b.targets);
    }
  });

  test('every parameter has a control whose default is the schema default', () => {
    const named = controlsOf(generator.parameters);
    expect(named.map(({ name }) => name)).toEqual(
      Object.keys(generator.parameters.shape).filter((name) => name !== 'kind'),
    );
    const defaults = generator.parameters.parse({ kind: generator.kind }) as Record<string, unknown>;
    for (const { name, initial } of named) expect(defaults[name]).toEqual(initial);
  });
});

const settings = every.flatMap((generator) =>
  controlsOf(generator.parameters).map((control) => ({ generator, control, kind: generator.kind, name: control.name })),
);

/** A value of a parameter that is not its default. */
function otherThan(control: Control): unknown {
  switch (control.type) {
    case 'number':
      return control.max;
    case 'choice':
      return control.options.at(-1);
    case 'formula':
      return 'x1';
    case 'thresholds':
      return [0];
    case 'points':
      return Array.from({ length: 60 }, (_, i) => [i / 100, 0.5, i % 3]);
  }
}

test.each(settings)('$kind: $name is not ignored', ({ generator, control }) => {
  const value = otherThan(control);
  const draw = (more: object) =>
    generator.draw(generator.parameters.parse({ kind: generator.kind, ...more }), 'train', 50, 0);
  expect(draw({ [control.name]: value })).not.toEqual(draw({}));
});

test('SPIRAL: its formula, point by point', () => {
  const { inputs, labels } = spirals.draw(spirals.parameters.parse({ kind: 'spirals' }), 'train', 200, 0);
  for (let i = 0; i < 200; i++) {
    const t = 0.05 + (0.95 * Math.floor(i / 2)) / 99;
    const angle = 2 * Math.PI * 1.5 * t + Math.PI * labels[i];
    // One rounding to f32 of a number below 1.5 (2⁻²⁴ relative), and f64 rounding far below it.
    expect(Math.abs(inputs[2 * i] - 1.5 * t * Math.cos(angle))).toBeLessThan(1.5 * 2 ** -24 + 1e-14);
    expect(Math.abs(inputs[2 * i + 1] - 1.5 * t * Math.sin(angle))).toBeLessThan(1.5 * 2 ** -24 + 1e-14);
  }
});

test('CHEB5 and CHEB4: cos(k arccos x) at linspace(−1, 1, 20), test points between them', () => {
  for (const degree of [1, 4, 5, 30]) {
    const source = chebyshev.parameters.parse({ kind: 'chebyshev', degree });
    const { inputs, targets } = chebyshev.draw(source, 'train', 20, 0);
    inputs.forEach((x, i) => {
      expect(Math.abs(x - (-1 + (2 * i) / 19))).toBeLessThan(2 ** -24);
      // The recurrence loses at most k² units of f64, arccos as many near ±1; then one rounding to f32 of a number ≤ 1.
      expect(Math.abs(targets![i] - Math.cos(degree * Math.acos(x)))).toBeLessThan(2 ** -24 + degree ** 2 * 1e-15);
    });
    const test = chebyshev.draw(source, 'test', 19, 0);
    expect(Array.from(test.inputs).every((x) => inputs.every((at) => Math.abs(at - x) > 0.04))).toBe(true);
  }
});

test('DLN: the rows of the toy, rounded to f32, and the sum of the first three', () => {
  const toy = sparseToy({ seed: 5 });
  const { inputs, targets } = sparseRegression.draw(
    sparseRegression.parameters.parse({ kind: 'sparseRegression' }),
    'train',
    30,
    5,
  );
  expect(inputs).toEqual(Float32Array.from(toy.inputs));
  // Three inputs and their sum are rounded to f32.
  toy.targets.forEach((y, i) => {
    const size = [0, 1, 2].reduce((sum, j) => sum + Math.abs(toy.inputs[60 * i + j]), 0);
    expect(Math.abs(targets![i] - y)).toBeLessThanOrEqual(2 ** -23 * size);
  });
});

test('LINREG: the rows and the noise of the toy; its residuals are those of least squares', () => {
  const toy = regressionToy({ deviations: [1, 0.5], examples: 64, seed: 5 });
  const source = linearRegression.parameters.parse({ kind: 'linearRegression' });
  const { inputs, targets } = linearRegression.draw(source, 'train', 64, 5);
  expect(inputs).toEqual(Float32Array.from(toy.inputs));
  // y − x·(1, 1) is the noise; less its least-squares fit it is the toy's residual, which normal equations give.
  const noise = Array.from(targets!, (y, i) => y - inputs[2 * i] - inputs[2 * i + 1]);
  const moment = (a: number, b: number) => noise.reduce((sum, _, i) => sum + inputs[2 * i + a] * inputs[2 * i + b], 0);
  const [h00, h01, h11] = [moment(0, 0), moment(0, 1), moment(1, 1)];
  const [p0, p1] = [0, 1].map((k) => noise.reduce((sum, e, i) => sum + inputs[2 * i + k] * e, 0));
  const determinant = h00 * h11 - h01 * h01;
  const fit = [(h11 * p0 - h01 * p1) / determinant, (h00 * p1 - h01 * p0) / determinant];
  // Targets of size below 8 and inputs below 4 are rounded to f32, and the fit passes that on with a factor near 1.
  noise.forEach((e, i) => {
    const residual = e - inputs[2 * i] * fit[0] - inputs[2 * i + 1] * fit[1];
    expect(Math.abs(residual - toy.residuals[i])).toBeLessThan(32 * 2 ** -24);
  });
});

test('noise is on training targets of chebyshev and sparseRegression only, on both of linearRegression', () => {
  for (const [generator, both] of [
    [chebyshev, false],
    [sparseRegression, false],
    [linearRegression, true],
  ] as const) {
    const draw = (noise: number, split: 'train' | 'test') =>
      (generator as unknown as Generator).draw(
        { ...generator.parameters.parse({ kind: generator.kind }), noise },
        split,
        40,
        1,
      );
    expect(draw(0.5, 'train').inputs).toEqual(draw(0, 'train').inputs);
    expect(draw(0.5, 'train').targets).not.toEqual(draw(0, 'train').targets);
    expect(draw(0.5, 'test').targets!.every((y, i) => y === draw(0, 'test').targets![i])).toBe(!both);
  }
});

test('gaussians: the mean square distance between class means is 4 and the spread is the overlap', () => {
  const source = gaussians.parameters.parse({ kind: 'gaussians', dimension: 5, classes: 2, overlap: 0.01 });
  const { inputs } = gaussians.draw(source, 'train', 2, 0);
  const distance = Math.sqrt([0, 1, 2, 3, 4].reduce((sum, d) => sum + (inputs[d] - inputs[5 + d]) ** 2, 0));
  // The difference of two points at sd 0.01 moves the distance by a normal of sd 0.014: 5 deviations.
  expect(Math.abs(distance - 2)).toBeLessThan(0.07);
});

test('glyphs: ink stays on the page and distortion 0 without noise repeats the skeletons', () => {
  const plain = glyphs.parameters.parse({ kind: 'glyphs', distortion: 0, pixelNoise: 0, side: 16 });
  const { inputs } = glyphs.draw(plain, 'train', 400, 0);
  const shapes = new Set<string>();
  for (let i = 0; i < 400; i++) {
    const image = inputs.subarray(i * 256, (i + 1) * 256);
    const ink = Math.max(...image);
    shapes.add(Array.from(image, (value) => Math.round((20 * value) / ink)).join());
    for (let at = 0; at < 16; at++) expect(image[at] + image[240 + at]).toBe(0);
  }
  expect(shapes.size).toBeLessThanOrEqual(40); // a few ways for each of ten digits
});

/** Accuracy of the nearest training example, squared distance. */
function nearestNeighbourAccuracy(train: ReturnType<typeof glyphs.draw>, test: ReturnType<typeof glyphs.draw>): number {
  const size = train.inputs.length / train.count;
  let right = 0;
  for (let i = 0; i < test.count; i++) {
    let nearest = 0;
    let least = Infinity;
    for (let j = 0; j < train.count; j++) {
      let sum = 0;
      for (let d = 0; d < size && sum < least; d++)
        sum += (test.inputs[i * size + d] - train.inputs[j * size + d]) ** 2;
      if (sum < least) [least, nearest] = [sum, j];
    }
    if (train.labels[nearest] === test.labels[i]) right++;
  }
  return right / test.count;
}

test('glyphs are about as hard as MNIST: 1-NN accuracy from 1,024 examples is near 0.884', () => {
  const source = glyphs.parameters.parse({ kind: 'glyphs' });
  const accuracy = nearestNeighbourAccuracy(
    glyphs.draw(source, 'train', 1024, 0),
    glyphs.draw(source, 'test', 2000, 0),
  );
  // MNIST pooled to 14×14: 0.884 trained on images 0–1023 of the test file, 0.931 on images 5000–6023.
  expect(accuracy).toBeGreaterThan(0.865);
  expect(accuracy).toBeLessThan(0.905);
});
