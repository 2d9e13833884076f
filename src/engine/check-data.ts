import { type Dataset, inputSize } from '../data/dataset.ts';
import { SpecError } from '../errors.ts';
import { type Layer, layerInputSize, type Network } from './network.ts';

/** Throws SpecError if the loss requires classes but the data have real targets. */
export function checkLoss({ loss }: Pick<Network, 'loss'>, { train }: Pick<Dataset, 'train'>): void {
  if (train.targets !== undefined && loss !== 'squaredError')
    throw new SpecError(
      `model.loss: it must be squaredError where targets are numbers, got ${loss}. Choose the squared error, or data with classes.`,
    );
}

/** Throws SpecError unless a network fits a dataset: its inputs, its outputs and its loss. */
export function checkData(where: string, network: Network, dataset: Dataset): void {
  const numbers = inputSize(dataset);
  const inputs = layerInputSize(network.layers[0]);
  if (numbers !== inputs)
    throw new SpecError(
      `${where}: the first layer's inputs must be the ${numbers} numbers of an example of "${dataset.name}", got ${inputs}. Resolve the network for this dataset.`,
    );
  const last = network.layers.at(-1)!;
  if (!isHead(last, network))
    throw new SpecError(
      `${where}: the last layer must be dense and linear with ${network.classes} outputs, or the only one diagonal, got ${last.kind} in ${network.layers.length} layers. Correct the network.`,
    );
  checkAdditions(where, network);
  checkLoss(network, dataset);
  for (const split of ['train', 'test'] as const) checkAnswers(where, dataset, split);
}

/** Throws SpecError unless every addition ends a block of vectors that begins with its width, and no two begin together. */
function checkAdditions(where: string, { layers }: Network): void {
  const starts = new Set<number>();
  layers.forEach((layer, index) => {
    if (layer.kind !== 'add') return;
    const block = layers.slice(layer.from, index);
    const isVector = block.every(({ kind }) => kind === 'dense' || kind === 'layernorm' || kind === 'add');
    const fits = block.length > 0 && isVector && layerInputSize(block[0]) === layer.size && !starts.has(layer.from);
    if (!fits)
      throw new SpecError(
        `${where}: an addition must add the input, of its own width, of an earlier dense layer to which no other adds, got that of layers[${layer.from}] at layers[${index}]. Correct the network.`,
      );
    starts.add(layer.from);
  });
}

/** Whether a layer is a valid output layer: dense and linear, or the only layer and diagonal. */
function isHead(last: Layer, { layers, classes, loss }: Network): boolean {
  const alone = layers.length === 1 && classes === 1 && loss === 'squaredError';
  if (layers.some(({ kind }) => kind === 'diagonal')) return alone;
  return last.kind === 'dense' && last.activation === 'linear' && last.out === classes;
}

/** Checks labels in [0, K), or K finite targets per example; both splits must be of the same kind. */
function checkAnswers(where: string, dataset: Dataset, split: 'train' | 'test'): void {
  const { classes, name, train } = dataset;
  const { count, labels, targets } = dataset[split];
  const rule = (holds: boolean, what: string, must: string, got: unknown) => {
    if (!holds)
      throw new SpecError(`${where}: ${what} of "${name}" must be ${must}, got ${got}. Check the ${split} examples.`);
  };
  rule(
    (targets === undefined) === (train.targets === undefined),
    'targets',
    'in both splits or in none',
    `${split} alone`,
  );
  if (targets === undefined) {
    const wrong = labels.findIndex((label) => label >= classes);
    rule(wrong < 0, `label ${wrong}`, `below ${classes}`, labels[wrong]);
    return;
  }
  rule(targets.length === count * classes, 'targets', `N × K = ${count * classes} numbers`, targets.length);
  const wrong = targets.findIndex((value) => !Number.isFinite(value));
  rule(wrong < 0, `target ${wrong}`, 'finite', targets[wrong]);
}
