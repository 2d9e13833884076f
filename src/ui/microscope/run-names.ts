import type { Run } from '../../sweep/sweep-plan.ts';
import { formatCount, formatRate } from '../charts/format.ts';
import { MICROSCOPE } from './words.ts';

/** "seed 1"; where a sweep has several data sets, "data seed 3, seed 1". */
export const seedName = ({ dataSeed, seed }: Run) => MICROSCOPE.seeds(seed, dataSeed);

/** "η = 0.1, B = 32, seed 1" */
export const runName = (run: Run) =>
  `η = ${formatRate(run.learningRate)}, B = ${formatCount(run.batchSize)}, ${seedName(run)}`;
