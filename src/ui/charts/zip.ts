/** Pairs of the elements at equal positions, as many as the shorter one has. */
export function zip<A, B>(left: Iterable<A>, right: Iterable<B>): [A, B][] {
  const others = right[Symbol.iterator]();
  return Array.from(left).flatMap((a): [A, B][] => {
    const b = others.next();
    return b.done ? [] : [[a, b.value]];
  });
}
