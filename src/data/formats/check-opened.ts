import { SpecError } from '../../errors.ts';
import { LIMITS } from './limits.ts';

/** What is known of a file before it is read, as of `File`. */
export interface OpenedFile {
  readonly name: string;
  /** In bytes. */
  readonly size: number;
}

/** Refuses too many or too large files, before any of them is read. */
export function checkOpened(files: readonly OpenedFile[]): void {
  const names = files.map(({ name }) => name).join(', ');
  if (files.length > LIMITS.files)
    throw new SpecError(
      `${names}: at most ${LIMITS.files} files must be opened together, got ${files.length}. Open the files of one data set.`,
    );
  const size = files.reduce((sum, file) => sum + file.size, 0);
  if (size > LIMITS.fileBytes)
    throw new SpecError(
      `${names}, whole file: size must be at most ${LIMITS.fileBytes} bytes, got ${size}. Save fewer examples.`,
    );
}
