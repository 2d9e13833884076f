import { log2 } from '../../math/elementary.ts';
import { expectedDecrease, type GradientMoments, oneStepBestLearningRate } from '../../theory/noise-scale.ts';
import { APPROXIMATE } from '../approximate.ts';
import { networkClaim, workText } from '../define-claim.ts';
import type { FigurePoint } from '../figure.ts';
import { geometricPoint } from '../figure-points.ts';
import { type InspectedRun, inspectRuns } from '../inspect-runs.ts';
import { measureRatioOverSeeds } from '../measure.ts';
import { PAPERS } from '../papers.ts';
import { smallDigits, stepOfEpoch } from '../small-digits.ts';
import type { BestStep } from './best-rate.ts';
import { measureMoments } from './moments.ts';
import { measureBestStep } from './one-step.ts';

const BATCH_SIZES = [1, 4, 16, 64, 256];
const EPOCHS = 2;

/** Within a factor of 1.5 either way. */
const WITHIN = { low: 1 / 1.5, high: 1.5 };
const QUANTITIES = [
  { name: 'best η', quantity: 'learningRate' },
  { name: 'decrease at the best η', quantity: 'decrease' },
] as const;
const EXTREMES = { smallest: Math.min, largest: Math.max };

/** One seed: the moments in the law, and the best rates found by trial, for each of BATCH_SIZES. */
export interface OneStepTrial {
  readonly moments: GradientMoments;
  readonly found: readonly BestStep[];
}

/** With the predictions of the law, in the same order. */
interface PredictedTrial extends OneStepTrial {
  readonly law: readonly BestStep[];
}

const predicted = (moments: GradientMoments): BestStep[] =>
  BATCH_SIZES.map((batchSize) => {
    const learningRate = oneStepBestLearningRate(moments, batchSize);
    return { learningRate, decrease: expectedDecrease(moments, learningRate, batchSize) };
  });

const trialAt = ({ plan, run, at }: InspectedRun, signal: AbortSignal): Promise<OneStepTrial> =>
  at(stepOfEpoch(EPOCHS), async ({ program, point, theta }) => {
    const { parameters, examples } = plan;
    const moments = await measureMoments(point, { parameters, examples, seed: run.seed, index: run.endStep });
    const gradient = await point.gradient();
    const [loss] = (await point.evaluate('train')).loss;
    const found: BestStep[] = [];
    for (const batchSize of BATCH_SIZES) {
      signal.throwIfAborted();
      const before = found.at(-1)?.learningRate ?? 1 / 16;
      const options = { batchSize, seed: run.seed, start: Math.round(log2(before)) };
      found.push(await measureBestStep({ program, theta, gradient, loss }, options));
    }
    return { moments, found };
  });

/** The best η at each B, averaged over seeds. */
const ratePoints = (trials: readonly PredictedTrial[], of: 'found' | 'law'): FigurePoint[] =>
  BATCH_SIZES.map((x, i) => geometricPoint(x, trials, (trial) => trial[of][i].learningRate));

export const oneStepLaw = networkClaim({
  id: 'M18-1',
  title: 'The noise scale says how far one step should go',
  source: { ...PAPERS.noiseScale, place: 'one-step optimum, section 2', provenance: 'recalled' },
  statement:
    'The learning rate that lowers the loss most in one step, and by how much, follow from the batch size and the noise ' +
    'scale of the gradient.',
  symbols: 'η_opt = η_max/(1 + B_noise/B), ΔL_opt = ΔL_max/(1 + B_noise/B), B_noise = Tr(HC)/GᵀHG',
  experiment:
    `MLP 64-16-10, tanh, cross-entropy, after ${EPOCHS} epochs on 500 digits: for each B the η with the largest mean decrease of ` +
    'the full loss over batches drawn with replacement, against the law with G, H and C measured there.',
  design: { quick: { seeds: 10 }, standard: { seeds: 40 }, thorough: { seeds: 200 } },
  seconds: { quick: 6, standard: 25, thorough: 110 },
  work: ({ seeds }) => `${workText({ B: BATCH_SIZES, seeds })}, about 10 η on 16 to 500 batches`,
  sweeps: ({ seeds }) => [
    smallDigits({ name: 'One step from two epochs into training', loss: 'crossEntropy', seeds, epochs: EPOCHS }),
  ],
  perform: (sweeps, context) =>
    inspectRuns(sweeps, context, (inspected) => trialAt(inspected, context.signal), { as: 'trial' }),
  analyse: (trials) => trials.map((trial): PredictedTrial => ({ ...trial, law: predicted(trial.moments) })),
  criteria: QUANTITIES.flatMap(({ name, quantity }) =>
    (['smallest', 'largest'] as const).map((extreme) => ({
      name: `${extreme} ratio over B of ${name} measured to predicted`,
      predicted: WITHIN,
      approximate: APPROXIMATE.extreme,
      measure: (trials: readonly PredictedTrial[], level: number) =>
        measureRatioOverSeeds(
          trials.map(({ found, law }) => EXTREMES[extreme](...found.map((own, i) => own[quantity] / law[i][quantity]))),
          level,
        ),
    })),
  ),
  figure: (trials) => ({
    x: { label: 'batch size B', scale: 'log' },
    y: { label: 'best learning rate η of one step', scale: 'log' },
    series: [
      { name: 'found by trying, mean over seeds', kind: 'measured', points: ratePoints(trials, 'found') },
      {
        name: 'η_max/(1 + B_noise/B)',
        kind: 'predicted',
        points: ratePoints(trials, 'law').map(({ x, y }) => ({ x, y })),
      },
    ],
  }),
  remarks(trials) {
    const scales = trials.map(({ moments }) => moments.curvatureCovarianceTrace / moments.curvature);
    return [`B_noise is ${Math.round(Math.min(...scales))} to ${Math.round(Math.max(...scales))} examples.`];
  },
  pitfalls: [
    'The law is that of a quadratic: it needs GᵀHG > 0 and a best step short enough for a quadratic approximation.',
    'Batches are drawn with replacement; without, C/B becomes C/B·(N − B)/(N − 1).',
  ],
});
