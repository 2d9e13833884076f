import { exp, log } from '../../math/elementary.ts';
import { stepsToTarget } from '../../theory/noise-scale.ts';
import { networkClaim } from '../define-claim.ts';
import type { Figure } from '../figure.ts';
import { geometricPoint } from '../figure-points.ts';
import { measureEach, measureRatioOverSeeds } from '../measure.ts';
import { remarkIf, trainSweeps } from '../network-runs.ts';
import { countText } from '../number-text.ts';
import { PAPERS } from '../papers.ts';
import { fitHyperbola } from './hyperbola.ts';
import {
  type FastestRun,
  fastestBySeed,
  STEPS_DESIGN,
  STEPS_EXAMPLES,
  STEPS_TARGET_LOSS,
  stepsSweeps,
  stepsWork,
} from './steps-to-target.ts';

export const hyperbolaOf = (fastest: readonly FastestRun[]) =>
  fitHyperbola(
    fastest.map(({ batchSize }) => batchSize),
    fastest.map(({ steps }) => steps),
  );

/** Steps to the target over B, with the hyperbola through their geometric means. */
function stepsFigure(bySeed: readonly (readonly FastestRun[])[]): Figure {
  const batchSizes = bySeed[0].map(({ batchSize }) => batchSize);
  const points = batchSizes.map((x, i) => geometricPoint(x, bySeed, (own) => own[i].steps));
  const { fewestSteps, criticalBatch } = fitHyperbola(
    batchSizes,
    points.map(({ y }) => y),
  );
  const [first, last] = [batchSizes[0], batchSizes[batchSizes.length - 1]].map(log);
  const curve = Array.from({ length: 41 }, (_, i) => exp(first + (i / 40) * (last - first)));
  return {
    x: { label: 'batch size B', scale: 'log' },
    y: { label: 'steps S to the training loss, best η', scale: 'log' },
    series: [
      { name: 'mean over seeds', kind: 'measured', points },
      {
        name: 'S_min(1 + B_crit/B)',
        kind: 'predicted',
        points: curve.map((x) => ({ x, y: stepsToTarget(x, fewestSteps, criticalBatch) })),
      },
    ],
  };
}

/** Remarks on the grid of η. */
export function gridRemarks(bySeed: readonly (readonly FastestRun[])[]): string[] {
  const all = bySeed.flat();
  const count = (which: (run: FastestRun) => boolean) => all.filter(which).length;
  const [atEnd, missing] = [count((run) => run.atEnd), count(({ steps }) => Number.isNaN(steps))];
  return [
    ...remarkIf(atEnd > 0, `The best η is the smallest or largest tried in ${atEnd} of ${all.length} cells.`),
    ...remarkIf(missing > 0, `In ${missing} of ${all.length} cells no η reached the loss: nothing is decided.`),
  ];
}

/** Geometric mean over seeds, to three digits. */
export const meanText = (perSeed: readonly number[]) => measureRatioOverSeeds(perSeed, 0.95).estimate.toPrecision(3);

export const stepsAndExamples = networkClaim({
  id: 'M18-2',
  title: 'Fewer steps cost more examples, along a hyperbola',
  source: { ...PAPERS.noiseScale, place: 'trade-off of time and compute, section 2', provenance: 'recalled' },
  statement:
    'The steps S and the examples E = BS that reach a training loss, with the learning rate tuned for every batch size, ' +
    'lie on a hyperbola.',
  symbols: '(S/S_min − 1)(E/E_min − 1) = 1, that is S = S_min(1 + B_crit/B) with B_crit = E_min/S_min',
  experiment:
    `MLP 64-32-10, tanh, cross-entropy, on ${countText(STEPS_EXAMPLES)} digits, batches with replacement: steps to a training ` +
    `loss of ${STEPS_TARGET_LOSS} over B at the best of η in half octaves (thorough: quarters); S_min and B_crit fitted for every seed.`,
  design: STEPS_DESIGN,
  seconds: { quick: 9, standard: 25, thorough: 165 },
  work: stepsWork,
  sweeps: stepsSweeps,
  perform: trainSweeps,
  analyse(runs) {
    const fastest = fastestBySeed(runs);
    return { fastest, fits: fastest.map(hyperbolaOf) };
  },
  criteria: [
    {
      name: 'rms residual of log S about the hyperbola',
      predicted: { low: 0, high: 0.15 },
      measure: ({ fits }, level) =>
        measureEach(fits, ({ rmsLogResidual }) => rmsLogResidual, level, {
          range: { low: 0, high: Number.POSITIVE_INFINITY },
        }),
    },
  ],
  figure: ({ fastest }) => stepsFigure(fastest),
  remarks: ({ fastest, fits }) => [
    `S_min = ${meanText(fits.map(({ fewestSteps }) => fewestSteps))}, B_crit = ${meanText(fits.map(({ criticalBatch }) => criticalBatch))}.`,
    ...gridRemarks(fastest),
  ],
  pitfalls: [
    'η must be tuned for every B: optima at an edge of the grid are named.',
    'Taking the best of several η biases the number of steps downwards, about equally at every B.',
    'Noise between seeds adds to the residual, so the curve fits better than the residual suggests.',
  ],
});
