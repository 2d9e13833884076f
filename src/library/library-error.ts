import { messageOf } from '../errors.ts';

/** Why something could not be kept or read. `taken`: another page performs the sweep now; `gone`: the sweep has been deleted. */
export type LibraryFault = 'full' | 'taken' | 'gone' | 'damaged' | 'unavailable';

export class LibraryError extends Error {
  override readonly name = 'LibraryError';
  readonly fault: LibraryFault;
  constructor(fault: LibraryFault, message: string, cause?: unknown) {
    super(message, { cause });
    this.fault = fault;
  }
}

/** The name of an error or of one that it wraps: an aborted transaction wraps its reason. */
function isNamed(error: unknown, name: string): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const { name: own, inner } = error as { name?: unknown; inner?: unknown };
  return own === name || isNamed(inner, name);
}

/** Any failure of the database as a LibraryError. */
export function libraryErrorOf(error: unknown): LibraryError {
  if (error instanceof LibraryError) return error;
  const { inner } = (error ?? {}) as { inner?: unknown };
  if (inner instanceof LibraryError) return inner;
  return new LibraryError(isNamed(error, 'QuotaExceededError') ? 'full' : 'unavailable', messageOf(error), error);
}
