import { fileFault } from '../../data/formats/named-bytes.ts';
import { SpecError } from '../../errors.ts';
import type { Layer, Network } from '../network.ts';
import type { NetworkSettings, StemLayer } from './settings.ts';

export interface Architecture {
  /** Of the file, for messages. */
  readonly file: string;
  /** Shape of W0, W1, …: 4 sides of a convolution, 2 of a dense layer. */
  readonly weights: readonly (readonly number[])[];
  readonly inputShape: readonly number[];
  readonly settings: NetworkSettings;
}

const sized = (shape: readonly (number | string)[]) => `[${shape.join(', ')}]`;
const product = (shape: readonly number[]) => shape.reduce((size, side) => size * side, 1);

/** The stem as told, or as many convolutions as there are weights of four sides. */
function checkedStem({ file, weights, inputShape, settings }: Architecture): readonly StemLayer[] {
  const convolutions = weights.filter((shape) => shape.length === 4).length;
  const misplaced = weights.findIndex((shape, index) => shape.length !== (index < convolutions ? 4 : 2));
  if (misplaced >= 0)
    throw fileFault(file, `W${misplaced}`, {
      what: 'shape',
      rule: '[kernel, kernel, in, out] for convolutions, then [in, out] for dense layers',
      got: sized(weights[misplaced]),
      fix: 'Save the weights in the order of the layers.',
    });
  const stem = settings.stem ?? new Array<StemLayer>(convolutions).fill({ kind: 'conv' });
  const named = stem.filter(({ kind }) => kind === 'conv').length;
  if (named !== convolutions)
    throw new SpecError(
      `${file}, stem: it must name ${convolutions} conv, as many as there are weights of four sides, got ${named}. Correct it.`,
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

interface Convolution {
  readonly file: string;
  readonly index: number;
  readonly weight: readonly number[];
  readonly image: readonly number[];
}

function convolution({ file, index, weight, image: [height, width, channels] }: Convolution) {
  const [rows, columns, from, out] = weight;
  const kernel = rows === 3 || rows === 5 ? rows : undefined;
  if (kernel !== undefined && columns === rows && from === channels)
    return { kind: 'conv', kernel, in: channels, out, height, width } as const;
  throw fileFault(file, `W${index}`, {
    what: 'shape',
    rule: `[3, 3, ${channels}, out] or [5, 5, ${channels}, out] (stride 1, "same" zero padding)`,
    got: sized(weight),
    fix: 'PyTorch keeps [out, in, kernel, kernel]: save weight.permute(2, 3, 1, 0).',
  });
}

function pooling(file: string, size: 2 | 4, [height, width, channels]: readonly number[]): Layer {
  if (height % size === 0 && width % size === 0) return { kind: 'avgpool', size, height, width, channels };
  throw new SpecError(
    `${file}, stem: pool${size} must divide the image sides, got ${height}×${width}. Choose another size or place.`,
  );
}

function dense(
  file: string,
  index: number,
  { weight, size, pooled }: { weight: readonly number[]; size: number; pooled: boolean },
) {
  const [from, out] = weight;
  if (from === size && out > 0) return { kind: 'dense', in: from, out } as const;
  const fix =
    out === size
      ? 'PyTorch keeps [out, in]: save weight.T.'
      : pooled
        ? 'Does the network pool? Name its stem, as in stem="conv pool2".'
        : 'Save the inputs as the network sees them.';
  throw fileFault(file, `W${index}`, {
    what: 'shape',
    rule: `[${size}, out], for the ${size} numbers that come from below`,
    got: sized(weight),
    fix,
  });
}

/** Finds the layers of a network from the shapes of its weights; every size is checked against the layer below. */
export function resolveArchitecture(architecture: Architecture): Network {
  const { file, weights, inputShape, settings } = architecture;
  const layers: Layer[] = [];
  let index = 0;
  let image = inputShape;
  for (const layer of checkedStem(architecture)) {
    if (layer.kind === 'conv') {
      const found = convolution({ file, index, weight: weights[index], image });
      layers.push({ ...found, activation: settings.activations[index++] ?? 'linear' });
      image = [found.height, found.width, found.out];
    } else {
      layers.push(pooling(file, layer.size, image));
      image = [image[0] / layer.size, image[1] / layer.size, image[2]];
    }
  }
  let size = product(image);
  for (; index < weights.length; index++) {
    const found = dense(file, index, { weight: weights[index], size, pooled: layers.length > 0 });
    layers.push({ ...found, activation: settings.activations[index] ?? 'linear' });
    size = found.out;
  }
  return { inputShape, classes: checkedClasses(architecture), loss: settings.loss, layers };
}

/** Outputs of the last layer, which is dense. */
function checkedClasses({ file, weights }: Architecture): number {
  const last = weights[weights.length - 1];
  if (last.length === 2 && last[1] >= 2) return last[1];
  throw fileFault(file, `W${weights.length - 1}`, {
    what: 'last layer',
    rule: 'dense with at least 2 outputs, [in, classes]',
    got: sized(last),
    fix: 'Only classifiers can be measured, with a dense linear layer at the end.',
  });
}
