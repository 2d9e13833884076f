import { type ParseArgsConfig, parseArgs } from 'node:util';
import type { OpenChoice } from '../data/choice-error.ts';
import type { EngineKind } from '../engine/contract.ts';
import { messageOf, readableMessage } from '../errors.ts';

/** An invalid command line. Exit status 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  constructor(message: string) {
    super(readableMessage(message));
  }
}

/**
 * How the user starts the command line: by the name of the package, or by the script of a clone, which npm names in the
 * environment.
 */
export const PROGRAM = process.env.npm_lifecycle_event === 'sgdscope' ? 'npm run --silent sgdscope --' : 'sgdscope';

export interface Command {
  /** Printed by --help. */
  readonly help: string;
  /** How the user makes a choice that a file leaves open. Default: in the spec. */
  choiceFix?(choice: OpenChoice): string;
  run(args: readonly string[]): Promise<number>;
}

/** Parses options and positional arguments. Unknown options and missing values are usage errors. */
export function parseCommandLine<const O extends NonNullable<ParseArgsConfig['options']>>(
  args: readonly string[],
  options: O,
): ReturnType<typeof parseArgs<{ args: string[]; options: O; allowPositionals: true; strict: true }>> {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError(messageOf(error));
  }
}

/** The only argument of a command; `what` names it in its usage. */
export function onlyArgument(positionals: readonly string[], command: string, what: string): string {
  const [argument, ...others] = positionals;
  if (argument !== undefined && others.length === 0) return argument;
  throw new UsageError(`${command} takes one ${what}, got ${positionals.length}. See ${command} --help.`);
}

/** The engines that run in Node. */
export type NodeEngineKind = Exclude<EngineKind, 'webgl'>;

/** The engine that an option names: "simd", or "cpu" for tfjs. */
export function engineOption(text: string): NodeEngineKind {
  if (text === 'simd') return 'simd';
  if (text === 'cpu') return 'tfjs-cpu';
  throw new UsageError(`--engine must be simd or cpu, got "${text}".`);
}

/** Parses the value of an option that is a whole number of at least 1. */
export function positiveInteger(option: string, text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1)
    throw new UsageError(`--${option} must be a whole number of at least 1, got "${text}".`);
  return value;
}

/** Parses the value of an option that is a positive duration in seconds. */
export function seconds(option: string, text: string): number {
  const value = Number(text);
  if (!(value > 0 && value <= 3600))
    throw new UsageError(`--${option} must be a number of seconds in (0, 3600], got "${text}".`);
  return value;
}
