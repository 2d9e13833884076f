import type { Dataset } from '../../data/dataset.ts';
import { fileFault, type NamedBytes } from '../../data/formats/named-bytes.ts';
import type { NumericArray } from '../../data/formats/numeric-array.ts';
import type { Network } from '../network.ts';
import { resolveArchitecture } from './architecture.ts';
import { parameterShapes } from './parameter-arrays.ts';
import { readExamples, readInputShape } from './read-examples.ts';
import { type NetworkFileOptions, readSettings } from './settings.ts';
import { readTensorFile, type TensorFile } from './tensor-file.ts';

/** A network trained anywhere, ready to be opened by an engine and measured at its weights. */
export interface NetworkFile {
  /** Of the file. */
  readonly name: string;
  readonly network: Network;
  /** θ, `[P]` in the order of `parameterLayout`. */
  readonly parameters: Float32Array;
  readonly dataset: Dataset;
  /** θ before training, where the file has `initial.W0`, …. */
  readonly initial?: Float32Array;
  /** Direction of the last step up to a factor: `velocity.W0`, … (m of m ← μm + g) where the file has it and no Nesterov. */
  readonly lastStep?: Float32Array;
  /** B that it was trained with, where that is known. */
  readonly batchSize?: number;
  /** Key of the random numbers that estimators draw; those of the run, where the file notes them. */
  readonly seed: number;
  readonly step: number;
}

/** W0, W1, … as far as they go; their sides tell the layers. */
function readWeights(file: TensorFile): NumericArray[] {
  const weights: NumericArray[] = [];
  for (let array = file.array('w0'); array !== undefined; array = file.array(`w${weights.length}`)) weights.push(array);
  const left = file.names.find((name) => /^w\d+$/.test(name) && Number(name.slice(1)) >= weights.length);
  if (weights.length > 0 && left === undefined) return weights;
  throw fileFault(file.name, 'list of arrays', {
    what: 'names',
    rule: 'W0, b0, W1, b1, … without a gap, x_train and y_train (x_test and y_test if there is a test set)',
    got: file.names.join(', ') || 'none',
    fix: 'Save with numpy.savez(path, W0=…, b0=…, x_train=…, y_train=…).',
  });
}

interface Wanted {
  readonly name: string;
  readonly shape: readonly number[];
}

/** One array of parameters, checked: there, of the right shape (sides of 1 apart), finite. */
function readParameter(file: TensorFile, { name, shape }: Wanted): Float32Array {
  const array = file.array(name.toLowerCase());
  const sides = (of: readonly number[]) => of.filter((side) => side !== 1).join();
  if (array === undefined || sides(array.shape) !== sides(shape))
    throw fileFault(file.name, name, {
      what: array ? 'shape' : 'array',
      rule: array ? `[${shape.join(', ')}]` : `there, of shape [${shape.join(', ')}]`,
      got: array ? `[${array.shape.join(', ')}]` : 'nothing',
      fix: name.includes('b')
        ? 'Every layer has a bias; save zeros where it was trained without (curvature then counts it).'
        : 'Save all layers.',
    });
  const values = Float32Array.from(array.values);
  const bad = values.findIndex((value) => !Number.isFinite(value));
  if (bad < 0) return values;
  throw fileFault(file.name, name, {
    what: `number ${bad}`,
    rule: 'a finite 32-bit number',
    got: array.values[bad],
    fix: 'A network that has diverged cannot be measured.',
  });
}

function readParameters(file: TensorFile, network: Network, prefix = ''): Float32Array {
  const parts = parameterShapes(network).flatMap(({ weight, bias }, index) => [
    readParameter(file, { name: `${prefix}W${index}`, shape: weight }),
    readParameter(file, { name: `${prefix}b${index}`, shape: bias }),
  ]);
  const theta = new Float32Array(parts.reduce((count, part) => count + part.length, 0));
  let at = 0;
  for (const part of parts) {
    theta.set(part, at);
    at += part.length;
  }
  return theta;
}

/** A count that the file notes, 0 where it does not. */
function noted({ name, metadata }: TensorFile, key: string): number {
  const value = Number(metadata.get(key) ?? 0);
  if (Number.isSafeInteger(value) && value >= 0) return value;
  throw fileFault(name, `metadata "${key}"`, {
    what: key,
    rule: 'a whole number of at least 0',
    got: `"${metadata.get(key)}"`,
    fix: 'Correct it or leave it out.',
  });
}

/**
 * Reads a network and its data from an NPZ archive or a safetensors file: W0, b0, W1, … with W `[in, out]` or
 * `[kernel, kernel, in, out]`, x_train `[N, …]` as the network sees it, y_train `[N]`, and optionally x_test, y_test. Numbers
 * are rounded to 32 bits. Throws SpecError naming file, place, rule and value.
 */
export function readNetworkFile(bytes: NamedBytes, options: NetworkFileOptions = {}): NetworkFile {
  const file = readTensorFile(bytes);
  const weights = readWeights(file).map(({ shape }) => shape);
  const settings = readSettings(file.name, file.metadata, { hidden: weights.length - 1, options });
  const inputShape = readInputShape(file, weights[0].length === 4 || settings.stem !== undefined);
  const network = resolveArchitecture({ file: file.name, weights, inputShape, settings });
  const dataset = readExamples(file, { inputShape, classes: network.classes });
  return {
    name: file.name,
    network,
    dataset,
    parameters: readParameters(file, network),
    ...(file.names.includes('initial.w0') && { initial: readParameters(file, network, 'initial.') }),
    ...(file.names.includes('velocity.w0') &&
      file.metadata.get('nesterov') !== 'true' && { lastStep: readParameters(file, network, 'velocity.') }),
    ...(settings.batchSize !== undefined && { batchSize: settings.batchSize }),
    seed: noted(file, 'seed'),
    step: noted(file, 'step'),
  };
}
