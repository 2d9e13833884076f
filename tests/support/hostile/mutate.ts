import type { Random } from './random.ts';

type Mutation = (bytes: Uint8Array, random: Random) => Uint8Array;

const joined = (...parts: readonly Uint8Array[]): Uint8Array => {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
};

/** Numbers that lengths, counts and offsets are set to. */
const EXTREMES = [0, 1, 0x7f, 0x80, 0xff, 0xffff, 0x7fffffff, 0x80000000, 0xfffffffe, 0xffffffff];
/** Texts that numbers and names are replaced by. */
const WORDS = [
  '-1',
  '1e999',
  'NaN',
  'inf',
  '99999999999999999999',
  '0',
  '""',
  '"',
  '(',
  '((((',
  '{',
  '[',
  '../x',
  '\0',
  '<b>',
];

const MUTATIONS: readonly Mutation[] = [
  // one to eight flipped bits
  (bytes, random) => {
    const copy = bytes.slice();
    for (let i = random.between(1, 8); i > 0; i--) copy[random.below(copy.length)] ^= 1 << random.below(8);
    return copy;
  },
  // cut short
  (bytes, random) => bytes.slice(0, random.below(bytes.length)),
  // the beginning missing
  (bytes, random) => bytes.slice(random.below(bytes.length)),
  // something added at the end
  (bytes, random) => joined(bytes, random.bytes(random.between(1, 64))),
  // a piece moved over another
  (bytes, random) => {
    const copy = bytes.slice();
    const length = random.between(1, Math.max(1, copy.length >> 1));
    copy.copyWithin(random.below(copy.length), random.below(copy.length), random.below(copy.length) + length);
    return copy;
  },
  // a piece repeated
  (bytes, random) => {
    const [from, to] = [random.below(bytes.length), random.below(bytes.length)].sort((a, b) => a - b);
    const piece = bytes.subarray(from, Math.min(to, from + 4096));
    return joined(
      bytes.subarray(0, to),
      ...new Array<Uint8Array>(random.between(1, 20)).fill(piece),
      bytes.subarray(to),
    );
  },
  // random bytes in the middle
  (bytes, random) => {
    const copy = bytes.slice();
    const at = random.below(copy.length);
    copy.set(random.bytes(Math.min(random.between(1, 16), copy.length - at)), at);
    return copy;
  },
  // a field of one, two, four or eight bytes at an extreme
  (bytes, random) => {
    const width = random.pick([1, 2, 4, 8]);
    if (bytes.length < width) return bytes;
    const copy = bytes.slice();
    const view = new DataView(copy.buffer);
    const at = random.below(copy.length - width + 1);
    const value = random.pick(EXTREMES);
    const little = random.chance(0.5);
    if (width === 1) view.setUint8(at, value & 255);
    else if (width === 2) view.setUint16(at, value & 0xffff, little);
    else if (width === 4) view.setUint32(at, value, little);
    else view.setBigUint64(at, BigInt(value) * (random.chance(0.5) ? 1n : 0xffffffffn), little);
    return copy;
  },
  // a text in place of some bytes
  (bytes, random) => {
    const at = random.below(bytes.length);
    const word = new TextEncoder().encode(random.pick(WORDS));
    return joined(bytes.subarray(0, at), word, bytes.subarray(Math.min(bytes.length, at + random.below(4))));
  },
];

/** A valid file with one to three mutations. */
export function mutated(bytes: Uint8Array, random: Random): Uint8Array {
  let result = bytes;
  for (let i = random.pick([1, 1, 2, 3]); i > 0 && result.length > 0; i--)
    result = random.pick(MUTATIONS)(result, random);
  return result;
}
