import type { NamedBytes } from './named-bytes.ts';

/** A file whose bytes are read where they are used, as often as they are: another thread is given a reference to it. */
export interface UnreadFile {
  readonly name: string;
  readonly content: Blob;
}

export const unreadFile = (file: File): UnreadFile => ({ name: file.name, content: file });

/** Rejects where the file has been moved or changed since it was chosen. */
export const readWhole = async ({ name, content }: UnreadFile): Promise<NamedBytes> => ({
  name,
  bytes: new Uint8Array(await content.arrayBuffer()),
});

const BEGINNING_BYTES = 4096;

/** The first few thousand bytes, by which most kinds of files are told. */
export const readBeginning = async ({ content }: UnreadFile): Promise<Uint8Array> =>
  new Uint8Array(await content.slice(0, BEGINNING_BYTES).arrayBuffer());
