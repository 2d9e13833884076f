import { fileFault } from '../../data/formats/named-bytes.ts';
import { SpecError } from '../../errors.ts';
import type { Activation } from '../activations.ts';
import type { Layer, Network } from '../network.ts';
import type { LayerArrays } from './layer-arrays.ts';
import type { NetworkSettings, StemLayer } from './settings.ts';
import type { WeightLayout } from './weight-layout.ts';

export interface Architecture {
  /** Name of the file, for messages. */
  readonly file: string;
  /** Shapes of W0, W1, …: 4 dimensions for a convolution, 2 for a dense layer. */
  readonly weights: readonly (readonly number[])[];
  /** Names of their arrays in the file, and its layout. */
  readonly layers: readonly LayerArrays[];
  /** Sizes of the layer normalisations in the file. */
  readonly norms: readonly { readonly size: number }[];
  readonly layout: WeightLayout;
  readonly inputShape: readonly number[];
  readonly settings: NetworkSettings;
}

/** Name of a weight for messages: W0, or the name in PyTorch. */
const titleOf = ({ layers, layout }: Pick<Architecture, 'layers' | 'layout'>, index: number) =>
  layout === 'inOut' ? `W${index}` : `${layers[index].weight} (W${index})`;

const sized = (shape: readonly (number | string)[]) => `[${shape.join(', ')}]`;
const product = (shape: readonly number[]) => shape.reduce((size, side) => size * side, 1);

/** The given stem, or one convolution per weight of four dimensions. */
function checkedStem(architecture: Architecture): readonly StemLayer[] {
  const { file, weights, inputShape, settings } = architecture;
  const convolutions = weights.filter((shape) => shape.length === 4).length;
  const misplaced = weights.findIndex((shape, index) => shape.length !== (index < convolutions ? 4 : 2));
  if (misplaced >= 0)
    throw fileFault(file, titleOf(architecture, misplaced), {
      what: 'shape',
      rule: '[kernel, kernel, in, out] for convolutions, then [in, out] for dense layers',
      got: sized(weights[misplaced]),
      fix: 'Save the weights in the order of the layers.',
    });
  const stem = settings.stem ?? new Array<StemLayer>(convolutions).fill({ kind: 'conv' });
  const named = stem.filter(({ kind }) => kind === 'conv').length;
  if (named !== convolutions)
    throw new SpecError(
      `${file}, stem: it must name ${convolutions} conv, one per weight of four dimensions, got ${named}. Correct it.`,
    );
  if (stem.length > 0 && inputShape.length !== 3)
    throw fileFault(file, 'x_train', {
      what: 'shape',
      rule: '[N, height, width] or [N, height, width, channels] for a network with convolutions or pooling',
      got: sized(['N', ...inputShape]),
      fix: 'Reshape it; channels come last.',
    });
  return stem;
}

interface Above {
  readonly file: string;
  /** Name of the weights, for messages. */
  readonly title: string;
  readonly layout: WeightLayout;
  readonly weight: readonly number[];
}

const TORCH_FIX = 'Save model.state_dict() as it is: arrays called "weight" are read as PyTorch keeps them, [out, in].';

function convolution({ file, title, layout, weight }: Above, [height, width, channels]: readonly number[]) {
  const [rows, columns, from, out] = weight;
  const kernel = rows === 3 || rows === 5 ? rows : undefined;
  if (kernel !== undefined && columns === rows && from === channels && out > 0)
    return { kind: 'conv', kernel, in: channels, out, height, width } as const;
  throw fileFault(file, title, {
    what: 'shape',
    rule: `[3, 3, ${channels}, out] or [5, 5, ${channels}, out] (stride 1, "same" zero padding)`,
    got: sized(weight),
    fix:
      layout === 'outIn'
        ? 'Kernels of other sizes cannot be measured.'
        : from === out && (out === 3 || out === 5) && columns === channels
          ? 'PyTorch keeps [out, in, kernel, kernel]: save its state_dict as it is, or weight.permute(2, 3, 1, 0).contiguous().'
          : 'Kernels of other sizes cannot be measured; channels of x_train come last.',
  });
}

