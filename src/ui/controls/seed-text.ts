import { type SeedAxis, seedAxis } from '../../data/seed-axis.ts';
import { listReader } from './read-text.ts';
import type { ReadText } from './use-field-text.ts';

/** "3" is a number of seeds; "0, 4, 7" lists them, and "5," lists one. */
export const readSeeds: ReadText<SeedAxis> = (text) => {
  const list = listReader(seedAxis.options[1])(text);
  if ('fault' in list || /[,;]/.test(text) || list.value.length !== 1) return list;
  const count = seedAxis.options[0].safeParse(list.value[0]);
  return count.success
    ? { value: count.data }
    : { fault: count.error.issues[0]?.message ?? 'is not a number of seeds' };
};

export const showSeeds = (seeds: SeedAxis) =>
  Array.isArray(seeds) ? seeds.join(', ') + (seeds.length === 1 ? ',' : '') : String(seeds);
