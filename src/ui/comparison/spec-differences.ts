import { formatShort } from '../../figure/format-number.ts';
import { canonicalJson } from '../../sweep/results/fingerprint.ts';
import type { SweepSpec } from '../../sweep/spec/sweep-spec.ts';
import { SETTING_KEYS, settingWords } from '../start/setting-words.ts';
import { COMPARISON } from '../workbench/words.ts';

type Fields = Readonly<Record<string, unknown>>;
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export interface FieldChange {
  /** Names of the fields that lead to it. */
  readonly path: readonly string[];
  readonly before: unknown;
  readonly after: unknown;
}

/** The innermost fields in which two values differ; a list is one value. */
export function changedFields(before: unknown, after: unknown, path: readonly string[] = []): FieldChange[] {
  if (isFields(before) && isFields(after)) {
    const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return names.flatMap((name) => changedFields(before[name], after[name], [...path, name]));
  }
  const text = (value: unknown) => (value === undefined ? '' : canonicalJson(value));
  return text(before) === text(after) ? [] : [{ path, before, after }];
}

const MOST_VALUES = 6;

function valueText(value: unknown): string {
  if (value === undefined || value === null) return COMPARISON.none;
  if (typeof value === 'number') return formatShort(value);
  if (Array.isArray(value))
    return value.length > MOST_VALUES
      ? `${valueText(value[0])} … ${valueText(value.at(-1))} (${value.length})`
      : value.map(valueText).join(', ');
  if (isFields(value)) return 'kind' in value ? String(value.kind) : canonicalJson(value);
  return String(value);
}

/** Fields that have words of their own, by the words of the setting that say them. */
const SAID_BY: Readonly<Record<(typeof SETTING_KEYS)[number], (path: readonly string[]) => boolean>> = {
  network: ([part]) => part === 'model',
  data: ([part, field]) => part === 'dataset' && field !== 'seeds',
  training: ([part]) => ['update', 'rule', 'schedule', 'start', 'sampling'].includes(part ?? ''),
  budget: ([part]) => part === 'budget',
  seeds: ([part, field]) => field === 'seeds' && (part === 'grid' || part === 'dataset'),
};

const MOST_CHANGES = 6;

/**
 * In what two specs differ, in words: where the sentence of the setting says it differently, its words before and after; else
 * each field that differs. Names are labels and do not count.
 */
export function specDifferences(a: SweepSpec, b: SweepSpec): string[] {
  const [before, after] = [settingWords(a), settingWords(b)];
  const fields = changedFields({ ...a, name: '' }, { ...b, name: '' });
  const said = SETTING_KEYS.filter((key) => before[key] !== after[key]);
  const isSaid = ({ path }: FieldChange) => said.some((key) => SAID_BY[key](path));
  const changes = [
    ...said.map((key) => COMPARISON.changedTo(before[key], after[key])),
    ...fields
      .filter((field) => !isSaid(field))
      .map(({ path, before: from, after: to }) => {
        const field = path.at(-1) ?? '';
        const name = (COMPARISON.axes as Readonly<Record<string, string>>)[field] ?? COMPARISON.field(field);
        return `${name} ${COMPARISON.changedTo(valueText(from), valueText(to))}`;
      }),
  ];
  const more = changes.length - MOST_CHANGES;
  return more > 0 ? [...changes.slice(0, MOST_CHANGES), COMPARISON.more(more)] : changes;
}
