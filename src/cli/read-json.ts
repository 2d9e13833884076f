import { readFile } from 'node:fs/promises';
import { messageOf } from '../errors.ts';
import { UsageError } from './usage.ts';

/** Parses a JSON file. Errors name the file and the place in it. */
export async function readJson(path: string): Promise<unknown> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    throw new UsageError(
      `${path}: the file must be readable, got ${(error as NodeJS.ErrnoException).code ?? error}. Check the path.`,
    );
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UsageError(`${path}: the file must hold JSON: ${messageOf(error)}.`);
  }
}
