/** Every k-th of `count` indices with the least k that leaves at most `most`; and the last. */
export function everyKth(count: number, most: number): number[] {
  const stride = Math.max(1, Math.ceil(count / most));
  const kept: number[] = [];
  for (let index = 0; index < count; index += stride) kept.push(index);
  if (count > 0 && kept[kept.length - 1] !== count - 1) kept.push(count - 1);
  return kept;
}
