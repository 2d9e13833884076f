import { SpecError } from '../errors.ts';
import type { ColumnChoice, Reading } from './reading.ts';

/** A choice that a file leaves open: a field of `Reading`, and what it may be where the file tells that. */
export interface OpenChoice {
  readonly field: keyof Reading;
  /** Columns to choose from; for other fields the values are always the same. */
  readonly columns?: readonly ColumnChoice[];
}

/**
 * A file that cannot be read without a choice, or not with the one that was made. `statement` says what is wrong; how the
 * choice is made differs between the page and the terminal, so each words that for itself (`optionFix` in the terminal).
 */
export class ChoiceError extends SpecError {
  readonly statement: string;
  readonly choice: OpenChoice;

  constructor(statement: string, choice: OpenChoice, fix: string) {
    super(`${statement} ${fix}`);
    this.statement = statement;
    this.choice = choice;
  }
}
