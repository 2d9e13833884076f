import { EngineError } from '../errors.ts';

/** Whether a device or worker was lost, so that the same work may succeed in a new worker. */
export const isLost = (error: unknown): boolean => error instanceof EngineError && error.lost !== undefined;

/** The result of `work`, which is repeated once where a device or worker was lost in it. */
export async function retryLost<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!isLost(error)) throw error;
    return work();
  }
}
