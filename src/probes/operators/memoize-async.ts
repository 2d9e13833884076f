/** Calls `measure` once, at the first call, and returns its result at every call. */
export function memoizeAsync<T>(measure: () => Promise<T>): () => Promise<T> {
  let result: Promise<T> | undefined;
  return () => (result ??= measure());
}
