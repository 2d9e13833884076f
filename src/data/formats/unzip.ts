import { type UnzipFileInfo, unzipSync } from 'fflate';
import { fileFault, MAX_BYTES, type NamedBytes } from './named-bytes.ts';

export const looksLikeZip = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04;

/** Deflate cannot pack better than 1032 : 1, so a larger claim is a lie. Source: zlib's technical details, "maximum compression factor". */
const MAX_RATIO = 1032;

function checkClaim(archive: string, { name, size, originalSize, compression }: UnzipFileInfo): void {
  const possible = Math.min(MAX_BYTES, compression === 0 ? size : MAX_RATIO * size);
  if (originalSize > possible)
    throw fileFault(archive, `entry "${name}"`, {
      what: 'unpacked size',
      rule: `at most ${possible} bytes, given its ${size} packed bytes`,
      got: originalSize,
    });
}

/**
 * The entries of an archive that are `wanted`, by their name in it. Sizes are checked before anything is unpacked; the
 * `name` of each tells archive and entry, for messages.
 */
export function unzip(
  { name, bytes }: NamedBytes,
  wanted: (entry: string) => boolean,
): ReadonlyMap<string, NamedBytes> {
  const claimed = new Map<string, number>();
  let total = 0;
  const filter = (entry: UnzipFileInfo): boolean => {
    checkClaim(name, entry);
    total += entry.originalSize;
    if (total > MAX_BYTES)
      throw fileFault(name, `entry "${entry.name}"`, {
        what: 'unpacked size so far',
        rule: `at most ${MAX_BYTES} bytes`,
        got: total,
      });
    claimed.set(entry.name, entry.originalSize);
    return wanted(entry.name);
  };
  let entries: Record<string, Uint8Array>;
  try {
    entries = unzipSync(bytes, { filter });
  } catch (cause) {
    if (cause instanceof Error && cause.name === 'SpecError') throw cause;
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw fileFault(name, `${bytes.length} bytes`, {
      what: 'zip archive',
      rule: 'complete and undamaged',
      got: `"${reason}"`,
    });
  }
  return new Map(
    Object.entries(entries).map(([entry, unpacked]) => {
      if (unpacked.length !== claimed.get(entry))
        throw fileFault(name, `entry "${entry}"`, {
          what: 'unpacked size',
          rule: `${claimed.get(entry)} bytes`,
          got: unpacked.length,
        });
      return [entry, { name: `${name}, ${entry}`, bytes: unpacked }];
    }),
  );
}

/** Names of an archive's entries, as far as they can be read; nothing is unpacked. */
export function entryNames(file: NamedBytes): string[] {
  const names: string[] = [];
  try {
    unzip(file, (entry) => {
      names.push(entry);
      return false;
    });
  } catch {
    // A damaged archive is whatever it was up to there; whoever reads it whole says what is wrong with it.
  }
  return names;
}
