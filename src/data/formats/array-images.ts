import { ChoiceError } from '../choice-error.ts';
import type { Reading } from '../reading.ts';
import { fileFault } from './named-bytes.ts';
import { type NumericArray, sizeOf, transposed } from './numeric-array.ts';

/** [N, c, h, w] → [N, h, w, c]. */
const CHANNELS_LAST = [0, 2, 3, 1];
/** Grey, RGB, RGBA; two channels also occur, but hardly ever first. */
const FIRST = [1, 3, 4];
const LAST = [1, 2, 3, 4];

type Channels = NonNullable<Reading['channels']>;

/**
 * The place of the channels of an array [N, a, b, c]: first if only a is a number of channels, last if only c or neither is. If
 * both are, the one that gives square images; undefined if that does not decide.
 */
function plausibleChannels([, a, b, c]: readonly number[]): Channels | undefined {
  const [first, last] = [FIRST.includes(a), LAST.includes(c)];
  if (first !== last) return first ? 'first' : 'last';
  if (!first) return 'last';
  const [firstIsSquare, lastIsSquare] = [b === c, a === b];
  if (firstIsSquare === lastIsSquare) return undefined;
  return firstIsSquare ? 'first' : 'last';
}

export interface ImageReading {
  readonly inputs: NumericArray;
  readonly reading: Pick<Reading, 'channels' | 'image'>;
  readonly warnings: readonly string[];
}

/** The place of the channels as chosen, or else from the shape; ambiguous arrays are refused. */
function channelsOf(file: string, shape: readonly number[], told: Channels | undefined): Channels {
  const channels = told ?? plausibleChannels(shape);
  if (channels !== undefined) return channels;
  const [count, a, b, c] = shape;
  throw new ChoiceError(
    `${file}, shape: the place of the channels must be chosen for ${shape.join('×')}, which may be ${count} images of ` +
      `${a}×${b} with ${c} channels or of ${b}×${c} with ${a}. Choose channels last or first.`,
    { fields: ['channels'] },
  );
}

function readFourSides(file: string, inputs: NumericArray, told: Channels | undefined): ImageReading {
  const channels = channelsOf(file, inputs.shape, told);
  const reading = { channels };
  if (channels === 'last') return { inputs, reading, warnings: [] };
  const moved = transposed(inputs, CHANNELS_LAST);
  const warnings =
    told === undefined
      ? [
          `${file}: ${inputs.shape.join('×')} is read with channels first, as in PyTorch, and transposed to ` +
            `${moved.shape.join('×')}.`,
        ]
      : [];
  return { inputs: moved, reading, warnings };
}

/** Rows as images of the chosen shape. */
function readRows(file: string, inputs: NumericArray, image: NonNullable<Reading['image']>): ImageReading {
  const [count, ...rest] = inputs.shape;
  if (rest.length !== 1 || rest[0] !== sizeOf(image))
    throw fileFault(file, 'shape', {
      what: 'rows that are images',
      rule: `of ${sizeOf(image)} numbers, for images of ${image.join('×')}`,
      got: inputs.shape.join('×'),
      fix: 'Choose other sides.',
      choice: { fields: ['image'] },
    });
  return { inputs: { shape: [count, ...image], values: inputs.values }, reading: { image }, warnings: [] };
}

/** Inputs with channels last, and how they were read. */
export function readImages(file: string, inputs: NumericArray, { channels, image }: Reading): ImageReading {
  if (image !== undefined) return readRows(file, inputs, image);
  if (inputs.shape.length === 4) return readFourSides(file, inputs, channels);
  return { inputs, reading: {}, warnings: [] };
}
