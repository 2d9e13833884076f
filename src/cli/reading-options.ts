import type { OpenChoice } from '../data/choice-error.ts';
import { type ColumnChoice, type Reading, readingSpec } from '../data/reading.ts';
import { choiceValuesOf, READING_CHOICES } from '../data/reading-choices.ts';
import { faultsOf } from '../errors.ts';
import { UsageError } from './usage.ts';

const FIELDS = Object.keys(READING_CHOICES) as (keyof Reading)[];

/** The command-line options for reading a file, for `parseArgs`. */
export const READING_OPTIONS = Object.fromEntries(
  FIELDS.map((field) => [READING_CHOICES[field].option, { type: 'string' }] as const),
);

/** A whole number is the number of a column, from 1; anything else its title. */
const columnOf = (text: string): ColumnChoice => (/^[1-9]\d*$/.test(text) ? Number(text) : text);

function readOption(field: keyof Reading, text: string): unknown {
  const { option, values } = READING_CHOICES[field];
  if (values) {
    const found = values.find((known) => known.option === text);
    if (found) return found.value;
    throw new UsageError(
      `--${option} must be ${values.map((known) => `"${known.option}"`).join(' or ')}, got "${text}".`,
    );
  }
  if (field === 'label') return columnOf(text);
  if (field === 'ignore')
    return text
      .split(',')
      .map((column) => column.trim())
      .filter((column) => column !== '')
      .map(columnOf);
  const sides = /^(\d+)[x×](\d+)(?:[x×](\d+))?$/.exec(text);
  if (sides) return [Number(sides[1]), Number(sides[2]), Number(sides[3] ?? 1)];
  throw new UsageError(`--${option} must be HEIGHTxWIDTH or HEIGHTxWIDTHxCHANNELS, got "${text}".`);
}

/** The reading that options describe. */
export function readingFrom(values: Readonly<Record<string, unknown>>): Reading {
  const given = FIELDS.flatMap((field) => {
    const text = values[READING_CHOICES[field].option];
    return typeof text === 'string' ? [[field, readOption(field, text)] as const] : [];
  });
  const parsed = readingSpec.safeParse(Object.fromEntries(given), { reportInput: true });
  if (parsed.success) return parsed.data;
  throw new UsageError(`--${faultsOf(parsed.error).join('; --')}. See data --help.`);
}

/** The arguments that describe a reading. */
export function argumentsOf(reading: Reading): string[] {
  return FIELDS.flatMap((field) => {
    const value = reading[field];
    const { option, values } = READING_CHOICES[field];
    if (value === undefined || (Array.isArray(value) && value.length === 0)) return [];
    const text = Array.isArray(value) ? value.join(field === 'image' ? 'x' : ',') : String(value);
    return [`--${option}`, values?.find((known) => known.value === value)?.option ?? text];
  });
}

/** Arguments quoted for a shell. */
export const typed = (args: readonly string[]): string =>
  args.map((text) => (/^[\w.-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`)).join(' ');

const joined = (texts: readonly string[]) => texts.join(' or ');

/** The options that make an open choice: "Give --missing "drop" (leave those rows out) or …". */
export function optionFix({ fields, values: only, columns = [], ignored = [] }: OpenChoice): string {
  const ways = fields.map((field) => {
    const { option, takes } = READING_CHOICES[field];
    const values = choiceValuesOf(field, only);
    if (values.length > 0) return joined(values.map((known) => `--${option} "${known.option}" (${known.text})`));
    const now = field === 'ignore' && ignored.length > 0 ? ` (now ${ignored.join(', ')})` : '';
    return `--${option} ${takes}${now}`;
  });
  return `Give ${joined(ways)}.${columns.length > 0 ? ` Columns: ${columns.join(', ')}.` : ''}`;
}

/** The fields of a spec that make an open choice. */
export function specFix({ fields, values: only, columns = [] }: OpenChoice): string {
  const ways = fields.map((field) => {
    const values = choiceValuesOf(field, only).map(({ value }) => JSON.stringify(value));
    return `dataset.source.reading.${field} in the spec${values.length > 0 ? ` to ${joined(values)}` : ''}`;
  });
  const list = columns.length > 0 ? ` Columns: ${columns.join(', ')}.` : '';
  return `Set ${joined(ways)}; the command "data" shows how a file is read.${list}`;
}
