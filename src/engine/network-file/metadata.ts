import { z } from 'zod';
import { faultsOf, SpecError } from '../../errors.ts';

/** Notes about arrays, by name in lower case. */
export type MetadataText = ReadonlyMap<string, string>;

const content = z.record(
  z.string(),
  z.union([z.string(), z.number(), z.boolean()], 'must be a string').transform(String),
  'must be an object of strings',
);

/** Notes from parsed JSON: an object of strings (numbers and booleans are converted). */
export function readMetadata(json: unknown, { file, place }: { file: string; place: string }): MetadataText {
  const parsed = content.safeParse(json, { reportInput: true });
  if (!parsed.success)
    throw new SpecError(
      `${file}, ${place}: ${faultsOf(parsed.error, 'metadata').join('; ')}. Write each note as one string.`,
    );
  return new Map(Object.entries(parsed.data).map(([name, text]) => [name.toLowerCase(), text]));
}
