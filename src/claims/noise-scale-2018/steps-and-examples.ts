import { exp, log } from '../../math/elementary.ts';
import { stepsToTarget } from '../../theory/noise-scale.ts';
import { type Claim, type Criterion, type Evidence, levelOfEach } from '../claim.ts';
import type { Figure } from '../figure.ts';
import { measureOverSeeds, measureRatioOverSeeds } from '../measure.ts';
import { type NetworkRun, trainSweeps } from '../network-runs.ts';
import { PAPERS } from '../papers.ts';
import { fitHyperbola } from './hyperbola.ts';
import { type FastestRun, fastestRuns, stepsSweeps } from './steps-to-target.ts';

const criteria: Criterion[] = [
  { name: 'rms residual of log S about the hyperbola', predicted: { low: 0, high: 0.15 } },
];

export const hyperbolaOf = (fastest: readonly FastestRun[]) =>
  fitHyperbola(
    fastest.map(({ batchSize }) => batchSize),
    fastest.map(({ steps }) => steps),
  );

/** Steps to the target over B, with the hyperbola through the means of their logarithms. */
function stepsFigure(bySeed: readonly (readonly FastestRun[])[]): Figure {
  const batchSizes = bySeed[0].map(({ batchSize }) => batchSize);
  const points = batchSizes.map((x, i) => {
    const { estimate, low, high } = measureRatioOverSeeds(
      bySeed.map((own) => own[i].steps),
      0.95,
    );
    return { x, y: estimate, ...(Number.isFinite(low) ? { low, high } : {}) };
  });
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

/** What a reader must know of the grid of η. */
export function gridRemarks(bySeed: readonly (readonly FastestRun[])[]): string[] {
  const all = bySeed.flat();
  const count = (which: (run: FastestRun) => boolean) => all.filter(which).length;
  const [atEnd, missing] = [count((run) => run.atEnd), count(({ steps }) => Number.isNaN(steps))];
  return [
    ...(atEnd > 0 ? [`The best η is the smallest or largest tried in ${atEnd} of ${all.length} cells.`] : []),
    ...(missing > 0 ? [`In ${missing} of ${all.length} cells no η reached the loss: nothing is decided.`] : []),
  ];
}

function evidence(runs: readonly NetworkRun[]): Evidence {
  const bySeed = [...new Set(runs.map(({ seed }) => seed))].map((seed) => fastestRuns(runs, seed));
  const fits = bySeed.map(hyperbolaOf);
  const kind = { range: { low: 0, high: Number.POSITIVE_INFINITY } };
  const residuals = fits.map(({ rmsLogResidual }) => rmsLogResidual);
  const mean = (values: readonly number[]) => measureRatioOverSeeds(values, 0.95).estimate.toPrecision(3);
  return {
    measured: [measureOverSeeds(residuals, levelOfEach(criteria.length), kind)],
    figure: stepsFigure(bySeed),
    remarks: [
      `S_min = ${mean(fits.map(({ fewestSteps }) => fewestSteps))}, B_crit = ${mean(fits.map(({ criticalBatch }) => criticalBatch))}.`,
      ...gridRemarks(bySeed),
    ],
  };
}

/** M18-2. */
export const stepsAndExamples: Claim<readonly NetworkRun[]> = {
  id: 'M18-2',
  title: 'Fewer steps cost more examples, along a hyperbola',
  source: { ...PAPERS.noiseScale, place: 'trade-off of time and compute, section 2', provenance: 'recalled' },
  statement:
    'The steps S and the examples E = BS that reach a training loss, with the learning rate tuned for every batch size, ' +
    'lie on a hyperbola.',
  symbols: '(S/S_min − 1)(E/E_min − 1) = 1, that is S = S_min(1 + B_crit/B) with B_crit = E_min/S_min',
  experiment:
    'MLP 64-32-10, tanh, cross-entropy, on 1,500 digits, batches with replacement: steps to a training loss of 0.15 over B ' +
    'at the best of η in half octaves; S_min and B_crit fitted for every seed.',
  subject: 'network',
  criteria,
  replicate: 'seed',
  cost: {
    quick: { seconds: 9, work: '6 B × 5 η × 6 seeds' },
    standard: { seconds: 25, work: '11 B × 5 η × 10 seeds' },
    thorough: { seconds: 165, work: '11 B × 9 η × 40 seeds' },
  },
  pitfalls: [
    'η must be tuned for every B: an optimum at the end of its grid is said.',
    'The best of several η is a little luckier than any one of them, about equally so at every B.',
    'Noise between seeds adds to the residual, so the curve fits better than this says.',
  ],
  perform: (size, context) => trainSweeps(stepsSweeps(size), context),
  evidence,
};
