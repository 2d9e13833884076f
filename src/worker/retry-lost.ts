import { isLost } from '../errors.ts';

/** The result of `work`, which is repeated once where a device or worker was lost in it. */
export async function retryLost<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!isLost(error)) throw error;
    return work();
  }
}
