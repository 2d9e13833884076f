import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { parseJson } from '../json/parse-json.ts';
import { specLine } from '../sweep/results/fingerprint.ts';
import { parseSweepSpec, type SweepSpec } from '../sweep/spec/sweep-spec.ts';
import { openFileSource } from './file-source.ts';
import { UsageError } from './usage.ts';

const PIECE = 1 << 16;
/** A spec with all its points is shorter. */
const MOST = 1 << 24;
/** What follows the spec in `sweepFileText`. */
const AFTER = ',\n "results": ';

const head = z.object({ spec: z.unknown() });

/** The beginning of a saved sweep up to its results, as `sweep` writes it; null where it is another file. */
function headText(path: string): string | null {
  const source = openFileSource(path);
  try {
    const decoder = new TextDecoder();
    let text = '';
    for (let at = 0; at < Math.min(source.size, MOST); at += PIECE) {
      text += decoder.decode(source.read(at, Math.min(PIECE, source.size - at)), { stream: true });
      const end = text.indexOf(AFTER);
      if (end !== -1) return `${text.slice(0, end)}}`;
    }
    return null;
  } finally {
    source.close();
  }
}

function specIn(path: string): SweepSpec | null {
  const text = headText(path);
  if (text === null) return null;
  try {
    return parseSweepSpec(head.parse(parseJson(text, { what: path, mostLength: MOST, mostValues: 1 << 22 })).spec);
  } catch {
    return null; // damaged, or of a later release: not known to be ours
  }
}

/** Throws UsageError where a directory holds another sweep than that of a spec. Reads no more of it than its spec. */
export function requireSweepHead(directory: string, spec: SweepSpec): void {
  const path = join(directory, 'sweep.json');
  if (!existsSync(path)) return;
  const held = specIn(path);
  if (held && specLine(held) === specLine(spec)) return;
  throw new UsageError(
    `--out: ${directory} must be empty or hold this sweep, got another sweep. Choose another directory.`,
  );
}
