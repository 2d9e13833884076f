import type { z } from 'zod';
import type { ReadText } from './use-field-text.ts';

const PATTERN = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const FRACTION = /^(\d+)\s*\/\s*(\d+)$/;

/** A number as a person writes it: 0.1, 1e-3, 1/32; NaN where the text is not one. */
export function readNumber(text: string): number {
  const trimmed = text.trim().replace('−', '-');
  const fraction = FRACTION.exec(trimmed);
  if (fraction) return Number(fraction[1]) / Number(fraction[2]);
  return PATTERN.test(trimmed) ? Number(trimmed) : Number.NaN;
}

const faultOf = ({ issues }: z.core.$ZodError) => issues[0]?.message ?? 'is not valid';

function checked<T>(schema: z.ZodType<T>, input: unknown): ReturnType<ReadText<T>> {
  const parsed = schema.safeParse(input);
  return parsed.success ? { value: parsed.data } : { fault: faultOf(parsed.error) };
}

/** Reads a number, checked by its schema in the spec. */
export function numberReader(schema: z.ZodType<number>): ReadText<number> {
  return (text) => {
    const value = readNumber(text);
    return Number.isNaN(value) ? { fault: 'must be a number' } : checked(schema, value);
  };
}

/** Reads empty text as undefined. */
export function optionalReader<T>(read: ReadText<T>): ReadText<T | undefined> {
  return (text) => (text.trim() === '' ? { value: undefined } : read(text));
}

const itemsOf = (text: string) => text.split(/[,;\s]+/).filter((item) => item !== '');

/** Reads a list of numbers and of the `words` allowed among them, checked by its schema in the spec. */
export function listReader<T>(schema: z.ZodType<T>, words: readonly string[] = []): ReadText<T> {
  return (text) => {
    const items = itemsOf(text).map((item) => (words.includes(item) ? item : readNumber(item)));
    const wrong = items.findIndex(Number.isNaN);
    if (wrong >= 0) return { fault: `"${itemsOf(text)[wrong]}" is not a number` };
    return checked(schema, items);
  };
}

/** Batch sizes that a data set of so many examples can give, by the schema of their list. */
export const sizesReader =
  (schema: z.ZodType<(number | 'full')[]>, examples: number): ReadText<(number | 'full')[]> =>
  (text) => {
    const result = listReader(schema, ['full'])(text);
    const large = 'value' in result ? result.value.find((size) => size !== 'full' && size > examples) : undefined;
    if (large === undefined) return result;
    return { fault: `must be at most ${examples}, the number of training examples, got ${large}` };
  };
