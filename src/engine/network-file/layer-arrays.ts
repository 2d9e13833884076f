import { LIMITS } from '../../data/formats/limits.ts';
import { fileFault } from '../../data/formats/named-bytes.ts';
import { sizeOf } from '../../data/formats/numeric-array.ts';
import { inNaturalOrder, type LayerShape, orderLayers } from './layer-order.ts';
import { exampleShape } from './read-examples.ts';
import type { TensorFile } from './tensors.ts';
import { fromTorch, type WeightLayout } from './weight-layout.ts';

/** The arrays of one layer, by their names in the file. */
export interface LayerArrays {
  readonly weight: string;
  readonly bias: string;
}

export interface FoundLayers {
  readonly layout: WeightLayout;
  /** In forward order. */
  readonly layers: readonly LayerArrays[];
  /** Arrays that may be γ and β of layer normalisations, in forward order, and their sizes. */
  readonly norms: readonly (LayerArrays & { readonly size: number })[];
  /** Shapes of the weights in our layout, `[in, out]` or `[kernel, kernel, in, out]`. */
  readonly shapes: readonly (readonly number[])[];
  readonly warnings: readonly string[];
}

const OWN_WEIGHT = /^w\d+$/;
const OWN_SCALE = /^gamma\d+$/;
const TORCH_WEIGHT = /(^|\.)weight$/;
const WEIGHT_SIDES = [2, 4];
/** Prefixes of arrays of the same layers at another time. */
export const PREFIXES = ['initial.', 'velocity.'] as const;

/** Refuses more layers than a network that can be measured here has; the search for their order is bounded by it. */
function checkDepth({ name }: TensorFile, layers: number): void {
  if (layers > LIMITS.layers)
    throw fileFault(name, 'list of arrays', {
      what: 'number of layers',
      rule: `at most ${LIMITS.layers}`,
      got: layers,
      fix: 'Deeper networks cannot be measured here.',
    });
}

/** W0, W1, … without a gap; undefined if there is none. */
function ownLayers(file: TensorFile): FoundLayers | undefined {
  const weights = new Set(file.names.filter((name) => OWN_WEIGHT.test(name)));
  if (weights.size === 0) return undefined;
  checkDepth(file, weights.size);
  const layers = Array.from(weights, (_, index) => ({ weight: `w${index}`, bias: `b${index}` }));
  if (!layers.every(({ weight }) => weights.has(weight))) throw namesFault(file);
  const shapes = layers.map(({ weight }) => file.shape(weight)!);
  return { layout: 'inOut', layers, norms: ownNorms(file), shapes, warnings: [] };
}

/** gamma0, beta0, …. */
const ownNorms = (file: TensorFile): FoundLayers['norms'] =>
  file.names
    .filter((name) => OWN_SCALE.test(name))
    .map((_, index) => ({
      weight: `gamma${index}`,
      bias: `beta${index}`,
      size: sizeOf(file.shape(`gamma${index}`) ?? []),
    }));

/** Arrays `weight` of one dimension in a state_dict, in the order of their names. */
const torchNorms = (file: TensorFile): FoundLayers['norms'] =>
  inNaturalOrder(torchArrays(file, [1])).map(({ name, shape }) => ({
    weight: name,
    bias: name.replace(/weight$/, 'bias'),
    size: sizeOf(shape),
  }));

/** Arrays called `weight` of one of these numbers of dimensions, without the prefixed ones. */
function torchArrays(file: TensorFile, sides: readonly number[]): LayerShape[] {
  const isOfOtherTime = (name: string) =>
    PREFIXES.some((prefix) => name.startsWith(prefix) && file.names.includes(name.slice(prefix.length)));
  return file.names
    .filter((name) => TORCH_WEIGHT.test(name) && sides.includes(file.shape(name)!.length) && !isOfOtherTime(name))
    .map((name) => ({ name, shape: fromTorch(file.shape(name)!) }));
}

/** The layers of a PyTorch state_dict: `0.weight`, `fc1.weight`, … also behind `module.` and `_orig_mod.`. */
function torchLayers(file: TensorFile, example: readonly number[]): FoundLayers | undefined {
  const found = torchArrays(file, WEIGHT_SIDES);
  if (found.length === 0) return undefined;
  checkDepth(file, found.length);
  const { layers, fits, warnings } = orderLayers(found, { example, isInSavedOrder: file.isInSavedOrder });
  if (!fits)
    throw fileFault(file.name, 'layers', {
      what: 'shapes',
      rule: `such that each layer takes the outputs of the previous one, from x_train [N, ${example.join(', ')}] on`,
      got: layers.map(({ name }) => `${file.spelling(name)} [${file.shape(name)!.join(', ')}]`).join(', '),
      fix:
        'Arrays called "weight" are read as PyTorch keeps them, [out, in] or [out, in, kernel, kernel], by number or name: save ' +
        'model.state_dict() as it is, or rename the layers 0, 1, 2, … in forward order.',
    });
  return {
    layout: 'outIn',
    layers: layers.map(({ name }) => ({ weight: name, bias: name.replace(/weight$/, 'bias') })),
    norms: torchNorms(file),
    shapes: layers.map(({ shape }) => shape),
    warnings: warnings.map((warning) => `${file.name}: ${warning}`),
  };
}

function namesFault(file: TensorFile) {
  return fileFault(file.name, 'list of arrays', {
    what: 'names',
    rule:
      'W0, b0, W1, b1, … without a gap, or those of a PyTorch state_dict (0.weight, 0.bias, …), with x_train and y_train ' +
      '(x_test and y_test if there is a test set)',
    got: file.names.map(file.spelling).join(', ') || 'none',
    fix: 'Save with numpy.savez(path, W0=…, b0=…, x_train=…, y_train=…).',
  });
}

/** Whether names, in lower case, include a network's weights; a `weight` alone may belong to examples. */
export const namesWeights = (names: readonly string[]): boolean =>
  names.some((name) => OWN_WEIGHT.test(name) || name.endsWith('.weight')) ||
  ['weight', 'bias'].every((name) => names.includes(name));

/** Finds the arrays of the layers and their order. */
export function findLayers(file: TensorFile): FoundLayers {
  const found = ownLayers(file) ?? (namesWeights(file.names) ? torchLayers(file, exampleShape(file)) : undefined);
  if (found) return found;
  throw namesFault(file);
}
