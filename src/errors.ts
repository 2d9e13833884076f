/** The machine failed, not the user's input: a lost device, too little memory, too little precision. */
export class EngineError extends Error {
  override readonly name = 'EngineError';
}

/** The user's input broke a rule. The message says where, what must hold, what was given and what to do. */
export class SpecError extends Error {
  override readonly name = 'SpecError';
}
