import { heavyBallSharpnessLimit } from '../../theory/stability.ts';
import { BOUNDED_MEAN } from '../amendments.ts';
import { APPROXIMATE } from '../approximate.ts';
import { networkClaim, sizesText, workText } from '../define-claim.ts';
import type { FigureSeries } from '../figure.ts';
import { meanPoint } from '../figure-points.ts';
import { type LateRun, lateRuns, learnedRuns, unlearnedRemarks } from '../late-sharpness.ts';
import { measurePerSeed, partOf, type RunNumber } from '../network-runs.ts';
import { PAPERS } from '../papers.ts';
import { measureRankCorrelation } from '../rank-measures.ts';
import { SPIRAL_DESCENT, spiralDescent } from '../spiral-descent.ts';
import { EDGE_PITFALLS, LABEL_NOISE, labelNoiseSweeps, labelNoiseText } from './label-noise-sweep.ts';

const MOMENTA = [0, 0.2, 0.4, 0.6, 0.8];
/** η of gradient descent: its limits, 10 to 18, are all below the sharpness attainable on the spiral, about 40. */
const DESCENT_RATE = 0.2;
const SGD_RATE = 0.1;
const SGD_BATCH = 16;
/** Seeds of gradient descent, whose runs cost three times as much, and of SGD. */
const DESIGN = {
  quick: { descent: { momenta: [0, 0.4, 0.8], seeds: 4, steps: 5000 }, sgdSeeds: 5 },
  standard: { descent: { momenta: MOMENTA, seeds: 7, steps: 10_000 }, sgdSeeds: 28 },
  thorough: { descent: { momenta: MOMENTA, seeds: 30, steps: 20_000 }, sgdSeeds: 100 },
};

interface MomentumRuns {
  readonly descent: readonly LateRun[];
  readonly sgd: readonly LateRun[];
}

const momentum: RunNumber<LateRun> = (run) => run.momentum;
const relative: RunNumber<LateRun> = (run) => run.sharpness / heavyBallSharpnessLimit(run.learningRate, run.momentum);

function seriesOver(runs: readonly LateRun[], name: string): FigureSeries {
  const at = (beta: number) => runs.filter((run) => run.momentum === beta);
  const points = MOMENTA.map((beta) => meanPoint(beta, at(beta), relative));
  return { name, kind: 'measured', points: points.filter(({ y }) => Number.isFinite(y)) };
}

export const momentumAndSharpness = networkClaim({
  id: 'W18-8',
  title: 'Momentum lets gradient descent be sharper and makes SGD flatter',
  source: {
    ...PAPERS.dynamicalStability,
    place: "table of sharpness over momentum; authors' data",
    provenance: 'read',
  },
  statement:
    'With momentum gradient descent ends at the sharpness that momentum is stable at on a quadratic, more than without; ' +
    'SGD ends in ' +
    'flatter minima the larger the momentum.',
  symbols: 'gradient descent: a ≈ 2(1 + β)/η; SGD: a falls with β',
  experiment:
    `Heavy ball with β = 0 … ${Math.max(...MOMENTA)}: ${SPIRAL_DESCENT}, full batch, η = ${DESCENT_RATE}, ` +
    `${sizesText(DESIGN, ({ descent }) => descent.steps, 'steps')}; and ${labelNoiseText()}, B = ${SGD_BATCH}, ` +
    `η = ${SGD_RATE}, ${LABEL_NOISE.epochs} epochs. Median λ₁ over the last quarter.`,
  design: DESIGN,
  seconds: { quick: 10, standard: 55, thorough: 350 },
  work: ({ descent: { momenta, seeds, steps }, sgdSeeds }) =>
    `gradient descent ${workText({ β: momenta, seeds, steps })}; ` +
    `SGD ${workText({ β: MOMENTA, seeds: sgdSeeds, epochs: LABEL_NOISE.epochs })}`,
  sweeps: ({ descent: { momenta, seeds, steps }, sgdSeeds }) => [
    ...momenta.map((beta) => spiralDescent({ learningRates: [DESCENT_RATE], seeds, steps, momentum: beta })),
    ...MOMENTA.flatMap((beta) =>
      labelNoiseSweeps({ batchSizes: [SGD_BATCH], learningRates: [SGD_RATE], seeds: sgdSeeds }, { momentum: beta }),
    ),
  ],
  async perform(sweeps, context): Promise<MomentumRuns> {
    const descents = context.design.descent.momenta.length;
    return {
      descent: await lateRuns(sweeps.slice(0, descents), partOf(context, 0, 0.5)),
      sgd: await lateRuns(sweeps.slice(descents), partOf(context, 0.5, 1)),
    };
  },
  analyse: (runs) => ({ ...runs, settled: learnedRuns(runs.descent), learned: learnedRuns(runs.sgd) }),
  criteria: [
    {
      name: 'gradient descent: smallest λ₁η/(2 + 2β) over β',
      predicted: { low: 0.95, high: 1.05 },
      approximate: APPROXIMATE.extreme,
      measure: ({ settled }, level) => measurePerSeed(settled, (of) => Math.min(...of.map(relative)), level),
    },
    {
      name: 'gradient descent: largest λ₁η/(2 + 2β) over β',
      predicted: { low: 0.95, high: 1.05 },
      approximate: APPROXIMATE.extreme,
      measure: ({ settled }, level) => measurePerSeed(settled, (of) => Math.max(...of.map(relative)), level),
    },
    {
      name: 'SGD: Spearman ρ of β and λ₁',
      predicted: { low: -1, high: -0.9 },
      measure: ({ learned }, level) => measureRankCorrelation(learned, momentum, ({ sharpness }) => sharpness, level),
    },
  ],
  figure: ({ settled, learned }) => ({
    x: { label: 'momentum β', scale: 'linear' },
    y: { label: 'late λ₁η/(2 + 2β)', scale: 'linear' },
    series: [
      seriesOver(settled, 'gradient descent'),
      seriesOver(learned, `SGD, B = ${SGD_BATCH}`),
      { name: 'edge of gradient descent', kind: 'predicted', points: MOMENTA.map((x) => ({ x, y: 1 })) },
    ],
  }),
  remarks: ({ descent, sgd }) => [...unlearnedRemarks(descent), ...unlearnedRemarks(sgd)],
  amended: [BOUNDED_MEAN],
  pitfalls: [
    ...EDGE_PITFALLS,
    'At equal η momentum also lengthens steps, effectively to η/(1 − β): its effect on SGD is in part that of a larger step.',
  ],
  differs:
    'Up to β = 0.6 gradient descent ends close to its limit. At β = 0.8 many runs stay below: early in ' +
    'training they reach a flatter region of small loss, and sharpen only slowly there (of four seeds examined ' +
    'over many more steps, not judged, two reached the limit). For SGD λ₁ falls ' +
    'with β, but neighbours differ by less than seeds do, so that the rank correlation of one seed is near the edge of ' +
    'the rule.',
});
