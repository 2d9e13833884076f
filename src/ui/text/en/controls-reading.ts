import type { Reading } from '../../../data/reading.ts';
import { READING_CHOICES } from '../../../data/reading-choices.ts';
import { formatCount } from '../../charts/format.ts';

type Field = keyof Reading;

/** The names of choices, and of their values by the command-line option of each: those of the command line. */
const entries = Object.entries(READING_CHOICES);
const labels = Object.fromEntries(entries.map(([field, { label }]) => [field, label])) as Readonly<
  Record<Field, string>
>;
const values = Object.fromEntries(
  entries.map(([field, choice]) => [
    field,
    Object.fromEntries((choice.values ?? []).map(({ option, text }) => [option, text])),
  ]),
) as Readonly<Record<Field, Readonly<Record<string, string>>>>;

/** How files are read. */
export const readingWords = {
  labels,
  values,
  column: (number: number) => `column ${number}`,
  notImages: 'rows are not images',
  choose: 'choose …',
  noColumns: 'none',
  failed: 'The file could not be read this way; the data read before are still in use.',
  undo: 'Undo the choice',
  cancel: 'Cancel',
  marks: 'Encoding and marks',
  question: (name: string) => `How to read ${name}`,
  summary: 'How the file was read',
  rows: 'Rows',
  heldOut: (rows: number, percent: string) => `${formatCount(rows)}, ${percent} % held out for testing`,
  givenTest: (rows: number, test: number) =>
    `${formatCount(rows)}, ${formatCount(test)} for testing, as given by the file`,
  inputs: 'Inputs',
  images: (shape: string) => `images ${shape}`,
  byName: (count: number) => `${formatCount(count)}, by name`,
  withCounts: (count: number) => `${formatCount(count)}, with counts`,
  target: 'Target',
  label: 'Label',
  classes: 'Classes',
  ignored: 'Ignored',
  hash: 'SHA-256',
  warnings: 'Warnings',
};
