/** What `measure` finds, found at the first call and kept. */
export function memoizeAsync<T>(measure: () => Promise<T>): () => Promise<T> {
  let result: Promise<T> | undefined;
  return () => (result ??= measure());
}
