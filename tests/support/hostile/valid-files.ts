import { gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { writeNpz } from '../../../src/engine/network-file/write-npz.ts';
import { writeSafetensors } from '../../../src/engine/network-file/write-safetensors.ts';
import { cifarArchive, idxBytes } from '../file-writers.ts';
import { SMALL_NETWORK } from '../network-files.ts';
import { npyOf } from '../npy-writer.ts';
import type { Random } from './random.ts';

const text = (content: string) => new TextEncoder().encode(content);

/** A table of numbers, with quotes, comments, missing cells or words now and then. */
export function table(random: Random): Uint8Array {
  const mark = random.pick([',', ';', '\t', ' ', '|']);
  const cell = () =>
    random.pick([
      () => String(random.below(10)),
      () => (random.below(1000) / 7).toFixed(random.below(6)),
      () => '',
      () => `"${random.pick(['a', 'b""c', `d${mark}e`, 'f\ng'])}"`,
      () => random.pick(['NA', 'x', '1e3', '-4,5', '1,000']),
    ])();
  const columns = random.between(1, 6);
  const numeric = () => String(random.below(100) / 4);
  const isPlain = random.chance(0.5);
  const row = () =>
    Array.from({ length: columns }, isPlain ? numeric : cell)
      .concat(random.pick(['x', 'y']))
      .join(mark);
  const rows = Array.from({ length: random.between(1, 30) }, row);
  const header = Array.from({ length: columns + 1 }, (_, i) => `c${i}`).join(mark);
  const lines = [...(random.chance(0.5) ? [header] : []), ...(random.chance(0.2) ? ['# a comment'] : []), ...rows];
  const content = lines.join(random.pick(['\n', '\r\n', '\r']));
  if (random.chance(0.1))
    return new Uint8Array([
      0xff,
      0xfe,
      ...new Uint8Array(Uint16Array.from(content, (letter) => letter.charCodeAt(0)).buffer),
    ]);
  return text(content);
}

const TYPES = ['|u1', '<i2', '>i4', '<i8', '<f2', '<f4', '>f8', '|b1'];

/** An NPZ archive of data, packed or not. */
export function npzData(random: Random): Uint8Array {
  const count = random.between(2, 12);
  const sides = random.pick([[3], [4, 4], [4, 4, 3], [3, 4, 4]]);
  const size = sides.reduce((product, side) => product * side, count);
  const array = (shape: readonly number[], length: number) =>
    npyOf({
      descr: random.pick(TYPES),
      shape,
      values: Array.from({ length }, (_, i) => i % 2),
      isFortranOrder: random.chance(0.3),
    });
  const [x, y] = random.pick([
    ['x_train', 'y_train'],
    ['X', 'y'],
    ['data', 'target'],
  ]);
  const arrays = { [`${x}.npy`]: array([count, ...sides], size), [`${y}.npy`]: array([count], count) };
  return zipSync(arrays, { level: random.pick([0, 6]) });
}

/** A small network with its data, as NPZ or safetensors. */
export const network = (random: Random): Uint8Array =>
  random.chance(0.5)
    ? writeNpz(SMALL_NETWORK, { activation: 'tanh', train_loss: '0.5' })
    : writeSafetensors(SMALL_NETWORK, { activation: 'tanh' });

export const IMAGES = idxBytes([4, 3, 3], new Uint8Array(36).fill(7));
export const LABELS = idxBytes([4], [0, 1, 0, 1]);

export const cifar = (random: Random): Uint8Array => {
  const archive = cifarArchive(['data_batch_1', 'test_batch'], 1);
  return random.chance(0.3) ? gzipSync(archive) : archive;
};

/** Archives around a table or data, up to four deep. */
export function packed(random: Random): Uint8Array {
  let bytes = random.pick([table, npzData])(random);
  for (let depth = random.between(1, 4); depth > 0; depth--)
    bytes = random.chance(0.5)
      ? gzipSync(bytes)
      : zipSync({ [random.pick(['a.csv', 'b.npy', 'c/d.csv', 'e'])]: bytes });
  return bytes;
}

const MAGIC: readonly (readonly number[])[] = [
  [0x1f, 0x8b, 8],
  [0x50, 0x4b, 3, 4],
  [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0],
  [0, 0, 8, 3],
  [0, 0, 0x0e, 4],
  [0xff, 0xfe],
  [0xef, 0xbb, 0xbf],
  [0x80, 4],
  [20, 0, 0, 0, 0, 0, 0, 0, 0x7b],
  [0x7b, 0x22],
  [0x5b, 0x5b],
  [0x3c, 0x3f],
];

/** Random bytes, or characters, after the first bytes of a known format. */
export function noise(random: Random): Uint8Array {
  const length = random.pick([0, 1, 4, 30, 300, 3000]);
  const body = random.chance(0.5) ? random.bytes(length) : random.bytes(length).map((byte) => 32 + (byte % 95));
  return new Uint8Array([...(random.chance(0.8) ? random.pick(MAGIC) : []), ...body]);
}
