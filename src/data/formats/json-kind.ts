import { LIMITS } from './limits.ts';

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A kind of JSON file, and what to do instead of opening it. */
export interface JsonKind {
  readonly what: string;
  readonly asData: string;
  readonly asNetwork: string;
}

const both = (what: string, fix: string): JsonKind => ({ what, asData: fix, asNetwork: fix });

const PLAIN: JsonKind = {
  what: 'a JSON file',
  asData: 'Save the rows as CSV, or the arrays as NPZ.',
  asNetwork: 'Save the arrays with numpy.savez or safetensors.numpy.save_file.',
};

function kindOfObject(content: Record<string, unknown>): JsonKind {
  const has = (...keys: readonly string[]) => keys.every((key) => key in content);
  if (content.format === 'sgdscope-sweep')
    return both(
      'a saved sweep: results and the spec that gave them, not data',
      'Make it again with the command "sweep", or one of its runs with "export-run".',
    );
  if (content.format === 'sgdscope-claim')
    return both('the record of a claim, not data', 'Show it with the command "claims".');
  if (has('version', 'grid', 'budget'))
    return both('the spec of a sweep, not data', 'Run it with the command "sweep".');
  if (has('network', 'parameters', 'sgd'))
    return both('a reference file: values to compare an engine with', 'Check it with the command "verify".');
  if (has('cells', 'nbformat')) return { ...PLAIN, what: 'a notebook' };
  return PLAIN;
}

/** A document that is too large to be parsed, as far as its beginning shows it. */
function beginningOf(start: string): unknown {
  const format = /"format"\s*:\s*"([\w-]+)"/.exec(start)?.[1];
  if (format === undefined) throw new SyntaxError('no format at the beginning');
  return { format };
}

/**
 * The kind of a text that begins with { or [: one JSON document, one per line, or a truncated one. `start` is its beginning,
 * without white space; a large text is told by that alone.
 */
export function jsonKind(bytes: Uint8Array, start: string): JsonKind | undefined {
  try {
    const isSmall = bytes.length <= LIMITS.jsonKindBytes;
    const content: unknown = isSmall ? JSON.parse(new TextDecoder().decode(bytes)) : beginningOf(start);
    return isObject(content) ? kindOfObject(content) : PLAIN;
  } catch {
    const [line] = start.split('\n', 1);
    return /^\[?\s*\{\s*("[^"]*"\s*:|$)/.test(line)
      ? { ...PLAIN, what: 'JSON, large, damaged or one object a line' }
      : undefined;
  }
}
