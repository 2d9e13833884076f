import { messageOf, SpecError } from '../errors.ts';
import { type JsonLimits, jsonFault } from './json-limits.ts';

export interface ParseJsonOptions extends Partial<JsonLimits> {
  /** Names the text in errors, as "link" or a file's name. */
  readonly what: string;
  /** Characters. Default: 1 Mi. */
  readonly mostLength?: number;
  /** As of `JSON.parse`. */
  readonly revive?: (key: string, value: unknown) => unknown;
}

const MOST_LENGTH = 1 << 20;
/** Deeper than any file of ours; far from the depth at which recursive readers run out of stack. */
const MOST_DEPTH = 64;
const MOST_VALUES = 1 << 18;

/** "line 3, column 14" of a place in a text. */
function placeOf(text: string, index: number): string {
  const before = text.slice(0, index);
  const lines = before.split('\n').length;
  return `line ${lines}, column ${index - before.lastIndexOf('\n')}`;
}

/**
 * The value of a JSON text from outside: a spec, a link, a saved file. Throws SpecError where the text is too long, nested too
 * deep or holds too many values (limits as given or as above), where a key is there twice or is `__proto__`, `constructor` or
 * `prototype`, where a number is beyond float64, and where it is no JSON. Integers beyond 2⁵³ are left to the schema.
 */
export function parseJson(text: string, options: ParseJsonOptions): unknown {
  const { what, mostLength = MOST_LENGTH, mostDepth = MOST_DEPTH, mostValues = MOST_VALUES, revive } = options;
  if (text.length > mostLength)
    throw new SpecError(
      `${what}: JSON must be at most ${mostLength.toLocaleString('en')} characters long, got ` +
        `${text.length.toLocaleString('en')}. Use a smaller file.`,
    );
  const fault = jsonFault(text, { mostDepth, mostValues });
  if (fault) throw new SpecError(`${what}: ${fault.rule} (${placeOf(text, fault.index)}). Correct this and try again.`);
  try {
    return JSON.parse(text, revive);
  } catch (error) {
    throw new SpecError(`${what}: it must hold JSON (${messageOf(error)}). Check that it is complete and try again.`);
  }
}

/** As `parseJson`, of UTF-8 bytes, with or without a byte order mark. Throws SpecError also where they are not UTF-8. */
export function parseJsonBytes(bytes: Uint8Array, options: ParseJsonOptions): unknown {
  const { what, mostLength = MOST_LENGTH } = options;
  // A character takes at most four bytes: a longer text is refused before it is decoded.
  if (bytes.length > 4 * mostLength)
    throw new SpecError(
      `${what}: JSON must be at most ${mostLength.toLocaleString('en')} characters long, got ` +
        `${bytes.length.toLocaleString('en')} bytes. Use a smaller file.`,
    );
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new SpecError(`${what}: JSON must be UTF-8 text, got other bytes. Save it as UTF-8 and try again.`);
  }
  return parseJson(text, options);
}
