interface RecentlyUsedOptions<K, V> {
  readonly most: number;
  make(key: K): Promise<V>;
  /** Called with each value that is evicted. */
  drop?(value: V, key: K): void;
}

/** A cache of values made on demand, of which the `most` last used are kept. */
export interface RecentlyUsed<K, V> {
  get(key: K): Promise<V>;
  /** Whether getting a key evicts nothing: it is cached, or there is room. */
  hasRoomFor(key: K): boolean;
}

export function recentlyUsed<K, V>({ most, make, drop }: RecentlyUsedOptions<K, V>): RecentlyUsed<K, V> {
  const kept = new Map<K, Promise<V>>();
  return {
    hasRoomFor: (key) => kept.has(key) || kept.size < most,
    get(key) {
      const known = kept.get(key);
      kept.delete(key);
      for (const [oldest, made] of kept) {
        if (kept.size < most) break;
        kept.delete(oldest);
        void made.then((value) => drop?.(value, oldest)).catch(() => null); // nothing was made
      }
      const made = known ?? make(key);
      kept.set(key, made); // most recently used
      made.catch(() => kept.get(key) === made && kept.delete(key)); // retried on the next call
      return made;
    },
  };
}
