import { SpecError } from '../errors.ts';
import { type Dataset, type Examples, isRegression } from './dataset.ts';
import { type IncompleteDataset, impute } from './impute.ts';
import { addInputNoise, replaceLabels } from './noise.ts';
import { averagePool, pooledShape } from './pool.ts';
import type { DatasetSpec } from './spec.ts';
import { applyAffine, standardisation, standardiseTargets } from './standardise.ts';

type Steps = Pick<DatasetSpec, 'pool' | 'standardise' | 'standardiseTargets' | 'inputNoise' | 'labelNoise' | 'seed'>;

/**
 * From chosen examples to what a run trains on, in this order:
 * 1. missing inputs of a table: the mean of the training split, and a 0/1 input that says where it stands;
 * 2. average pooling, so that the statistics are those of the pixels the network sees;
 * 3. standardisation of both splits with statistics of the training split alone;
 * 4. input noise, last, so that its deviation means the same on every data set and does not shift the statistics;
 * 5. standardisation of targets, likewise with statistics of the training split alone;
 * 6. label noise, on training labels only. It touches no input, so its place is free.
 * Choosing examples comes before all of these: statistics are those of the examples trained on.
 */
export function prepare(incomplete: IncompleteDataset, steps: Steps): Dataset {
  const { pool, standardise, inputNoise, labelNoise, seed } = steps;
  const chosen = impute(incomplete);
  if (labelNoise > 0 && isRegression(chosen))
    throw new SpecError(
      `data set "${chosen.name}": labelNoise must be 0 where targets are numbers, got ${labelNoise}. ` +
        'Use the noise of the data set itself.',
    );
  if (steps.standardiseTargets && !isRegression(chosen))
    throw new SpecError(
      `data set "${chosen.name}": standardiseTargets must be absent where labels are classes, got true. Remove it.`,
    );
  const inputShape = pooledShape(chosen.inputShape, pool);
  let train: Examples = averagePool(chosen.train, chosen.inputShape, pool);
  let test: Examples = averagePool(chosen.test, chosen.inputShape, pool);
  if (standardise !== 'none') {
    const map = standardisation(train, standardise);
    train = applyAffine(train, map);
    test = applyAffine(test, map);
  }
  train = addInputNoise(train, inputNoise, { seed, split: 'train' });
  test = addInputNoise(test, inputNoise, { seed, split: 'test' });
  if (steps.standardiseTargets) [train, test] = standardiseTargets(train, test);
  train = replaceLabels(train, labelNoise, { seed, classes: chosen.classes });
  return { ...chosen, inputShape, train, test };
}
