import { ChoiceError } from '../data/choice-error.ts';
import type { Reading } from '../data/reading.ts';
import { messageOf } from '../errors.ts';
import type { ReadingChange, ReadingQuestion } from './files-state.ts';

/** Applies changes to choices. The task of one label column does not carry over to another. */
export function changed({ task, ...choices }: Reading, change: ReadingChange): Reading {
  const isOtherLabel = 'label' in change && change.label !== choices.label;
  const merged = { ...choices, ...(!isOtherLabel && task && { task }), ...change };
  const ignore = isOtherLabel ? merged.ignore?.filter((column) => column !== merged.label) : merged.ignore;
  return Object.fromEntries(
    Object.entries({ ...merged, ignore }).filter(([, value]) => value !== undefined),
  ) as Reading;
}

/** The question that a failure raises. The choice made last comes first if it is one of those that may help. */
export function questionOf(
  error: unknown,
  { field, ...question }: Pick<ReadingQuestion, 'isNew' | 'name' | 'tried'> & { field: keyof Reading | undefined },
): ReadingQuestion {
  const open = error instanceof ChoiceError ? error.choice : { fields: [] };
  const isLast = (other: keyof Reading) => other === field;
  const rest = open.fields.filter((other) => !isLast(other));
  const fields = field && (open.fields.some(isLast) || rest.length === 0) ? [field, ...rest] : rest;
  return { ...question, choice: { ...open, fields }, message: messageOf(error) };
}
