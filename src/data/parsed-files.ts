import type { FileContents } from './file-contents.ts';

/** As many as are looked at in turn on an ordinary visit; parsed images take tens of megabytes each. */
const KEPT = 3;

export interface ParsedFiles {
  /**
   * What is kept under the key, else what `parse` gives. That is then kept under the key and under `otherKeyOf` it, until
   * other files have taken its place. Failures are not kept.
   */
  read(
    key: string,
    parse: () => Promise<FileContents>,
    otherKeyOf: (contents: FileContents) => string,
  ): Promise<FileContents>;
}

/** The last few files that were parsed, so that the same bytes are not parsed again for a report, a draft and a run. */
export function createParsedFiles(kept = KEPT): ParsedFiles {
  /** In order of use, the latest last; several keys of the same contents count once. */
  const held = new Map<string, Promise<FileContents>>();
  const hold = (key: string, contents: Promise<FileContents>) => {
    held.delete(key);
    held.set(key, contents);
    for (const oldest of held.keys()) {
      if (new Set(held.values()).size <= kept) break;
      held.delete(oldest);
    }
  };
  return {
    read(key, parse, otherKeyOf) {
      const contents = held.get(key) ?? parse();
      hold(key, contents);
      contents.then(
        (read) => hold(otherKeyOf(read), contents),
        () => held.delete(key),
      );
      return contents;
    },
  };
}
