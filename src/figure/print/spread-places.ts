/**
 * Places in [low, high], at least `gap` apart and in the order of the wanted ones, with the least sum of squared distances from
 * these (pooled adjacent violators; Barlow et al. 1972). Where they do not all fit they are evenly spaced over the range.
 */
export function spreadPlaces(wanted: readonly number[], gap: number, [low, high]: readonly [number, number]): number[] {
  if (wanted.length === 0) return [];
  if ((wanted.length - 1) * gap > high - low) {
    const even = (high - low) / Math.max(1, wanted.length - 1);
    return wanted.map((_, i) => low + i * even);
  }
  // Without the gaps the places only have to ascend.
  const blocks: { sum: number; count: number }[] = [];
  const meanOf = ({ sum, count }: { sum: number; count: number }) => sum / count;
  for (const [i, place] of wanted.entries()) {
    blocks.push({ sum: place - i * gap, count: 1 });
    for (let last = blocks.at(-1), before = blocks.at(-2); last && before && meanOf(before) > meanOf(last); ) {
      before.sum += last.sum;
      before.count += last.count;
      blocks.pop();
      [last, before] = [blocks.at(-1), blocks.at(-2)];
    }
  }
  const most = high - (wanted.length - 1) * gap;
  return blocks
    .flatMap((block) => Array.from({ length: block.count }, () => Math.max(low, Math.min(most, meanOf(block)))))
    .map((place, i) => place + i * gap);
}
