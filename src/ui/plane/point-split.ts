import { chosenRows } from '../../data/chosen-rows.ts';
import { dataSeedsOf } from '../../data/seeds.ts';
import type { DatasetSpec } from '../../data/spec.ts';

export type PointUse = 'train' | 'test' | 'unused';

/** What each of so many points is used for, at the first data seed of a spec whose counts fit them. */
export function pointUses(total: number, dataset: Pick<DatasetSpec, 'trainCount' | 'testCount' | 'seed' | 'seeds'>) {
  const [seed] = dataSeedsOf(dataset);
  const uses = new Array<PointUse>(total).fill('unused');
  for (const [split, count] of [
    ['test', dataset.testCount],
    ['train', dataset.trainCount],
  ] as const)
    for (const row of chosenRows(total, split, { count, seed })) uses[row] = split;
  return uses;
}
