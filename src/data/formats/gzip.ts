import { messageOf } from '../../errors.ts';
import { unpackedLimit } from './limits.ts';
import { fileFault, type NamedBytes, openedBytesOf } from './named-bytes.ts';

/** What to do about a file that unpacks to more than is plausible for its size. */
export const UNPACK_FIRST = 'Unpack it first if it is right, or use a smaller file.';

export const looksLikeGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

/** The bytes of a stream; undefined if there are more than `limit`. */
async function collect(stream: ReadableStream<Uint8Array>, limit: number): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let total = 0;
  const reader = stream.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    total += value.length;
    if (total > limit) {
      await reader.cancel();
      return undefined;
    }
    chunks.push(value);
  }
  const all = new Uint8Array(total);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}

/** Decompresses a gzip file; the platform checks checksum and length. Stops after `limit` bytes. */
export async function gunzip(file: NamedBytes, limit = unpackedLimit(openedBytesOf(file))): Promise<NamedBytes> {
  const { name, bytes } = file;
  const packed = new Blob([bytes as Uint8Array<ArrayBuffer>]).stream();
  let unpacked: Uint8Array | undefined;
  try {
    unpacked = await collect(packed.pipeThrough(new DecompressionStream('gzip')), limit);
  } catch (cause) {
    const reason = messageOf(cause);
    throw fileFault(name, `${bytes.length} packed bytes`, {
      what: 'gzip data',
      rule: 'complete and undamaged',
      got: `"${reason}"`,
      fix: 'It is cut short or damaged: copy or download it again.',
    });
  }
  if (!unpacked)
    throw fileFault(name, `${bytes.length} packed bytes`, {
      what: 'unpacked size',
      rule: `at most ${limit} bytes`,
      got: 'more',
      fix: UNPACK_FIRST,
    });
  return { name: name.replace(/\.gz$/i, ''), bytes: unpacked, openedBytes: openedBytesOf(file) };
}
