import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { crc32 } from '../../../src/data/formats/crc32.ts';
import { readTar } from '../../../src/data/formats/tar.ts';
import { unzip } from '../../../src/data/formats/unzip.ts';
import { tarBytes } from '../../support/file-writers.ts';

const text = (content: string) => new TextEncoder().encode(content);
const all = (bytes: Uint8Array) => unzip({ name: 'a.zip', bytes }, () => true);
const contents = { 'one.npy': text('the first entry, the first entry'), 'two.npy': text('another'), empty: text('') };
/** The directory of an archive, where its first entry is described. */
const directoryAt = (bytes: Uint8Array) =>
  bytes.findIndex((_, i) => bytes[i] === 0x50 && bytes[i + 1] === 0x4b && bytes[i + 2] === 1 && bytes[i + 3] === 2);
const find = (bytes: Uint8Array, word: string) => {
  const wanted = text(word);
  return bytes.findIndex((_, at) => wanted.every((byte, i) => bytes[at + i] === byte));
};

test('CRC-32 of the texts whose values are published', () => {
  expect(crc32(text('123456789'))).toBe(0xcbf43926);
  expect(crc32(text('The quick brown fox jumps over the lazy dog'))).toBe(0x414fa339);
  expect(crc32(text(''))).toBe(0);
});

describe('a zip archive', () => {
  test.each([0, 9] as const)('packed at level %i is read back, entry by entry', (level) => {
    const entries = all(zipSync(contents, { level }));
    expect(Object.fromEntries([...entries].map(([name, { bytes }]) => [name, bytes.slice()]))).toEqual(contents);
    expect(entries.get('one.npy')?.name).toBe('a.zip, one.npy');
  });

  test.each([0, 9] as const)('of one wrong bit, at level %i: the entry is named', (level) => {
    const bytes = zipSync(contents, { level });
    const at = level === 0 ? find(bytes, 'first entry,') : find(bytes, 'one.npy') + 'one.npy'.length + 4;
    bytes[at] ^= 1;
    expect(() => all(bytes)).toThrow(
      /a\.zip, entry "one\.npy": (CRC-32 must be [0-9a-f]{8}|packed data|unpacked size)/,
    );
    expect(() => unzip({ name: 'a.zip', bytes }, (name) => name === 'two.npy')).not.toThrow();
  });

  test('of any one wrong bit of a stored entry', () => {
    const whole = zipSync(contents, { level: 0 });
    const start = find(whole, 'the first entry');
    for (let bit = 0; bit < 8 * contents['one.npy'].length; bit++) {
      const bytes = whole.slice();
      bytes[start + (bit >> 3)] ^= 1 << (bit & 7);
      expect(() => all(bytes)).toThrow('entry "one.npy": CRC-32 must be');
    }
  });

  test('whose writer noted no CRC-32 is read', () => {
    const bytes = zipSync(contents, { level: 0 });
    bytes.fill(0, directoryAt(bytes) + 16, directoryAt(bytes) + 20);
    expect(all(bytes).get('one.npy')?.bytes).toEqual(contents['one.npy']);
  });

  /** The archive of one stored entry with its sizes in 64 bits, in the directory and in the end of the directory. */
  function zip64(content: Uint8Array): Uint8Array {
    const extra = new Uint8Array(16);
    new DataView(extra.buffer).setBigUint64(0, BigInt(content.length), true);
    new DataView(extra.buffer).setBigUint64(8, BigInt(content.length), true);
    const plain = zipSync({ 'x.npy': [content, { level: 0, extra: { 1: extra } }] });
    const [directory, end] = [directoryAt(plain), plain.length - 22];
    plain.fill(255, directory + 20, directory + 28);
    const record = new Uint8Array(56 + 20);
    const view = new DataView(record.buffer);
    view.setUint32(0, 0x06064b50, true);
    view.setBigUint64(32, 1n, true);
    view.setBigUint64(48, BigInt(directory), true);
    view.setUint32(56, 0x07064b50, true);
    view.setBigUint64(56 + 8, BigInt(end), true);
    const last = plain.slice(end);
    last.fill(255, 10, 12);
    last.fill(255, 16, 20);
    return Uint8Array.from([...plain.subarray(0, end), ...record, ...last]);
  }
  test('with sizes and places of 64 bits is read', () =>
    expect(all(zip64(contents['one.npy'])).get('x.npy')?.bytes).toEqual(contents['one.npy']));

  test.each([
    ['encrypted', 8, 1, 'packing must be none or deflate, without a password, got encrypted data'],
    ['of another method', 10, 12, 'packing must be none or deflate, without a password, got method 12'],
  ])('%s is refused', (_, offset, value, message) => {
    const bytes = zipSync(contents);
    bytes[directoryAt(bytes) + offset] = value;
    expect(() => all(bytes)).toThrow(`a.zip, entry "one.npy": ${message}`);
  });

  test('cut short anywhere is refused with a SpecError', () => {
    const whole = zipSync(contents);
    for (let end = 4; end < whole.length; end++)
      expect(() => all(whole.subarray(0, end))).toThrow('zip archive must be complete and undamaged');
  });
});

describe('a tar archive', () => {
  const archive = tarBytes({ a: text('one'), b: text('two') });
  const withSize = (size: string) => {
    const bytes = archive.slice();
    bytes.set(text(size), 124);
    bytes.fill(0x20, 148, 156);
    const sum = bytes.subarray(0, 512).reduce((total, byte) => total + byte, 0);
    bytes.set(text(`${sum.toString(8).padStart(6, '0')}\0 `), 148);
    return { name: 'a.tar', bytes };
  };
  test('is read', () => expect(readTar({ name: 'a.tar', bytes: archive }).map(({ name }) => name)).toEqual(['a', 'b']));
  test.each(['-0000001000\0', '-1000\0     \0', '0000000x000\0', '9999999999\0 '])(
    'with an entry of size %j is refused and does not go on for ever',
    (size) =>
      expect(() => readTar(withSize(size))).toThrow(
        'a.tar, byte 124: entry size must be octal digits, a size of at least 0',
      ),
  );
});
