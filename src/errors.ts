import type { ZodError } from 'zod';

/** Lengths in characters: a message, one word or quoted value in it, and what is kept of longer ones. */
const MOST_MESSAGE = 2000;
const MOST_WORD = 200;
const KEPT_WORD = 80;
/** The end of a message says what to do. */
const KEPT_END = 400;

const lengthText = (length: number) => `… (${length.toLocaleString('en-US')} characters)`;

/** Where to cut at or before `at`, so that no surrogate pair is divided. */
const cutAt = (text: string, at: number) => (/[\uD800-\uDBFF]/.test(text.charAt(at - 1)) ? at - 1 : at);

/** A text of at most `most` characters as it is; the beginning of a longer one, with its length. */
export const cutShort = (text: string, most = KEPT_WORD): string =>
  text.length <= most ? text : text.slice(0, cutAt(text, most)) + lengthText(text.length);

/** Control characters but tabs and line feeds: a terminal obeys them (a carriage return hides what came before it). */
const CONTROL = /(?![\t\n])\p{Cc}/gu;

/**
 * A message of readable length, whatever it echoes: control characters become \ufffd, values without white space above 200
 * characters are cut to 80, and of what is still above 2,000 the beginning and the end are kept.
 */
export function readableMessage(message: string): string {
  const printable = message.replaceAll(CONTROL, '\ufffd');
  if (printable.length <= MOST_WORD) return printable;
  const text = printable.replaceAll(/\S+/g, (word) => (word.length > MOST_WORD ? cutShort(word) : word));
  if (text.length <= MOST_MESSAGE) return text;
  const end = text.slice(cutAt(text, text.length - KEPT_END));
  return `${cutShort(text, MOST_MESSAGE - KEPT_END - 40)} … ${end}`;
}

/** What no longer computes: a GPU whose context is lost or whose numbers are wrong, or a worker that ended or hangs. */
export type Lost = 'device' | 'worker';

/**
 * A failure of the machine, not of the user's input: a lost device, too little memory, too little precision. Where `lost`
 * is set, the call returned nothing and can be repeated on a new worker.
 */
export class EngineError extends Error {
  override readonly name = 'EngineError';
  readonly lost: Lost | undefined;
  constructor(message: string, { lost, ...options }: ErrorOptions & { readonly lost?: Lost | undefined } = {}) {
    super(readableMessage(message), options);
    this.lost = lost;
  }
}

/** Whether a device or worker was lost, so that the same work may succeed in a new worker. */
export const isLost = (error: unknown): error is EngineError =>
  error instanceof EngineError && error.lost !== undefined;

/** Details of an error, for interfaces that offer more than its text. */
export interface SpecErrorDetail {
  /** Unused arrays of a network file, which the user may choose to ignore. */
  readonly unusedArrays?: readonly string[];
  /** The same input may be accepted later, as where a host did not answer. */
  readonly mayPass?: boolean;
}

/** Invalid input of the user. The message says where, what must hold, what was given and what to do, at a readable length. */
export class SpecError extends Error {
  override readonly name = 'SpecError';
  readonly detail: SpecErrorDetail;
  constructor(message: string, detail: SpecErrorDetail = {}) {
    super(readableMessage(message));
    this.detail = detail;
  }
}

/** The message of anything that was thrown, at a readable length. */
export const messageOf = (error: unknown): string =>
  readableMessage(error instanceof Error ? error.message : String(error));

/** Faults named in one message. */
const MOST_FAULTS = 10;

/**
 * Each rule that an input breaks, as "<path> <rule>, got <value>"; `whole` names the input itself. Values are known only if
 * it was parsed with `reportInput`; objects and arrays are omitted. At most ten are named, the others counted.
 */
export function faultsOf({ issues }: ZodError, whole = 'the spec'): string[] {
  const faults = issues.slice(0, MOST_FAULTS).map(({ path, message, input }) => {
    const place = path.join('.') || whole;
    const got = input === undefined || typeof input === 'object' ? '' : `, got ${cutShort(JSON.stringify(input))}`;
    // Rules of this project begin with "must"; messages of zod are sentences.
    return `${place}${message.startsWith('must ') ? '' : ':'} ${cutShort(message, MOST_WORD)}${got}`;
  });
  const further = issues.length - faults.length;
  return further > 0 ? [...faults, `${further} more`] : faults;
}
