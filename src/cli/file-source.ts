import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs';
import { EngineError } from '../errors.ts';
import type { JournalSource } from '../sweep/saved/journal-frames.ts';
import { diskErrorText } from './disk-error.ts';

export interface ReadableFile extends JournalSource {
  close(): void;
}

function opened(path: string): number {
  try {
    return openSync(path, 'r');
  } catch (error) {
    throw new EngineError(`${path}: it must be readable, got ${diskErrorText(error)}.`, { cause: error });
  }
}

/** A file that is opened for every reading, where there are too many to have them open. */
export const pathSource = (path: string): JournalSource => ({
  get size() {
    return statSync(path).size;
  },
  read(offset, length) {
    const source = openFileSource(path);
    try {
      return source.read(offset, length);
    } finally {
      source.close();
    }
  },
});

/** A file that is read piece by piece. Throws EngineError where it cannot be read. */
export function openFileSource(path: string): ReadableFile {
  const file = opened(path);
  return {
    size: fstatSync(file).size,
    read(offset, length) {
      const bytes = new Uint8Array(length);
      for (let at = 0; at < length; ) {
        const got = readSync(file, bytes, at, length - at, offset + at);
        if (got === 0)
          throw new EngineError(`${path}: it must have ${offset + length} bytes, got ${offset + at}. Check the disk.`);
        at += got;
      }
      return bytes;
    },
    close: () => closeSync(file),
  };
}
