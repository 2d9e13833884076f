import type { Run } from '../../sweep/sweep-plan.ts';
import { PAGE } from '../text/page-words.ts';
import { formatCount, formatRate } from './format.ts';

/** "seed 1"; where a sweep has several data sets, "data seed 3, seed 1". */
export const seedName = ({ dataSeed, seed }: Run) => PAGE.seeds(seed, dataSeed);

/** "η = 0.1, B = 32" */
export const runCellName = ({ learningRate, batchSize }: Pick<Run, 'learningRate' | 'batchSize'>) =>
  `η = ${formatRate(learningRate)}, B = ${formatCount(batchSize)}`;

/** "η = 0.1, B = 32, seed 1" */
export const runName = (run: Run) => `${runCellName(run)}, ${seedName(run)}`;
