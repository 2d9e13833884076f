/** Computes once per first argument, which must determine the others: many panels read the same results. */
export function oncePer<K extends object, A extends readonly unknown[], V>(compute: (key: K, ...others: A) => V) {
  const held = new WeakMap<K, { readonly value: V }>();
  return (key: K, ...others: A): V => {
    const known = held.get(key) ?? { value: compute(key, ...others) };
    held.set(key, known);
    return known.value;
  };
}
