import { z } from 'zod';
import { fileFault } from '../../data/formats/named-bytes.ts';

/** Notes about arrays, by name in lower case. */
export type MetadataText = ReadonlyMap<string, string>;

const content = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]).transform(String));

/** Notes from parsed JSON: an object of strings (numbers and booleans are converted). */
export function readMetadata(json: unknown, { file, place }: { file: string; place: string }): MetadataText {
  const parsed = content.safeParse(json);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw fileFault(file, place, {
      what: issue?.path.join('.') || 'metadata',
      rule: issue?.path.length ? 'a string' : 'an object of strings',
      got: issue?.message ?? 'something else',
      fix: 'Write each note as one string.',
    });
  }
  return new Map(Object.entries(parsed.data).map(([name, text]) => [name.toLowerCase(), text]));
}
