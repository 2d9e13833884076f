import { fewerSeeds } from '../amendments.ts';
import type { Measured } from '../claim.ts';
import { networkClaim } from '../define-claim.ts';
import { meanPoint } from '../figure-points.ts';
import { measureEach } from '../measure.ts';
import { leftOutRemarks, trainEach } from '../network-runs.ts';
import { countText } from '../number-text.ts';
import { PAPERS } from '../papers.ts';
import { LARGE, PAIR_PITFALLS, PAIR_SETTING, PAIRS, SMALL, TEST_DIGITS } from './pairs.ts';

/** Accuracies of the two runs of a seed. */
interface Accuracies {
  readonly test: number;
  readonly train: number;
}
export interface GapSeed {
  readonly small: Accuracies;
  readonly large: Accuracies;
  readonly reached: boolean;
}

const reached = (seeds: readonly GapSeed[]) => seeds.filter((seed) => seed.reached);

const measureGap = (seeds: readonly GapSeed[], of: keyof Accuracies, level: number): Measured =>
  measureEach(reached(seeds), ({ small, large }) => small[of] - large[of], level);

export const generalisationGap = networkClaim({
  id: 'K16-1',
  title: 'A large batch generalises worse at the same training accuracy',
  source: {
    ...PAPERS.largeBatch,
    place: 'abstract; the authors’ code for batch sizes and optimiser',
    provenance: 'read',
  },
  statement:
    'Networks trained with a tenth of the data as batch reach the training accuracy of those trained with a small batch, ' +
    'but a lower test accuracy.',
  symbols: 'train accuracy(B_small) ≈ train accuracy(B_large), test accuracy(B_small) > test accuracy(B_large)',
  experiment: `${PAIR_SETTING}: accuracy on ${countText(TEST_DIGITS)} fresh digits.`,
  design: { quick: { seeds: 10 }, standard: { seeds: 70 }, thorough: { seeds: 300 } },
  seconds: { quick: 8, standard: 55, thorough: 230 },
  ...PAIRS,
  perform: (sweeps, context): Promise<GapSeed[]> =>
    trainEach(sweeps, context, ({ results }) => {
      const [small, large] = [SMALL, LARGE].map((size) => {
        const { trainAccuracy, testAccuracy, outcome } = results.filter(({ run }) => run.batchSize === size)[0];
        return { train: trainAccuracy, test: testAccuracy, reached: outcome === 'reachedTarget' };
      });
      return { small, large, reached: small.reached && large.reached };
    }),
  criteria: [
    {
      name: `test accuracy at B = ${SMALL} less that at B = ${LARGE}`,
      predicted: { low: 0, high: Number.POSITIVE_INFINITY },
      measure: (seeds, level) => measureGap(seeds, 'test', level),
    },
    {
      name: 'the same of training accuracy',
      predicted: { low: -0.005, high: 0.005 },
      measure: (seeds, level) => measureGap(seeds, 'train', level),
    },
  ],
  figure: (seeds) => ({
    x: { label: 'batch size B', scale: 'log' },
    y: { label: 'accuracy', scale: 'linear' },
    series: (['test', 'train'] as const).map((of) => ({
      name: of === 'test' ? 'test digits' : 'training digits',
      kind: 'measured' as const,
      points: [
        meanPoint(SMALL, reached(seeds), ({ small }) => small[of]),
        meanPoint(LARGE, reached(seeds), ({ large }) => large[of]),
      ],
    })),
  }),
  remarks: (seeds) => leftOutRemarks(seeds, reached(seeds), 'seeds had a run that did not reach the target'),
  amended: [fewerSeeds('16 → 10, 90 → 70 and 400 → 300')],
  pitfalls: [
    ...PAIR_PITFALLS,
    'Equal loss is not equal time: the large batch takes several times as many epochs and fewer steps.',
    'η is not tuned for either batch size, in the paper as here: what is compared is one learning rate at two levels of noise.',
  ],
});
