import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** Bytes gathered before they are written. */
const BUFFER_BYTES = 1 << 18;

/** Has the names in a directory written to the disk. Windows has no such call, and needs none. */
export async function syncDirectory(directory: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(directory, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function writeAll(handle: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let at = 0; at < bytes.length; ) at += (await handle.write(bytes, at)).bytesWritten;
}

/** Writes pieces of text or bytes to a file that is new, and has them on the disk before it resolves. */
async function writeSynced(path: string, pieces: Iterable<string | Uint8Array>): Promise<void> {
  const handle = await open(path, 'w');
  try {
    let held: Uint8Array[] = [];
    let size = 0;
    const flush = async () => {
      await writeAll(handle, Buffer.concat(held));
      held = [];
      size = 0;
    };
    for (const piece of pieces) {
      const bytes = typeof piece === 'string' ? Buffer.from(piece) : piece;
      held.push(bytes);
      size += bytes.length;
      if (size >= BUFFER_BYTES) await flush();
    }
    await flush();
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** The name under which a file is written before it takes its place. */
export const temporaryName = (name: string) => `${name}.new`;

/**
 * Writes files so that each is either as it was or complete, whatever happens: all under temporary names first, synced, then
 * renamed in their order, the last of which tells that all are there. Rejects with the error of the disk; the files that were
 * there before are then as they were, unless renaming had begun.
 */
export async function writeFilesDurably(
  directory: string,
  files: Readonly<Record<string, () => Iterable<string | Uint8Array>>>,
): Promise<void> {
  const names = Object.keys(files);
  const temporary = (name: string) => join(directory, temporaryName(name));
  try {
    for (const name of names) await writeSynced(temporary(name), files[name]?.() ?? []);
    for (const name of names) await rename(temporary(name), join(directory, name));
    await syncDirectory(directory);
  } catch (error) {
    for (const name of names) await rm(temporary(name), { force: true }).catch(() => undefined);
    throw error;
  }
}