function pooling(file: string, size: 2 | 4, [height, width, channels]: readonly number[]): Layer {
  if (height % size === 0 && width % size === 0) return { kind: 'avgpool', size, height, width, channels };
  throw new SpecError(
    `${file}, stem: pool${size} must divide the image sides, got ${height}×${width}. Choose another size or position.`,
  );
}

function denseFix({ layout, weight }: Above, size: number, isPooled: boolean): string {
  if (layout === 'inOut' && weight[1] === size)
    return 'PyTorch keeps [out, in]: save its state_dict as it is, or numpy.ascontiguousarray(weight.T).';
  if (isPooled)
    return 'Does the network pool? Name its stem, as in stem="conv pool2"; convolutions keep the sides of the image.';
  return layout === 'outIn' ? TORCH_FIX : 'Save the inputs as the network sees them.';
}

function dense(above: Above, size: number, isPooled: boolean) {
  const [from, out] = above.weight;
  if (from === size && out > 0) return { kind: 'dense', in: from, out } as const;
  throw fileFault(above.file, above.title, {
    what: 'shape',
    rule: `[${size}, out], for its ${size} inputs`,
    got: sized(above.weight),
    fix: denseFix(above, size, isPooled),
  });
}

/** A hidden dense layer with the normalisation and the addition that the file notes. */
function hidden(
  found: ReturnType<typeof dense>,
  activation: Activation,
  from: number,
  { normalised, residual }: NetworkSettings,
): Layer[] {
  const { in: width, out } = found;
  return [
    { ...found, activation: normalised ? 'linear' : activation },
    ...(normalised ? [{ kind: 'layernorm', size: out, activation } as const] : []),
    ...(residual && width === out ? [{ kind: 'add', size: out, from } as const] : []),
  ];
}

/** Throws SpecError unless there is one normalisation, of its size, for every hidden dense layer where the file notes them. */
function checkNorms({ file, weights, norms, settings }: Architecture, convolutions: number): void {
  if (!settings.normalised) return;
  const wanted = weights.slice(convolutions, -1).map((shape) => shape[shape.length - 1]);
  const got = norms.map(({ size }) => size);
  if (wanted.join() === got.join() && wanted.length > 0) return;
  throw new SpecError(
    `${file}, normalisation: there must be a scale and a shift for each hidden dense layer, of sizes ${sized(wanted)}, got ${sized(got)}. ` +
      'Save those of all hidden layers, or leave the note out.',
  );
}

/** The layers of a network from the shapes of its weights; every size is checked against the layer below. */
export function resolveArchitecture(architecture: Architecture): Network {
  const { file, weights, layout, inputShape, settings } = architecture;
  const above = (index: number): Above => ({
    file,
    title: titleOf(architecture, index),
    layout,
    weight: weights[index],
  });
  const layers: Layer[] = [];
  let index = 0;
  let image = inputShape;
  for (const layer of checkedStem(architecture)) {
    if (layer.kind === 'conv') {
      const found = convolution(above(index), image);
      layers.push({ ...found, activation: settings.activations[index++] ?? 'linear' });
      image = [found.height, found.width, found.out];
    } else {
      layers.push(pooling(file, layer.size, image));
      image = [image[0] / layer.size, image[1] / layer.size, image[2]];
    }
  }
  let size = product(image);
  const convolutions = index;
  checkNorms(architecture, convolutions);
  for (; index < weights.length; index++) {
    const below = layers.at(-1)?.kind;
    const found = dense(above(index), size, below === 'conv' || below === 'avgpool');
    const activation = settings.activations[index] ?? 'linear';
    layers.push(
      ...(index < weights.length - 1 ? hidden(found, activation, layers.length, settings) : [{ ...found, activation }]),
    );
    size = found.out;
  }
  return { inputShape, classes: checkedClasses(architecture), loss: settings.loss, layers };
}

/** Outputs of the last layer, which is dense. */
function checkedClasses(architecture: Architecture): number {
  const { file, weights } = architecture;
  const last = weights[weights.length - 1];
  if (last.length === 2 && last[1] >= 2) return last[1];
  throw fileFault(file, titleOf(architecture, weights.length - 1), {
    what: 'last layer',
    rule: 'dense with at least 2 outputs, [in, classes]',
    got: sized(last),
    fix: 'Only classifiers can be measured, with a dense linear layer at the end.',
  });
}
