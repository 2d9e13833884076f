import { SpecError } from '../../errors.ts';
import { ACTIVATIONS, type Activation, LOSSES, type Loss } from '../network.ts';
import type { MetadataText } from './metadata.ts';

/** What arrays cannot tell, as a user gives it; each wins over the file's own note of the same name. */
export interface NetworkFileOptions {
  /** Of all hidden layers, or one for each, separated by commas. */
  readonly activation?: string;
  readonly loss?: string;
  /** Convolutions and average pooling in order, before the dense layers: `conv pool2 conv pool2`. */
  readonly stem?: string;
  /** B that it was trained with. */
  readonly batchSize?: number;
}

export interface NetworkSettings {
  readonly activations: readonly Activation[];
  readonly loss: Loss;
  /** Undefined: convolutions without pooling. */
  readonly stem: readonly StemLayer[] | undefined;
  readonly batchSize: number | undefined;
}

export type StemLayer = { readonly kind: 'conv' } | { readonly kind: 'avgpool'; readonly size: 2 | 4 };

const STEM_LAYERS: Readonly<Record<string, StemLayer>> = {
  conv: { kind: 'conv' },
  pool2: { kind: 'avgpool', size: 2 },
  pool4: { kind: 'avgpool', size: 4 },
};

const words = (text: string) => text.split(/[\s,]+/).filter((word) => word !== '');

/** One of a few names. */
function oneOf<const T extends string>(file: string, what: string, choices: readonly T[], text: string): T {
  const found = choices.find((choice) => choice === text);
  if (found !== undefined) return found;
  throw new SpecError(`${file}, ${what}: it must be one of ${choices.join(', ')}, got "${text}". Name one of these.`);
}

function readActivations(file: string, text: string | undefined, hidden: number): Activation[] {
  if (hidden === 0) return [];
  if (text === undefined)
    throw new SpecError(
      `${file}, activation: it must be given, since the arrays do not tell it, got nothing. Save it in the file as ` +
        `activation='tanh', or name it (--activation): ${ACTIVATIONS.join(', ')}.`,
    );
  const named = words(text).map((word) => oneOf(file, 'activation', ACTIVATIONS, word));
  if (named.length === 1) return new Array<Activation>(hidden).fill(named[0]);
  if (named.length === hidden) return named;
  throw new SpecError(
    `${file}, activation: there must be one, or ${hidden} for as many hidden layers, got ${named.length}. The last layer is linear.`,
  );
}

function readBatchSize(file: string, given: number | undefined, text: string | undefined): number | undefined {
  const batchSize = given ?? (text === undefined ? undefined : Number(text));
  if (batchSize === undefined || (Number.isInteger(batchSize) && batchSize >= 1)) return batchSize;
  throw new SpecError(
    `${file}, batch_size: it must be a whole number of at least 1, got ${given ?? `"${text}"`}. Correct it or leave it out.`,
  );
}

/** Joins what the user says with what the file notes; the loss is cross-entropy unless told. */
export function readSettings(
  file: string,
  metadata: MetadataText,
  { hidden, options }: { hidden: number; options: NetworkFileOptions },
): NetworkSettings {
  const stem = options.stem ?? metadata.get('stem');
  return {
    activations: readActivations(file, options.activation ?? metadata.get('activation'), hidden),
    loss: oneOf(file, 'loss', LOSSES, options.loss ?? metadata.get('loss') ?? 'crossEntropy'),
    stem:
      stem === undefined
        ? undefined
        : words(stem).map((word) => STEM_LAYERS[oneOf(file, 'stem', Object.keys(STEM_LAYERS), word)]),
    batchSize: readBatchSize(file, options.batchSize, metadata.get('batch_size')),
  };
}
