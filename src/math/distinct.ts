/** The different values, in the order in which each first occurs. */
export const distinct = <T>(values: Iterable<T>): T[] => [...new Set(values)];

/** Each different key with its items; keys and items in the order in which they first occur. */
export const groupBy = <T, K>(items: readonly T[], keyOf: (item: T) => K): (readonly [key: K, items: T[]])[] =>
  distinct(items.map(keyOf)).map((key) => [key, items.filter((item) => keyOf(item) === key)]);
