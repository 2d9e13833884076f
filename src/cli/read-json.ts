import { messageOf, SpecError } from '../errors.ts';
import { parseJsonBytes } from '../json/parse-json.ts';
import { nameOfInput, readBytes } from './read-bytes.ts';
import { UsageError } from './usage.ts';

/** A saved sweep may be as long as a string can be. */
const LIMITS = { mostLength: 500_000_000, mostValues: 100_000_000 };

/** Parses a JSON file, or standard input for "-". Errors name the file and the place in it. */
export async function readJson(path: string): Promise<unknown> {
  const { bytes } = await readBytes(path);
  try {
    return parseJsonBytes(bytes, { what: nameOfInput(path), ...LIMITS });
  } catch (error) {
    if (error instanceof SpecError) throw new UsageError(messageOf(error));
    throw error;
  }
}
