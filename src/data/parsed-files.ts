import type { FileContents } from './file-contents.ts';
import type { RawExamples } from './raw-dataset.ts';

/** Limit on the bytes of examples kept; every public set fits. */
const MOST_BYTES = 1 << 28;

export interface ParsedFiles {
  /**
   * The contents cached under `key`, or else the result of `parse`, which is then cached under `key` and `otherKeyOf`.
   * Concurrent calls share one parse. Failures are not cached.
   */
  read(
    key: string,
    parse: () => Promise<FileContents>,
    otherKeyOf: (contents: FileContents) => string,
  ): Promise<FileContents>;
}

interface Entry {
  readonly contents: Promise<FileContents>;
  /** 0 until parsed. */
  bytes: number;
}

const bytesOfExamples = ({ inputs, labels, targets }: RawExamples) =>
  inputs.byteLength + labels.byteLength + (targets?.byteLength ?? 0);
const bytesOfContents = ({ raw: { train, test } }: FileContents) =>
  bytesOfExamples(train) + (test ? bytesOfExamples(test) : 0);

/**
 * A cache of parsed files, so that the same bytes are parsed once for their report, the draft, each sweep, the microscope
 * and exports. At most `mostBytes` of examples are kept, and always those read last.
 */
export function createParsedFiles(mostBytes = MOST_BYTES): ParsedFiles {
  /** Least recently used first. */
  const held = new Map<string, Entry>();
  const use = (key: string, entry: Entry) => {
    held.delete(key);
    held.set(key, entry);
  };
  const trim = () => {
    for (const oldest of held.keys()) {
      const entries = new Set(held.values());
      const bytes = [...entries].reduce((sum, entry) => sum + entry.bytes, 0);
      if (bytes <= mostBytes || entries.size === 1) return;
      held.delete(oldest);
    }
  };
  return {
    read(key, parse, otherKeyOf) {
      const entry = held.get(key) ?? { contents: parse(), bytes: 0 };
      use(key, entry);
      entry.contents.then(
        (contents) => {
          entry.bytes = bytesOfContents(contents);
          use(otherKeyOf(contents), entry);
          trim();
        },
        () => held.delete(key),
      );
      return entry.contents;
    },
  };
}
