import { SpecError } from '../errors.ts';
import { type Dataset, type Examples, isRegression } from './dataset.ts';
import { type IncompleteDataset, impute } from './impute.ts';
import { addInputNoise, replaceLabels } from './noise.ts';
import { averagePool, pooledShape } from './pool.ts';
import type { DatasetSpec } from './spec.ts';
import { applyAffine, standardisation, standardiseTargets } from './standardise.ts';

type Steps = Pick<DatasetSpec, 'pool' | 'standardise' | 'standardiseTargets' | 'inputNoise' | 'labelNoise' | 'seed'>;

/**
 * Prepares chosen examples for training, in this order:
 * 1. missing inputs of a table: the mean of the training split, and a 0/1 indicator;
 * 2. average pooling, so that statistics are those of the pixels that the network receives;
 * 3. standardisation of both splits by statistics of the training split;
 * 4. input noise, after standardisation, so that its deviation has the same meaning on every data set;
 * 5. standardisation of targets by statistics of the training split;
 * 6. label noise, on training labels only.
 * Statistics are those of the chosen examples.
 */
export function prepare(incomplete: IncompleteDataset, steps: Steps): Dataset {
  const { pool, standardise, inputNoise, labelNoise, seed } = steps;
  const chosen = impute(incomplete);
  if (labelNoise > 0 && isRegression(chosen))
    throw new SpecError(
      `data set "${chosen.name}": labelNoise must be 0 for a regression, got ${labelNoise}. ` +
        'Use the noise of the data set itself.',
    );
  if (steps.standardiseTargets && !isRegression(chosen))
    throw new SpecError(
      `data set "${chosen.name}": standardiseTargets must be absent for a classification, got true. Remove it.`,
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
