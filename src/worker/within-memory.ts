import { EngineError, SpecError } from '../errors.ts';

/** The result of reading files in a worker; where the worker ends without one, the files are too large for this browser. */
export async function withinMemory<T>(names: string, reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    throw new SpecError(
      `${names}: reading must end within the memory that a tab has, got an end without a result (${error.message}). ` +
        'Use a smaller file.',
    );
  }
}
