import { type Dataset, inputSize } from '../../data/dataset.ts';
import { checkedRuns } from '../check-schedule.ts';
import type { Program } from '../contract.ts';
import type { Network } from '../network.ts';
import { createDiagonalPoint } from './diagonal-point.ts';
import { type OpenLinear, openLinearPrograms } from './linear-programs.ts';

export interface DiagonalParts {
  readonly network: Network;
  readonly dataset: Dataset;
  /** Opens linear networks on the same engine. */
  readonly open: OpenLinear;
  /** Trains (u, v) on the engine. */
  readonly training: Pick<Program, 'advance' | 'batchGradient' | 'dispose'>;
}

/** `Program` of a diagonal network: trained by `training`, measured through linear networks. */
export function createDiagonalProgram({ network, dataset, open, training }: DiagonalParts): Program {
  const inputs = inputSize(dataset);
  const programs = openLinearPrograms(dataset, open);
  const { labels, targets } = dataset.train;
  return {
    network,
    labels,
    ...(targets && { targets }),
    advance: (settings, state, batches) => training.advance(settings, state, batches),
    batchGradient: (theta, batches, answers) => training.batchGradient(theta, batches, answers),
    at: async (theta, examples) => {
      checkedRuns('at', theta, 2 * inputs);
      const count = examples?.length ?? dataset.train.count;
      return createDiagonalPoint(programs, { inputs, theta: theta.slice(), count, examples: examples?.slice() });
    },
    dispose: () => {
      training.dispose();
      programs.dispose();
    },
  };
}
