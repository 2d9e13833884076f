import type { Reading } from './reading.ts';

/** One value of a choice, in words. */
export interface ChoiceValue {
  /** Value of the command-line option. */
  readonly option: string;
  readonly value: string | boolean;
  /** Effect of the choice, for menus. */
  readonly text: string;
}

export interface ReadingChoice {
  /** Label on the page. */
  readonly label: string;
  /** Command-line option, without the dashes. */
  readonly option: string;
  /** Placeholder for its value, if it is not one of `values`. */
  readonly takes?: string;
  readonly values?: readonly ChoiceValue[];
}

const words = (...values: readonly (readonly [value: string, text: string, option?: string])[]) =>
  values.map(([value, text, option = value]) => ({ value, text, option }));

/** The wording of every choice, for menus, command-line options and error messages. */
export const READING_CHOICES: Readonly<Record<keyof Reading, ReadingChoice>> = {
  label: { label: 'Label column', option: 'label', takes: 'COLUMN' },
  ignore: { label: 'Ignored columns', option: 'ignore', takes: 'COLUMNS' },
  task: {
    label: 'Task',
    option: 'task',
    values: words(['classification', 'classes'], ['regression', 'a number to predict']),
  },
  missing: {
    label: 'Missing values',
    option: 'missing',
    values: words(['drop', 'leave those rows out'], ['impute', 'training mean, and a 0/1 input that says so']),
  },
  words: {
    label: 'Columns of words',
    option: 'words',
    values: words(['oneHot', 'a 0/1 input per word', 'one-hot'], ['ignore', 'no inputs']),
  },
  encoding: {
    label: 'Encoding',
    option: 'encoding',
    values: words(
      ['utf-8', 'UTF-8'],
      ['utf-16le', 'UTF-16, little-endian'],
      ['utf-16be', 'UTF-16, big-endian'],
      ['windows-1252', 'Windows-1252 (Western European)'],
    ),
  },
  decimal: { label: 'Decimal mark', option: 'decimal', values: words(['.', 'point'], [',', 'comma']) },
  delimiter: {
    label: 'Delimiter',
    option: 'delimiter',
    values: words(
      [',', 'comma'],
      [';', 'semicolon'],
      ['\t', 'tab', 'tab'],
      [' ', 'blanks', 'blank'],
      ['|', 'vertical bar', 'bar'],
    ),
  },
  header: {
    label: 'First row',
    option: 'header',
    values: [
      { value: true, text: 'titles of columns', option: 'yes' },
      { value: false, text: 'data', option: 'no' },
    ],
  },
  channels: {
    label: 'Channels',
    option: 'channels',
    values: words(['last', 'last: [N, height, width, c]'], ['first', 'first: [N, c, height, width]']),
  },
  image: { label: 'Image shape', option: 'image', takes: 'HxWxC' },
};

/** The values that are possible for a field; empty if it takes columns or sides. */
export const choiceValuesOf = (field: keyof Reading, only?: readonly string[]): readonly ChoiceValue[] =>
  (READING_CHOICES[field].values ?? []).filter(({ value }) => only === undefined || only.includes(String(value)));
