import { SpecError } from '../errors.ts';
import type { ColumnChoice, Reading } from './reading.ts';

/** A choice that a file leaves open: one of these fields of `Reading`, the most likely first. */
export interface OpenChoice {
  readonly fields: readonly (keyof Reading)[];
  /** The possible values, if not all values of the field are. */
  readonly values?: readonly string[];
  /** All columns, for fields that choose among columns. */
  readonly columns?: readonly ColumnChoice[];
  /** Columns that are ignored by default. */
  readonly ignored?: readonly ColumnChoice[];
}

/**
 * A file that cannot be read without a choice, or with the choice that was made. The message says what can be chosen; the
 * page and the terminal each add how.
 */
export class ChoiceError extends SpecError {
  readonly choice: OpenChoice;

  constructor(message: string, choice: OpenChoice) {
    super(message);
    this.choice = choice;
  }
}
