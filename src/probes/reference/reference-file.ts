import { z } from 'zod';
import type { Dataset, Examples } from '../../data/dataset.ts';
import { ACTIVATIONS } from '../../engine/activations.ts';
import { type Layer, LOSSES, layerOutputSize, type Network } from '../../engine/network.ts';
import { parameterLayout } from '../../engine/parameter-layout.ts';
import { faultsOf, SpecError } from '../../errors.ts';

const size = z.int().positive();
const numbers = z.array(z.number());
const layerSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('dense'), in: size, out: size, activation: z.enum(ACTIVATIONS).default('linear') }),
  z.object({
    kind: z.literal('conv'),
    kernel: z.union([z.literal(3), z.literal(5)]),
    in: size,
    out: size,
    activation: z.enum(ACTIVATIONS).default('linear'),
  }),
  z.object({ kind: z.literal('avgpool'), size }),
]);
const splitSchema = z.object({ x: z.array(numbers).min(1), y: z.array(z.int().nonnegative()) });
const quantitiesSchema = z.record(z.string(), z.union([z.number(), numbers]));
const fileSchema = z.object({
  name: z.string(),
  network: z.object({
    inputShape: z.array(size).min(1).max(3),
    classes: size,
    loss: z.enum(LOSSES),
    layers: z.array(layerSchema).min(1),
  }),
  parameters: numbers,
  train: splitSchema,
  test: splitSchema,
  vector: numbers,
  atStart: quantitiesSchema,
  sgd: z.object({
    learningRate: z.number().positive(),
    momentum: z.number().min(0).lt(1),
    nesterov: z.boolean().default(false),
    weightDecay: z.number().nonnegative(),
    batchSize: size,
    batches: z.array(z.array(z.int().nonnegative())).min(1),
    trainLossAfterEachStep: numbers,
    parametersAtEnd: numbers,
  }),
  atEnd: quantitiesSchema,
});
type FileContent = z.infer<typeof fileSchema>;

/** Expected values at one parameter vector, by the key of the file. */
export type Quantities = Readonly<Record<string, number | readonly number[]>>;

/** One reference file, ready to be checked: everything resolved, nothing computed. */
export interface ReferenceFile {
  readonly name: string;
  readonly network: Network;
  readonly dataset: Dataset;
  /** θ at the start, `[P]`. */
  readonly parameters: readonly number[];
  /** Unit vector v of `hessianVector`, `[P]`. */
  readonly vector: readonly number[];
  readonly sgd: FileContent['sgd'];
  readonly atStart: Quantities;
  readonly atEnd: Quantities;
}

/** Fills in image sizes layer by layer: "same" convolutions keep height × width, pooling divides them. */
function resolveLayers(inputShape: readonly number[], layers: FileContent['network']['layers']): Layer[] {
  let [height = 1, width = 1] = inputShape;
  let channels = inputShape[2] ?? 1;
  return layers.map((layer): Layer => {
    if (layer.kind === 'dense') return layer;
    if (layer.kind === 'conv') {
      channels = layer.out;
      return { ...layer, height, width };
    }
    const resolved: Layer = { ...layer, height, width, channels };
    height /= layer.size;
    width /= layer.size;
    return resolved;
  });
}

function examples(split: FileContent['train']): Examples {
  return { count: split.x.length, inputs: Float32Array.from(split.x.flat()), labels: Uint16Array.from(split.y) };
}

function requireLength(name: string, what: string, values: { readonly length: number }, expected: number): void {
  if (values.length !== expected)
    throw new SpecError(
      `reference file "${name}": ${what} must have ${expected} numbers, got ${values.length}. Write the file again.`,
    );
}

function requireBelow(name: string, what: string, values: readonly number[], limit: number): void {
  const bad = values.find((value) => value >= limit);
  if (bad !== undefined)
    throw new SpecError(
      `reference file "${name}": ${what} must be an integer in [0, ${limit}), got ${bad}. Write the file again.`,
    );
}

/** Reads the content of a reference file (parsed JSON); throws a `SpecError` that names `source` and the first broken rule. */
export function parseReferenceFile(content: unknown, source = 'reference file'): ReferenceFile {
  const parsed = fileSchema.safeParse(content);
  if (!parsed.success) {
    const [fault] = faultsOf(parsed.error, 'the file');
    throw new SpecError(`${source}: ${fault}. The format is that of tests/reference.`);
  }
  const { name, network: written, train, test, parameters, vector, sgd, atStart, atEnd } = parsed.data;
  if (Object.keys(atStart).length + Object.keys(atEnd).length === 0)
    throw new SpecError(
      `${source}: atStart and atEnd must hold at least one quantity to compare with, got none: any engine would agree. ` +
        'See tests/reference.',
    );
  const { inputShape, classes, loss } = written;
  const network: Network = { inputShape, classes, loss, layers: resolveLayers(inputShape, written.layers) };
  const { count } = parameterLayout(network);
  requireLength(name, 'parameters', parameters, count);
  requireLength(name, 'vector', vector, count);
  requireLength(name, 'sgd.parametersAtEnd', sgd.parametersAtEnd, count);
  requireLength(name, 'sgd.trainLossAfterEachStep', sgd.trainLossAfterEachStep, sgd.batches.length);
  requireLength(
    name,
    'the last layer',
    { length: layerOutputSize(network.layers[network.layers.length - 1]) },
    classes,
  );
  for (const split of [train, test]) {
    requireLength(name, 'y', split.y, split.x.length);
    requireBelow(name, 'label', split.y, classes);
    for (const x of split.x)
      requireLength(
        name,
        'x',
        x,
        inputShape.reduce((product, side) => product * side, 1),
      );
  }
  for (const batch of sgd.batches) {
    requireLength(name, 'each of sgd.batches', batch, sgd.batchSize);
    requireBelow(name, 'batch index', batch, train.x.length);
  }
  const dataset: Dataset = { name, inputShape, classes, train: examples(train), test: examples(test) };
  return { name, network, dataset, parameters, vector, sgd, atStart, atEnd };
}
