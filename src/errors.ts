import type { ZodError } from 'zod';

/** A failure of the machine, not of the user's input: a lost device, too little memory, too little precision. */
export class EngineError extends Error {
  override readonly name = 'EngineError';
}

/** Details of an error, for interfaces that offer more than its text. */
export interface SpecErrorDetail {
  /** Unused arrays of a network file, which the user may choose to ignore. */
  readonly unusedArrays?: readonly string[];
}

/** Invalid input of the user. The message says where, what must hold, what was given and what to do. */
export class SpecError extends Error {
  override readonly name = 'SpecError';
  readonly detail: SpecErrorDetail;
  constructor(message: string, detail: SpecErrorDetail = {}) {
    super(message);
    this.detail = detail;
  }
}

/** The message of anything that was thrown. */
export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/**
 * Each rule that an input breaks, as "<path> <rule>, got <value>"; `whole` names the input itself. Values are known only if
 * it was parsed with `reportInput`; objects and arrays are omitted.
 */
export function faultsOf({ issues }: ZodError, whole = 'the spec'): string[] {
  return issues.map(({ path, message, input }) => {
    const place = path.join('.') || whole;
    const got = input === undefined || typeof input === 'object' ? '' : `, got ${JSON.stringify(input)}`;
    // Rules of this project begin with "must"; messages of zod are sentences.
    return `${place}${message.startsWith('must ') ? '' : ':'} ${message}${got}`;
  });
}
