import type { ZodError } from 'zod';

/** The machine failed, not the user's input: a lost device, too little memory, too little precision. */
export class EngineError extends Error {
  override readonly name = 'EngineError';
}

/** What a fault is about, for an interface that offers more than its text. */
export interface SpecErrorDetail {
  /** Arrays of a network's file that would not be used: they may be ignored on request. */
  readonly unusedArrays?: readonly string[];
}

/** The user's input broke a rule. The message says where, what must hold, what was given and what to do. */
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
 * Each rule that an input breaks, as "<path> <rule>, got <value>". `whole` names the input itself. Values are known only
 * where it was parsed with `reportInput`; objects and arrays are not shown.
 */
export function faultsOf({ issues }: ZodError, whole = 'the spec'): string[] {
  return issues.map(({ path, message, input }) => {
    const place = path.join('.') || whole;
    const got = input === undefined || typeof input === 'object' ? '' : `, got ${JSON.stringify(input)}`;
    // Rules of this project begin with "must"; those of zod are sentences.
    return `${place}${message.startsWith('must ') ? '' : ':'} ${message}${got}`;
  });
}
