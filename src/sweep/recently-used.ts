interface RecentlyUsedOptions<K, V> {
  readonly most: number;
  make(key: K): Promise<V>;
  /** Told of each one that is no longer kept. */
  drop?(value: V, key: K): void;
}

/** Things made for a key when first asked for; of these only the `most` last used are kept, others are made again. */
export interface RecentlyUsed<K, V> {
  get(key: K): Promise<V>;
  /** Whether getting it makes nothing again that was made before: it is kept, or there is room for it. */
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
        void made.then((value) => drop?.(value, oldest)).catch(() => null); // what could not be made has nothing to drop
      }
      const made = known ?? make(key);
      kept.set(key, made); // last in the order of use
      made.catch(() => kept.get(key) === made && kept.delete(key)); // it is tried again when next asked for
      return made;
    },
  };
}
