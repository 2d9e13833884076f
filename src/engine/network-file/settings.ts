import { SpecError } from '../../errors.ts';
import { ACTIVATIONS, type Activation } from '../activations.ts';
import type { Loss } from '../network.ts';
import type { MetadataText } from './metadata.ts';
import { activationOf, lossOf } from './setting-names.ts';

/** Settings that arrays do not contain, given by the user; each overrides the file's note of the same name. */
export interface NetworkFileOptions {
  /** One for all hidden layers, or one per hidden layer, separated by commas. */
  readonly activation?: string;
  readonly loss?: string;
  /** Convolutions and average pooling in order, before the dense layers: `conv pool2 conv pool2`. */
  readonly stem?: string;
  /** B of its training. */
  readonly batchSize?: number;
  /** Names of arrays to ignore although the network may need them. */
  readonly ignore?: readonly string[];
}

export interface NetworkSettings {
  readonly activations: readonly Activation[];
  readonly loss: Loss;
  /** Its name as given, if any. */
  readonly lossName: string | undefined;
  /** Layer normalisation before the activation of every hidden dense layer. */
  readonly normalised: boolean;
  /** Whether every hidden dense layer whose widths agree adds its input. */
  readonly residual: boolean;
  /** Undefined: convolutions without pooling. */
  readonly stem: readonly StemLayer[] | undefined;
  readonly batchSize: number | undefined;
}

export type StemLayer = { readonly kind: 'conv' } | { readonly kind: 'avgpool'; readonly size: 2 | 4 };

const STEM_LAYERS: ReadonlyMap<string, StemLayer> = new Map([
  ['conv', { kind: 'conv' }],
  ['pool2', { kind: 'avgpool', size: 2 }],
  ['pool4', { kind: 'avgpool', size: 4 }],
]);

const words = (text: string) => text.split(/[\s,]+/).filter((word) => word !== '');

/** Names of arrays from a list separated by commas. */
export const arrayNames = (text: string): string[] => text.split(',').flatMap((name) => name.trim() || []);

function stemLayer(file: string, text: string): StemLayer {
  const found = STEM_LAYERS.get(text.toLowerCase());
  if (found !== undefined) return found;
  throw new SpecError(
    `${file}, stem: it must be one of ${[...STEM_LAYERS.keys()].join(', ')}, got "${text}". Name one of these for each layer.`,
  );
}

/** Position of the channels of x_train, if the file or the user states it. */
export function readChannels(file: string, metadata: MetadataText): 'first' | 'last' | undefined {
  const text = metadata.get('channels');
  if (text === undefined || text === 'first' || text === 'last') return text;
  throw new SpecError(`${file}, channels: it must be first or last, got "${text}". Correct it or leave it out.`);
}

function readActivations(file: string, text: string | undefined, hidden: number): Activation[] {
  if (hidden === 0) return [];
  if (text === undefined)
    throw new SpecError(
      `${file}, activation: it must be given, because arrays do not contain it, got nothing. Save it in the file as ` +
        `activation='tanh', or name it (--activation in a terminal): ${ACTIVATIONS.join(', ')}.`,
    );
  const named = words(text).map((word) => activationOf(file, word));
  if (named.length === 1) return new Array<Activation>(hidden).fill(named[0]);
  if (named.length === hidden) return named;
  throw new SpecError(
    `${file}, activation: there must be one, or ${hidden} for ${hidden} hidden layers, got ${named.length}. The last layer is linear.`,
  );
}

/** A note that is one word or absent. */
function readWord(file: string, metadata: MetadataText, key: string, word: string): boolean {
  const text = metadata.get(key);
  if (text === undefined || text === word) return text !== undefined;
  throw new SpecError(`${file}, ${key}: it must be ${word}, got "${text}". Correct it or leave it out.`);
}

/** Whether a file notes layer normalisation. */
export const readNormalised = (file: string, metadata: MetadataText): boolean =>
  readWord(file, metadata, 'normalisation', 'layer');

function readBatchSize(file: string, given: number | undefined, text: string | undefined): number | undefined {
  const batchSize = given ?? (text === undefined ? undefined : Number(text));
  if (batchSize === undefined || (Number.isInteger(batchSize) && batchSize >= 1)) return batchSize;
  throw new SpecError(
    `${file}, batch_size: it must be a whole number of at least 1, got ${given ?? `"${text}"`}. Correct it or leave it out.`,
  );
}

/** A training loss noted in the file, to be compared with the measured one. */
export interface NotedLoss {
  /** Name of the note. */
  readonly name: string;
  /** The note as written, which shows its number of digits. */
  readonly text: string;
}

const isNumber = (text: string | undefined): text is string =>
  text !== undefined && text.trim() !== '' && Number.isFinite(Number(text));

/** The training loss noted in a file as a number: `train_loss`, `training_loss` or `loss`. */
export function readNotedLoss(metadata: MetadataText): NotedLoss | undefined {
  for (const name of ['train_loss', 'training_loss', 'loss']) {
    const text = metadata.get(name);
    if (isNumber(text)) return { name, text: text.trim() };
  }
  return undefined;
}

/** Merges the user's options with the notes of the file; the default loss is cross-entropy. */
export function readSettings(
  file: string,
  metadata: MetadataText,
  { hidden, options }: { hidden: number; options: NetworkFileOptions },
): NetworkSettings {
  const stem = options.stem ?? metadata.get('stem');
  const noted = metadata.get('loss');
  const lossName = options.loss ?? (isNumber(noted) ? undefined : noted);
  return {
    activations: readActivations(file, options.activation ?? metadata.get('activation'), hidden),
    loss: lossName === undefined ? 'crossEntropy' : lossOf(file, lossName),
    lossName,
    normalised: readNormalised(file, metadata),
    residual: metadata.get('residual') !== 'false' && readWord(file, metadata, 'residual', 'true'),
    stem: stem === undefined ? undefined : words(stem).map((word) => stemLayer(file, word)),
    batchSize: readBatchSize(file, options.batchSize, metadata.get('batch_size')),
  };
}
