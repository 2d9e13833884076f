import type { NamedBytes } from '../../data/formats/named-bytes.ts';
import { parseJsonBytes } from '../../json/parse-json.ts';
import { parseSweepSpec, type SweepSpec } from './sweep-spec.ts';

/** Whether a file that begins so may be a spec. */
export const beginsAsSpec = (beginning: string): boolean =>
  /^\s*\{/.test(beginning) && /"(version|grid|budget)"\s*:/.test(beginning);

/** The spec that a JSON file holds; null where it holds something else. Throws SpecError where it is a spec that cannot be run. */
export function specIn({ name, bytes }: NamedBytes): SweepSpec | null {
  const content = parseJsonBytes(bytes, { what: name });
  const isSpec = typeof content === 'object' && content !== null && 'grid' in content && 'budget' in content;
  return isSpec ? parseSweepSpec(content) : null;
}
