import type { Dataset } from '../../data/dataset.ts';
import { fileFault, type NamedBytes } from '../../data/formats/named-bytes.ts';
import type { Network } from '../network.ts';
import { resolveArchitecture } from './architecture.ts';
import { type FoundLayers, findLayers } from './layer-arrays.ts';
import { type ArrayMapping, arrayMapping, readParameters } from './layer-parameters.ts';
import { channelsOf, exampleShape, readExamples, readInputShape } from './read-examples.ts';
import { lossNotes } from './setting-names.ts';
import {
  type NetworkFileOptions,
  type NotedLoss,
  readChannels,
  readNormalised,
  readNotedLoss,
  readSettings,
} from './settings.ts';
import { readTensorFile, withoutArrays } from './tensor-file.ts';
import type { TensorFile } from './tensors.ts';
import { checkAllUsed } from './unused-arrays.ts';

/** A network trained elsewhere, ready to be opened by an engine and measured at its weights. */
export interface NetworkFile {
  /** Name of the file. */
  readonly name: string;
  readonly network: Network;
  /** θ, `[P]` in the order of `parameterLayout`. */
  readonly parameters: Float32Array;
  readonly dataset: Dataset;
  /** θ before training, where the file has `initial.W0`, …. */
  readonly initial?: Float32Array;
  /** Direction of the last step up to a factor: `velocity.W0`, … (m of m ← μm + g) where the file has it and no Nesterov. */
  readonly lastStep?: Float32Array;
  /** B of its training, where known. */
  readonly batchSize?: number;
  /** Key of the random numbers of estimators; that of the run, where the file notes it. */
  readonly seed: number;
  readonly step: number;
  /** The array of the file that each array of the network was read from. */
  readonly mapping: readonly ArrayMapping[];
  readonly notedLoss?: NotedLoss;
  /** Warnings, one sentence each. */
  readonly warnings: readonly string[];
  /** Notes, one sentence each. */
  readonly notes: readonly string[];
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

/** safetensors writes non-contiguous weights in an order that contradicts their shape; a noted loss can detect it. */
function orderWarnings(file: TensorFile, { layout }: FoundLayers, notedLoss: NotedLoss | undefined): string[] {
  if (layout === 'outIn' || file.isInSavedOrder || notedLoss || file.metadata.get('format') === 'sgdscope-run')
    return [];
  return [
    `${file.name}: whether W0, … were contiguous when they were saved cannot be checked, and safetensors scrambles a weight.T that ` +
      'was not. Note the training loss in the file (train_loss), or save the state_dict as it is.',
  ];
}

function ignoredWarnings({ name }: TensorFile, { ignore = [] }: NetworkFileOptions): string[] {
  if (ignore.length === 0) return [];
  const verb = ignore.length === 1 ? 'is' : 'are';
  return [`${name}: ${ignore.join(', ')} ${verb} ignored; if the network needs them, this is a different network.`];
}

/**
 * Reads a network and its data from an NPZ archive or a safetensors file: W0, b0, W1, … with W `[in, out]` or
 * `[kernel, kernel, in, out]`, gamma0, beta0, … of layer normalisations, or the arrays of a PyTorch state_dict with `[out, in]` and `[out, in, kernel, kernel]`; x_train
 * `[N, …]` as passed to the network, y_train `[N]`, and optionally x_test, y_test. Numbers are rounded to 32 bits. Throws
 * SpecError naming file, place, rule and value.
 */
export function readNetworkFile(bytes: NamedBytes, options: NetworkFileOptions = {}): NetworkFile {
  const file = withoutArrays(readTensorFile(bytes), options.ignore ?? []);
  const found = findLayers(file);
  checkAllUsed(file, found, readNormalised(file.name, file.metadata));
  const { shapes: weights, layout, layers, norms } = found;
  const settings = readSettings(file.name, file.metadata, { hidden: weights.length - 1, options });
  const isConvolutional = weights[0].length === 4;
  const told = readChannels(file.name, file.metadata);
  const channels = channelsOf(file, { channels: isConvolutional ? weights[0][2] : undefined, layout, told });
  const inputShape = readInputShape(file, { isImage: isConvolutional || settings.stem !== undefined, channels });
  const network = resolveArchitecture({ file: file.name, weights, layers, norms, layout, inputShape, settings });
  const dataset = readExamples(file, { inputShape, classes: network.classes, channels });
  const has = (prefix: string) => file.names.includes(prefix + layers[0].weight);
  const at = (prefix: string) => readParameters(file, network, { found, prefix });
  const notedLoss = readNotedLoss(file.metadata);
  return {
    name: file.name,
    network,
    dataset,
    parameters: at(''),
    ...(has('initial.') && { initial: at('initial.') }),
    ...(has('velocity.') && file.metadata.get('nesterov') !== 'true' && { lastStep: at('velocity.') }),
    ...(settings.batchSize !== undefined && { batchSize: settings.batchSize }),
    seed: noted(file, 'seed'),
    step: noted(file, 'step'),
    mapping: arrayMapping(file, network, found),
    ...(notedLoss && { notedLoss }),
    warnings: [...found.warnings, ...orderWarnings(file, found, notedLoss), ...ignoredWarnings(file, options)],
    notes: [
      ...(channels === 'first' && told === undefined
        ? [`x_train [N, ${exampleShape(file).join(', ')}] is read with channels first.`]
        : []),
      ...lossNotes(settings.lossName, network.loss, network.classes),
    ],
  };
}
