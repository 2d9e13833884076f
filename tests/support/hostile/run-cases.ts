import { EngineError, SpecError } from '../../../src/errors.ts';
import type { HostileFormat } from './hostile-format.ts';
import { randomOf } from './random.ts';

/** Longest message, in characters: it is read by people. */
export const MOST_MESSAGE = 2400;
/** Control characters other than white space. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const CONTROL = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/;

export interface Outcome {
  readonly cases: number;
  /** Cases that were read without an error. */
  readonly read: number;
  readonly slowest: { readonly name: string; readonly milliseconds: number };
  /** What went wrong, with the case that makes it happen again. */
  readonly faults: readonly string[];
}

/** Processor time of this process, which others do not lengthen. */
function cpuMilliseconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** What is wrong with an error; undefined for one that tells the user what to do. */
export function faultOf(error: unknown): string | undefined {
  if (!(error instanceof SpecError || error instanceof EngineError))
    return `uncaught ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
  if (error.message.length > MOST_MESSAGE) return `a message of ${error.message.length} characters`;
  if (error.message.trim() === '') return 'an error without a message';
  if (CONTROL.test(error.message)) return `control characters in ${JSON.stringify(error.message)}`;
  return undefined;
}

/** Reads cases [from, to) of a format. */
export async function runCases(
  format: HostileFormat,
  { from = 0, to }: { readonly from?: number; readonly to: number },
): Promise<Outcome> {
  const faults: string[] = [];
  let slowest = { name: '', milliseconds: 0 };
  let read = 0;
  for (let index = from; index < to; index++) {
    const name = `${format.name}, case ${index}`;
    const bytes = format.make(randomOf(format.name, index));
    const start = cpuMilliseconds();
    try {
      await format.read(bytes);
      read++;
    } catch (error) {
      const fault = faultOf(error);
      if (fault !== undefined) faults.push(`${name}: ${fault}`);
    }
    const milliseconds = cpuMilliseconds() - start;
    if (milliseconds > slowest.milliseconds) slowest = { name, milliseconds };
  }
  return { cases: to - from, read, slowest, faults };
}
