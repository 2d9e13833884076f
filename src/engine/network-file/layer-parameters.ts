import { fileFault } from '../../data/formats/named-bytes.ts';
import { transposed } from '../../data/formats/numeric-array.ts';
import type { Network } from '../network.ts';
import { parameterLayout } from '../parameter-layout.ts';
import type { FoundLayers } from './layer-arrays.ts';
import { parameterShapes } from './parameter-arrays.ts';
import type { TensorFile } from './tensors.ts';
import type { WeightLayout } from './weight-layout.ts';

/** PyTorch's [out, in, kernel, kernel], and [out, channels, height, width] of a flattened image, to ours. */
const CHANNELS_LAST = [2, 3, 1, 0];

/** One array of the file and the array of the network read from it. */
export interface ArrayMapping {
  /** Its name in the file. */
  readonly source: string;
  readonly sourceShape: readonly number[];
  /** `W0`, `b0`, `gamma0`, … */
  readonly target: string;
  readonly shape: readonly number[];
  /** Whether dimensions were transposed, from PyTorch's order to `[in, out]`. */
  readonly transposed: boolean;
  /** Whether inputs from a flattened image were reordered from (channels, height, width) to channels last. */
  readonly reordered: boolean;
}

/** Sides of the image that a layer takes from the layer below; undefined for a vector. */
function imageBelow({ layers }: Network, layer: number): readonly number[] | undefined {
  const below = layers[layer - 1];
  if (below?.kind === 'conv') return [below.height, below.width, below.out];
  if (below?.kind === 'avgpool') return [below.height / below.size, below.width / below.size, below.channels];
  return undefined;
}

/** Where an array is in the file, and how it is converted to our layout. */
interface Wanted {
  readonly name: string;
  readonly target: string;
  readonly shape: readonly number[];
  readonly sourceShape: readonly number[];
  /** Shape of the source and the new order of its dimensions; undefined where the layouts are equal. */
  readonly turn?: { readonly seen: readonly number[]; readonly axes: readonly number[] };
  readonly reordered: boolean;
}

function wantedWeight(network: Network, block: number, layout: WeightLayout): Omit<Wanted, 'name' | 'target'> {
  const { kind, weight: shape } = parameterShapes(network)[block];
  if (layout === 'inOut' || kind === 'norm') return { shape, sourceShape: shape, reordered: false };
  const [inputs, out] = shape.slice(-2);
  if (shape.length === 4) {
    const sourceShape = [out, inputs, shape[0], shape[1]];
    return { shape, sourceShape, turn: { seen: sourceShape, axes: CHANNELS_LAST }, reordered: false };
  }
  const sourceShape = [out, inputs];
  const image = imageBelow(network, parameterLayout(network).blocks[block].layer);
  if (!image) return { shape, sourceShape, turn: { seen: sourceShape, axes: [1, 0] }, reordered: false };
  const [height, width, channels] = image;
  const turn = { seen: [out, channels, height, width], axes: CHANNELS_LAST };
  return { shape, sourceShape, turn, reordered: channels > 1 && height * width > 1 };
}

/** The arrays W0, b0, gamma0, beta0, W1, … of a network, in order. */
function wantedArrays(network: Network, { layers, norms, layout }: FoundLayers): Wanted[] {
  return parameterShapes(network).flatMap(({ kind, index, names, bias }, block) => {
    const arrays = (kind === 'norm' ? norms : layers)[index];
    return [
      { name: arrays.weight, target: names[0], ...wantedWeight(network, block, layout) },
      { name: arrays.bias, target: names[1], shape: bias, sourceShape: bias, reordered: false },
    ];
  });
}

const sidesOf = (shape: readonly number[]) => shape.filter((side) => side !== 1).join();
const isBias = ({ target }: Wanted) => /^b\d/.test(target);

/** One array in our layout, checked: present, of the right shape (ignoring dimensions of 1), finite. */
function readParameter(file: TensorFile, wanted: Wanted, prefix: string): Float32Array {
  const name = prefix + wanted.name;
  const array = file.array(name);
  const title = file.names.includes(name)
    ? file.spelling(name)
    : /^(?:[wb]|gamma|beta)\d+$/.test(wanted.name)
      ? prefix + wanted.target
      : name;
  const sides = `[${wanted.sourceShape.join(', ')}]`;
  if (array === undefined || sidesOf(array.shape) !== sidesOf(wanted.sourceShape))
    throw fileFault(file.name, title, {
      what: array ? 'shape' : 'array',
      rule: array ? sides : `there, of shape ${sides}`,
      got: array ? `[${array.shape.join(', ')}]` : 'nothing',
      fix: isBias(wanted)
        ? 'Every layer has a bias; save zeros where it was trained without (curvature then counts it).'
        : 'Save all layers.',
    });
  const { turn } = wanted;
  const { values } = turn ? transposed({ shape: turn.seen, values: array.values }, turn.axes) : array;
  const floats = Float32Array.from(values);
  const bad = floats.findIndex((value) => !Number.isFinite(value));
  if (bad < 0) return floats;
  throw fileFault(file.name, title, {
    what: `number ${bad}`,
    rule: 'a finite 32-bit number',
    got: values[bad],
    fix: 'A network that has diverged cannot be measured.',
  });
}

/** θ `[P]` in the order of `parameterLayout`, from the arrays whose names begin with `prefix`. */
export function readParameters(
  file: TensorFile,
  network: Network,
  { found, prefix = '' }: { readonly found: FoundLayers; readonly prefix?: string },
): Float32Array {
  const parts = wantedArrays(network, found).map((wanted) => readParameter(file, wanted, prefix));
  const theta = new Float32Array(parts.reduce((count, part) => count + part.length, 0));
  let at = 0;
  for (const part of parts) {
    theta.set(part, at);
    at += part.length;
  }
  return theta;
}

/** The array of the file that each array of the network was read from, and its conversion. */
export function arrayMapping(file: TensorFile, network: Network, found: FoundLayers): ArrayMapping[] {
  return wantedArrays(network, found).map(({ name, target, shape, turn, reordered }) => ({
    source: file.spelling(name),
    sourceShape: file.shape(name)!,
    target,
    shape,
    transposed: turn !== undefined,
    reordered,
  }));
}
