import { z } from 'zod';

/** A column of a table: its name in the header, or its number from 1. */
const column = z.union([z.string().min(1), z.int().min(1)], 'must be the name of a column or its number from 1');
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
 * How a file is to be read where its content leaves a choice. Part of a spec, since each of these changes numbers. An absent
 * field is decided from the content; when a file is opened, every decision that was made is written here, so that a later
 * version that decides otherwise still reads the same examples.
 */
export const readingSpec = z.strictObject({
  /** Tables: the column of labels (or of target values). */
  label: column.optional(),
  /** Tables: exactly these columns are no inputs. Absent: row numbers of a program that wrote the table are left out. */
  ignore: z.array(column).optional(),
  /** Whether labels are classes or numbers to predict. */
  task: z.enum(LEARNING_TASKS).optional(),
  /** Tables, rows with a missing input: left out, or the mean of the training column with a 0/1 column that says so. */
  missing: z.enum(['drop', 'impute']).optional(),
  /** Tables, columns of words: one 0/1 input per word, or no inputs. */
  words: z.enum(['oneHot', 'ignore']).optional(),
  encoding: z.enum(ENCODINGS).optional(),
  /** The mark before decimals. */
  decimal: z.enum(DECIMAL_MARKS).optional(),
  /** The mark between cells; a blank stands for any run of blanks and tabs. */
  delimiter: z.enum(DELIMITERS).optional(),
  header: z.boolean().optional(),
  /** Arrays of four dimensions: [N, h, w, c] or [N, c, h, w]. */
  channels: z.enum(['last', 'first']).optional(),
  /** Rows that are images: [height, width, channels], row-major. */
  image: z.tuple([z.int().min(1), z.int().min(1), z.int().min(1)]).optional(),
});
export type Reading = z.infer<typeof readingSpec>;

/** What was found in files and how they were read: shown on the page and printed by the command `data`. */
export interface ReadingReport {
  /** Examples in the files, training and test together, after rows were left out. */
  readonly rows: number;
  /** Names of the inputs, in order; numbered where the file has none. Empty for images. */
  readonly inputs: readonly string[];
  /** The column or array that holds labels or targets. */
  readonly label: string;
  /** Empty for a regression. */
  readonly classes: readonly { readonly name: string; readonly count: number }[];
  /** Columns or arrays that are not used. */
  readonly ignored: readonly string[];
  /** Every column or array, as a choice names it; absent where there is none to choose. */
  readonly columns?: readonly ColumnChoice[];
  /** Of one example: [D], or [height, width, channels]. */
  readonly shape: readonly number[];
  readonly task: LearningTask;
  /** Examples of the file's own test set; null where test examples are split off by the spec. */
  readonly ownTest: number | null;
  /** The choices as made: given ones, and those decided from the content. */
  readonly reading: Reading;
  /** What a person should look at, a sentence each. */
  readonly warnings: readonly string[];
}
