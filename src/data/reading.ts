import { z } from 'zod';

/** A column of a table: its name in the header, or its number from 1. */
const column = z.union(
  [z.string().min(1).max(10_000), z.int().min(1)],
  'must be the name of a column or its number from 1',
);
export type ColumnChoice = z.infer<typeof column>;

export const LEARNING_TASKS = ['classification', 'regression'] as const;
export type LearningTask = (typeof LEARNING_TASKS)[number];

export const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const;
export type Encoding = (typeof ENCODINGS)[number];

export const DELIMITERS = [',', ';', '\t', ' ', '|'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

export const DECIMAL_MARKS = [',', '.'] as const;
export type DecimalMark = (typeof DECIMAL_MARKS)[number];

/**
 * Choices for reading a file that its content leaves open. Part of a spec, because each changes numbers. An absent field is
 * decided from the content; when a file is opened, every decision is recorded here, so that a later version with other
 * defaults reads the same examples.
 */
export const readingSpec = z.strictObject({
  /** Tables: the column of labels (or of target values). */
  label: column.optional(),
  /** Tables: the columns that are not inputs. Absent: columns that only number the rows. */
  ignore: z.array(column).max(100_000).optional(),
  /** Whether labels are classes or real targets. */
  task: z.enum(LEARNING_TASKS).optional(),
  /** Tables, missing inputs: drop the row, or impute the training mean and add a 0/1 indicator. */
  missing: z.enum(['drop', 'impute']).optional(),
  /** Tables, columns of words: one 0/1 input per word, or not used. */
  words: z.enum(['oneHot', 'ignore']).optional(),
  encoding: z.enum(ENCODINGS).optional(),
  /** The decimal mark. */
  decimal: z.enum(DECIMAL_MARKS).optional(),
  /** The delimiter of cells; a blank means any run of blanks and tabs. */
  delimiter: z.enum(DELIMITERS).optional(),
  header: z.boolean().optional(),
  /** Arrays of four dimensions: [N, h, w, c] or [N, c, h, w]. */
  channels: z.enum(['last', 'first']).optional(),
  /** Rows that are images: [height, width, channels], row-major. */
  image: z.tuple([z.int().min(1), z.int().min(1), z.int().min(1)]).optional(),
});
export type Reading = z.infer<typeof readingSpec>;

/** The contents of files and how they were read, as shown on the page and by the command `data`. */
export interface ReadingReport {
  /** Number of examples, training and test together, without dropped rows. */
  readonly rows: number;
  /** Names of the inputs, in order; numbers if the file has none. Empty for images. */
  readonly inputs: readonly string[];
  /** The column or array of labels or targets. */
  readonly label: string;
  /** Empty for a regression. */
  readonly classes: readonly { readonly name: string; readonly count: number }[];
  /** Unused columns or arrays. */
  readonly ignored: readonly string[];
  /** All columns or arrays that can be chosen; absent if there is no choice. */
  readonly columns?: readonly ColumnChoice[];
  /** Shape of one example: [D], or [height, width, channels]. */
  readonly shape: readonly number[];
  readonly task: LearningTask;
  /** Size of the test set that the files define; null if they define none. */
  readonly ownTest: number | null;
  /** All choices: given ones, and those decided from the content. */
  readonly reading: Reading;
  /** One sentence each. */
  readonly warnings: readonly string[];
}
