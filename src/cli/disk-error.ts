import { EngineError } from '../errors.ts';

/** What the codes of the operating system mean to a user, and what to do. */
const MEANINGS: Readonly<Record<string, string>> = {
  ENOSPC: 'no space left on the disk. Free some space',
  EDQUOT: 'the quota of the disk is used up. Free some space',
  EFBIG: 'the file may not grow any more. Raise the limit on the size of files',
  EROFS: 'the disk can only be read. Choose another directory',
  EACCES: 'no permission. Choose another directory',
  EPERM: 'no permission. Choose another directory',
  ENOTDIR: 'a part of the path is a file. Choose another directory',
  EEXIST: 'it is a file. Choose another directory',
  ENOENT: 'it is not there, or no longer. Choose another directory',
  EIO: 'the disk failed. Check it',
  ENODEV: 'the disk is gone. Attach it',
  ESTALE: 'the disk is gone. Attach it',
};

/** "ENOSPC: no space left on the disk. Free some space" */
export function diskErrorText(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === undefined) return message;
  return `${code}: ${MEANINGS[code] ?? `${message}. Check the disk`}`;
}

/** An error of the disk while something was written that is wanted; `kept` says what has not been lost. */
export const writeError = (path: string, error: unknown, kept: string): EngineError =>
  new EngineError(`${path}: it must be writable, got ${diskErrorText(error)}. ${kept}`, { cause: error });

/** What to say of a failed call of the operating system, as on a disk that vanished; undefined for any other error. */
export function systemErrorText(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const { syscall, path } = error as NodeJS.ErrnoException;
  return syscall === undefined ? undefined : `${path ?? syscall}: it must be accessible, got ${diskErrorText(error)}.`;
}
