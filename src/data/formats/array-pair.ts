import type { RawExamples } from '../raw-dataset.ts';
import { LIMITS } from './limits.ts';
import { fileFault } from './named-bytes.ts';
import { type NumericArray, sizeOf } from './numeric-array.ts';

/** Inputs [N, …] and labels, with the names of their files. */
export interface ArrayPair {
  readonly inputs: NumericArray;
  readonly labels: NumericArray;
  readonly inputsFile: string;
  readonly labelsFile: string;
}

/** [N, d] → [d]; images [N, h, w] → [h, w, 1] and [N, h, w, c] as they are. */
export function inputShapeOf({
  inputs: { shape },
  inputsFile,
}: Pick<ArrayPair, 'inputs' | 'inputsFile'>): readonly number[] {
  const [, ...rest] = shape;
  if (rest.length < 1 || rest.length > 3 || rest.includes(0))
    throw fileFault(inputsFile, 'shape', {
      what: 'inputs',
      rule: 'N×d, N×h×w, N×h×w×c or N×c×h×w',
      got: shape.join('×') || 'a single number',
      fix: 'Reshape the array, one example in each row.',
    });
  if (sizeOf(rest) > LIMITS.inputs)
    throw fileFault(inputsFile, 'shape', {
      what: 'numbers of one example',
      rule: `at most ${LIMITS.inputs}`,
      got: `${sizeOf(rest)} (shape ${shape.join('×')})`,
      fix: 'Save smaller images or fewer features.',
    });
  return rest.length === 2 ? [...rest, 1] : rest;
}

/** The inputs, which must be finite; bytes stay bytes. */
export function readInputs({
  inputs: { shape, values },
  inputsFile,
}: Pick<ArrayPair, 'inputs' | 'inputsFile'>): RawExamples['inputs'] {
  if (values instanceof Uint8Array) return values;
  const size = values.length / shape[0];
  const inputs = values instanceof Float32Array ? values : Float32Array.from(values);
  const bad = inputs.findIndex((value) => !Number.isFinite(value));
  if (bad >= 0)
    throw fileFault(inputsFile, `example ${Math.floor(bad / size)}, number ${bad % size}`, {
      what: 'input',
      rule: 'a finite 32-bit number',
      got: values[bad],
      fix: 'Replace missing and too large values first.',
    });
  return inputs;
}
