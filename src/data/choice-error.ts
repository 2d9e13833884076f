import { SpecError } from '../errors.ts';
import type { ColumnChoice, Reading } from './reading.ts';

/** What a file leaves to be chosen: one of these fields of `Reading`, the likeliest first. */
export interface OpenChoice {
  readonly fields: readonly (keyof Reading)[];
  /** The values that would do, where not all of a field's would. */
  readonly values?: readonly string[];
  /** Every column, where one or some are to be chosen; for other fields the values are always the same. */
  readonly columns?: readonly ColumnChoice[];
  /** Those that are ignored as long as nothing is chosen. */
  readonly ignored?: readonly ColumnChoice[];
}

/**
 * A file that cannot be read without a choice, or not with the one that was made. The message says what can be chosen; how
 * that is done differs between the page and the terminal, so each adds it for itself.
 */
export class ChoiceError extends SpecError {
  readonly choice: OpenChoice;

  constructor(message: string, choice: OpenChoice) {
    super(message);
    this.choice = choice;
  }
}
