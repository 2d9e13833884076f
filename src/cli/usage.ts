import { type ParseArgsConfig, parseArgs } from 'node:util';
import type { OpenChoice } from '../data/choice-error.ts';

/** The command line itself is wrong. Exit status 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export interface Command {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** Printed by --help. */
  readonly help: string;
  /** How a choice that a file leaves open is made here; where absent, by the spec. */
  choiceFix?(choice: OpenChoice): string;
  run(args: readonly string[]): Promise<number>;
}

/** Options and positional arguments; unknown options and missing values are usage errors that name them. */
export function parseCommandLine<const O extends NonNullable<ParseArgsConfig['options']>>(
  args: readonly string[],
  options: O,
): ReturnType<typeof parseArgs<{ args: string[]; options: O; allowPositionals: true; strict: true }>> {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : error}`);
  }
}

/** A whole number of at least 1 from an option's text. */
export function positiveInteger(option: string, text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1)
    throw new UsageError(`--${option} must be a whole number of at least 1, got "${text}".`);
  return value;
}
