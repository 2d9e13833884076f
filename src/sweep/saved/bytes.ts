/** Writes numbers and arrays one after the other, little-endian. */
export interface ByteWriter {
  u8(value: number): void;
  u16(value: number): void;
  u32(value: number): void;
  f64(value: number): void;
  /** Its length, then its numbers, bit for bit. */
  floats(values: Float32Array): void;
  bytes(values: Uint8Array): void;
  /** A copy of all that was written. */
  written(): Uint8Array<ArrayBuffer>;
}

export function createByteWriter(): ByteWriter {
  let view = new DataView(new ArrayBuffer(1024));
  let end = 0;
  /** The place of the next `size` bytes. */
  const take = (size: number): number => {
    if (end + size > view.byteLength) {
      const larger = new Uint8Array(Math.max(2 * view.byteLength, end + size));
      larger.set(new Uint8Array(view.buffer, 0, end));
      view = new DataView(larger.buffer);
    }
    end += size;
    return end - size;
  };
  const bytes = (values: Uint8Array) => {
    const at = take(values.length);
    new Uint8Array(view.buffer).set(values, at);
  };
  const u32 = (value: number) => {
    const at = take(4);
    view.setUint32(at, value, true);
  };
  return {
    u8(value) {
      const at = take(1);
      view.setUint8(at, value);
    },
    u16(value) {
      const at = take(2);
      view.setUint16(at, value, true);
    },
    u32,
    f64(value) {
      const at = take(8);
      view.setFloat64(at, value, true);
    },
    floats(values) {
      u32(values.length);
      // Copied as bytes, so that NaNs keep their bits. Every platform with WebAssembly is little-endian.
      bytes(new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
    },
    bytes,
    written: () => new Uint8Array(view.buffer.slice(0, end) as ArrayBuffer),
  };
}

/** Content that is not what a writer wrote. Its message is a clause: what must hold, and what was found. */
export class DamagedBytes extends Error {
  override readonly name = 'DamagedBytes';
}

/** Reads what a `ByteWriter` wrote. Every method throws DamagedBytes where the bytes end too early. */
export interface ByteReader {
  u8(): number;
  u16(): number;
  u32(): number;
  f64(): number;
  floats(): Float32Array;
  /** The bytes that have not been read, as a view. */
  rest(): Uint8Array;
}

export function createByteReader(bytes: Uint8Array): ByteReader {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let next = 0;
  const take = (size: number): number => {
    if (size > bytes.length - next)
      throw new DamagedBytes(`must have ${size} more bytes at byte ${next}, got ${bytes.length - next}`);
    next += size;
    return next - size;
  };
  const u32 = () => view.getUint32(take(4), true);
  return {
    u8: () => view.getUint8(take(1)),
    u16: () => view.getUint16(take(2), true),
    u32,
    f64: () => view.getFloat64(take(8), true),
    floats() {
      const size = 4 * u32();
      const at = take(size);
      return new Float32Array(bytes.slice(at, at + size).buffer);
    },
    rest: () => bytes.subarray(next),
  };
}
