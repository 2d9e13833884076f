import { exp, log, log2 } from '../../math/elementary.ts';
import { expectedDecrease, type GradientMoments, oneStepBestLearningRate } from '../../theory/noise-scale.ts';
import { APPROXIMATE } from '../approximate.ts';
import { type Claim, type ClaimContext, type ClaimSize, type Criterion, type Evidence, levelOfEach } from '../claim.ts';
import type { FigurePoint } from '../figure.ts';
import { measureOverSeeds, measureRatioOverSeeds } from '../measure.ts';
import { PAPERS } from '../papers.ts';
import { smallDigits, stepOfEpoch } from '../small-digits.ts';
import { visitRuns } from '../visit-runs.ts';
import type { BestStep } from './best-rate.ts';
import { measureMoments } from './moments.ts';
import { measureBestStep } from './one-step.ts';

const BATCH_SIZES = [1, 4, 16, 64, 256];
const EPOCHS = 2;
const SEEDS: Record<ClaimSize, number> = { quick: 10, standard: 40, thorough: 200 };

/** Within a factor of 1.5 either way. */
const WITHIN = { low: 1 / 1.5, high: 1.5 };
const criteria: Criterion[] = ['best η', 'decrease at the best η'].flatMap((what) =>
  ['smallest', 'largest'].map((extreme) => ({
    name: `${extreme} ratio over B of ${what} measured to predicted`,
    predicted: WITHIN,
    approximate: APPROXIMATE.extreme,
  })),
);

/** One seed: the moments that the law needs, and what was found by trying, in the order of BATCH_SIZES. */
export interface OneStepTrial {
  readonly moments: GradientMoments;
  readonly found: readonly BestStep[];
}

const spec = (seeds: number) =>
  smallDigits({ name: 'One step from two epochs into training', loss: 'crossEntropy', seeds, epochs: EPOCHS });

const predicted = (moments: GradientMoments): BestStep[] =>
  BATCH_SIZES.map((batchSize) => {
    const learningRate = oneStepBestLearningRate(moments, batchSize);
    return { learningRate, decrease: expectedDecrease(moments, learningRate, batchSize) };
  });

const perform = (size: ClaimSize, context: ClaimContext): Promise<OneStepTrial[]> =>
  visitRuns([spec(SEEDS[size])], context, ({ plan, run, at }) =>
    at(stepOfEpoch(EPOCHS), async ({ program, point, theta }) => {
      const { parameters, examples } = plan;
      const moments = await measureMoments(point, { parameters, examples, seed: run.seed, index: run.endStep });
      const gradient = await point.gradient();
      const [loss] = (await point.evaluate('train')).loss;
      const found: BestStep[] = [];
      for (const batchSize of BATCH_SIZES) {
        context.signal.throwIfAborted();
        const before = found.at(-1)?.learningRate ?? 1 / 16;
        const options = { batchSize, seed: run.seed, start: Math.round(log2(before)) };
        found.push(await measureBestStep({ program, theta, gradient, loss }, options));
      }
      return { moments, found };
    }),
  );

/** Mean of log η over seeds at each B, with its 95 % interval where it is wanted. */
function points(rates: readonly (readonly number[])[], interval: boolean): FigurePoint[] {
  return BATCH_SIZES.map((x, i) => {
    const { estimate, low, high } = measureOverSeeds(
      rates.map((own) => log(own[i])),
      0.95,
    );
    return { x, y: exp(estimate), ...(interval && Number.isFinite(low) ? { low: exp(low), high: exp(high) } : {}) };
  });
}

function evidence(trials: readonly OneStepTrial[]): Evidence {
  const level = levelOfEach(criteria.length);
  const laws = trials.map(({ moments }) => predicted(moments));
  const measured = (['learningRate', 'decrease'] as const).flatMap((quantity) =>
    [Math.min, Math.max].map((extreme) =>
      measureRatioOverSeeds(
        trials.map(({ found }, s) => extreme(...found.map((own, i) => own[quantity] / laws[s][i][quantity]))),
        level,
      ),
    ),
  );
  const rates = (steps: readonly BestStep[]) => steps.map(({ learningRate }) => learningRate);
  const scales = trials.map(({ moments }) => moments.curvatureCovarianceTrace / moments.curvature);
  return {
    measured,
    figure: {
      x: { label: 'batch size B', scale: 'log' },
      y: { label: 'best learning rate η of one step', scale: 'log' },
      series: [
        {
          name: 'found by trying, mean over seeds',
          kind: 'measured',
          points: points(
            trials.map(({ found }) => rates(found)),
            true,
          ),
        },
        { name: 'η_max/(1 + B_noise/B)', kind: 'predicted', points: points(laws.map(rates), false) },
      ],
    },
    remarks: [`B_noise is ${Math.round(Math.min(...scales))} to ${Math.round(Math.max(...scales))} examples.`],
  };
}

/** M18-1. */
export const oneStepLaw: Claim<readonly OneStepTrial[]> = {
  id: 'M18-1',
  title: 'The noise scale says how far one step should go',
  source: { ...PAPERS.noiseScale, place: 'one-step optimum, section 2', provenance: 'recalled' },
  statement:
    'The learning rate that lowers the loss most in one step, and by how much, follow from the batch size and the noise ' +
    'scale of the gradient.',
  symbols: 'η_opt = η_max/(1 + B_noise/B), ΔL_opt = ΔL_max/(1 + B_noise/B), B_noise = Tr(HC)/GᵀHG',
  experiment:
    'MLP 64-16-10, tanh, cross-entropy, after 2 epochs on 500 digits: for each B the η with the largest mean decrease of the ' +
    'full loss over batches drawn with replacement, against the law with G, H and C measured there.',
  subject: 'network',
  criteria,
  replicate: 'seed',
  cost: {
    quick: { seconds: 6, work: '5 B × 10 seeds, about 10 η on 16 to 500 batches' },
    standard: { seconds: 25, work: '5 B × 40 seeds, about 10 η on 16 to 500 batches' },
    thorough: { seconds: 110, work: '5 B × 200 seeds, about 10 η on 16 to 500 batches' },
  },
  pitfalls: [
    'The law is that of a quadratic: it needs GᵀHG > 0 and a best step short enough for one.',
    'Batches are drawn with replacement; without, C/B becomes C/B·(N − B)/(N − 1).',
  ],
  perform,
  evidence,
};
