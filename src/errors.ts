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
