import { z } from 'zod';
import { SpecError } from '../errors.ts';
import { ACTIVATIONS } from './activations.ts';
import { type Layer, LOSSES, type Network } from './network.ts';

export const INITIALISATIONS = ['lecun', 'he', 'xavier'] as const;

const convolution = z.strictObject({
  kind: z.literal('conv'),
  kernel: z.union([z.literal(3), z.literal(5)]),
  channels: z.int().min(1).max(64),
});
const averagePool = z.strictObject({ kind: z.literal('avgpool'), size: z.union([z.literal(2), z.literal(4)]) });

/** Networks other than a sequence of layers, which is the default. */
const ARCHITECTURES = ['diagonal'] as const;

export const NORMALISATIONS = ['layer'] as const;
/** Within a sentence. */
export const NORMALISATION_NAMES = { layer: 'layer normalisation' } as const;

/** A network before the dataset is known: optional convolutional stem on images, hidden dense layers, linear output. */
export const modelSpec = z.strictObject({
  stem: z
    .array(z.discriminatedUnion('kind', [convolution, averagePool]))
    .max(6)
    .default([]),
  hidden: z.array(z.int().min(1).max(512)).max(6).default([32, 32]),
  activation: z.enum(ACTIVATIONS).default('tanh'),
  loss: z.enum(LOSSES).default('crossEntropy'),
  /** Variance of the initial weights: 1/fan_in, 2/fan_in or 2/(fan_in + fan_out), times gain². Biases start at 0. */
  init: z.enum(INITIALISATIONS).default('lecun'),
  gain: z.number().positive().max(100).default(1),
  /**
   * Replaces the layers: Σ (u_j² − v_j²) x_j for a regression, starting at u = v = 0.1·gain; stem, hidden, activation,
   * init, residual and normalisation are ignored.
   */
  architecture: z.enum(ARCHITECTURES).optional(),
  /**
   * Adds its input to each hidden layer whose input and output have the same width: a ↦ a + φ(aW + b). Source: Yang &
   * Schoenholz 2017, arXiv:1712.08969 (their reduced residual network).
   */
  residual: z.literal(true).optional(),
  /** Layer normalisation of every hidden dense layer before its activation: φ(LN(aW + b)), within the skip if there is one. */
  normalisation: z.enum(NORMALISATIONS).optional(),
});
export type ModelSpec = z.infer<typeof modelSpec>;

/** The diagonal linear network: one output, so regressions only. */
function diagonalNetwork({ loss }: ModelSpec, inputShape: readonly number[], outputs: number): Network {
  if (outputs !== 1 || loss !== 'squaredError')
    throw new SpecError(
      `model.architecture: a diagonal network needs the squared error and a target of one number, got ${loss} and ` +
        `${outputs} outputs. Choose a regression and the squared error.`,
    );
  const size = inputShape.reduce((a, b) => a * b, 1);
  return { inputShape, classes: 1, loss, layers: [{ kind: 'diagonal', in: size }] };
}

/** Throws SpecError where a residual network would have no skip, or a normalisation fewer than two features. */
function checkHidden({ hidden, residual, normalisation }: ModelSpec, inputs: number): void {
  const widths = [inputs, ...hidden];
  if (residual && !hidden.some((out, index) => out === widths[index]))
    throw new SpecError(
      `model.residual: at least one hidden layer must be as wide as its input, got widths ${widths.join('–')}. ` +
        'Give neighbouring layers one width, or switch the residual blocks off.',
    );
  const narrow = hidden.indexOf(1);
  if (normalisation && (narrow >= 0 || hidden.length === 0))
    throw new SpecError(
      `model.normalisation: it needs hidden layers of at least 2 units, got ${narrow < 0 ? 'no hidden layer' : `hidden[${narrow}] = 1`}. ` +
        'Widen or add hidden layers, or switch the normalisation off.',
    );
}

/** One hidden layer: dense, with a normalisation before the activation and its input added at the end, as the model says. */
function hiddenLayers(
  { activation, residual, normalisation }: ModelSpec,
  { from, size, out }: { readonly from: number; readonly size: number; readonly out: number },
): Layer[] {
  return [
    { kind: 'dense', in: size, out, activation: normalisation ? 'linear' : activation },
    ...(normalisation ? [{ kind: 'layernorm', size: out, activation } as const] : []),
    ...(residual && size === out ? [{ kind: 'add', size, from } as const] : []),
  ];
}

/** The network of a model for inputs of one shape. Throws SpecError where model and input do not fit. */
export function resolveNetwork(model: ModelSpec, inputShape: readonly number[], classes: number): Network {
  if (model.architecture === 'diagonal') return diagonalNetwork(model, inputShape, classes);
  const layers: Layer[] = [];
  let [height, width, channels] = inputShape.length === 3 ? inputShape : [0, 0, 0];
  model.stem.forEach((layer, index) => {
    if (inputShape.length !== 3)
      throw new SpecError(
        `model.stem[${index}]: a ${layer.kind} layer needs images [height, width, channels], got inputs of shape ` +
          `[${inputShape.join(', ')}]. Choose an image dataset or empty the stem.`,
      );
    if (layer.kind === 'conv') {
      layers.push({
        kind: 'conv',
        kernel: layer.kernel,
        in: channels,
        out: layer.channels,
        height,
        width,
        activation: model.activation,
      });
      channels = layer.channels;
      return;
    }
    if (height % layer.size !== 0 || width % layer.size !== 0)
      throw new SpecError(
        `model.stem[${index}]: pooling size must divide the image sides, got size ${layer.size} on ${height}×${width}. ` +
          'Choose another size or move the layer.',
      );
    layers.push({ kind: 'avgpool', size: layer.size, height, width, channels });
    height /= layer.size;
    width /= layer.size;
  });
  let size = inputShape.length === 3 ? height * width * channels : inputShape.reduce((a, b) => a * b, 1);
  checkHidden(model, size);
  for (const out of model.hidden) {
    layers.push(...hiddenLayers(model, { from: layers.length, size, out }));
    size = out;
  }
  layers.push({ kind: 'dense', in: size, out: classes, activation: 'linear' });
  return { inputShape, classes, loss: model.loss, layers };
}
