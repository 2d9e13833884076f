import { ChoiceError } from '../data/choice-error.ts';
import type { Reading } from '../data/reading.ts';
import { messageOf } from '../errors.ts';
import type { ReadingChange, ReadingQuestion } from './files-state.ts';

/** Choices with some changed. What was said of one label column is not known of another. */
export function changed({ task, ...choices }: Reading, change: ReadingChange): Reading {
  const isOtherLabel = 'label' in change && change.label !== choices.label;
  const merged = { ...choices, ...(!isOtherLabel && task && { task }), ...change };
  const ignore = isOtherLabel ? merged.ignore?.filter((column) => column !== merged.label) : merged.ignore;
  return Object.fromEntries(
    Object.entries({ ...merged, ignore }).filter(([, value]) => value !== undefined),
  ) as Reading;
}

/** What a failure asks for: the choice that was made last comes first, where it is one of those that would help. */
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
