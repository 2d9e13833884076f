import { mean } from '../../math/statistics.ts';
import type { SweepSpecInput } from '../../sweep/spec/sweep-spec.ts';
import type { Measured } from '../claim.ts';
import { networkClaim, workText } from '../define-claim.ts';
import { logLossAt } from '../loss-at-epoch.ts';
import { measureOverSeeds, measureRatioOverSeeds } from '../measure.ts';
import { networkRuns, trainEach } from '../network-runs.ts';
import { countText, listText } from '../number-text.ts';
import { PAPERS } from '../papers.ts';
import { curvesFigure, divergedCurveRemarks, type LossCurves } from '../three-factors-2017/loss-curves.ts';

const EXAMPLES = 2048;
const EPOCHS = 16;
/** Adam before scaling: noise dominates its gradients, and κ = 16 leaves 1 − κ(1 − β₁) far above 0. */
const BASE = { learningRate: 5e-4, batchSize: 4, beta1: 0.99, beta2: 0.999, epsilon: 1e-8 };
const FACTORS = [4, 16];
const SCALINGS = ['√κ', 'κ'] as const;
type Scaling = (typeof SCALINGS)[number];

interface Setting {
  /** κ, factor on B. */
  readonly factor: number;
  /** Factor on η. */
  readonly scaling: Scaling;
}
/** The base, with which all others are compared, then each κ with both factors on η. */
const SETTINGS: readonly Setting[] = [
  { factor: 1, scaling: '√κ' },
  ...FACTORS.flatMap((factor) => SCALINGS.map((scaling) => ({ factor, scaling }))),
];
const nameOf = ({ factor, scaling }: Setting) =>
  factor === 1 ? `B = ${BASE.batchSize}` : `κ = ${factor}, η × ${scaling}`;

/** B → κB, 1 − β → κ(1 − β), ε → ε/√κ, and η → √κη or κη. */
export function scaledSpec({ factor, scaling }: Setting, seeds: number): SweepSpecInput {
  const { learningRate, batchSize, beta1, beta2, epsilon } = BASE;
  return {
    version: 1,
    name: `Adam, ${nameOf({ factor, scaling })}`,
    dataset: { source: { kind: 'glyphs', side: 8 }, trainCount: EXAMPLES, testCount: 0, standardise: 'centred' },
    model: { hidden: [32], activation: 'relu', loss: 'crossEntropy', init: 'he' },
    rule: {
      kind: 'adam',
      beta1: 1 - factor * (1 - beta1),
      beta2: 1 - factor * (1 - beta2),
      epsilon: epsilon / Math.sqrt(factor),
    },
    sampling: 'withReplacement',
    grid: {
      learningRates: [learningRate * (scaling === 'κ' ? factor : Math.sqrt(factor))],
      batchSizes: [batchSize * factor],
      seeds,
    },
    budget: { kind: 'epochs', epochs: EPOCHS },
    // no λ₁
    measure: { trainPerDecade: 48, testPerDecade: 0, sharpnessPerDecade: 0, sharpnessIterations: 2 },
  };
}

/** Mean over epochs of |log L − log L of the base|, per seed whose curves are complete; relative difference for small ones. */
function distances(curves: readonly LossCurves[], wanted: Setting): number[] {
  const of = (setting: Setting) => curves[SETTINGS.findIndex((own) => nameOf(own) === nameOf(setting))].curves;
  const [base, scaled] = [of(SETTINGS[0]), of(wanted)];
  return base.map((curve, seed) => mean(curve.map((value, at) => Math.abs(scaled[seed][at] - value))));
}

const measureAdvantage = (curves: readonly LossCurves[], factor: number, level: number): Measured => {
  const linear = distances(curves, { factor, scaling: 'κ' });
  const root = distances(curves, { factor, scaling: '√κ' });
  return measureRatioOverSeeds(
    root.map((value, seed) => value / linear[seed]),
    level,
  );
};

const LARGEST = Math.max(...FACTORS);

export const squareRootScaling = networkClaim({
  id: 'MAL22',
  title: 'With Adam, η follows the square root of the batch size',
  source: { ...PAPERS.adaptiveScaling, place: 'square root scaling rule', provenance: 'recalled' },
  statement:
    'When Adam’s batches become κ times larger, multiplying the learning rate by the square root of κ keeps the course of ' +
    'the training loss; multiplying it by κ does not.',
  symbols: 'B → κB: η → √κη, 1 − β → κ(1 − β), ε → ε/√κ keeps L(epoch), η → κη does not',
  experiment:
    `MLP 64-32-10, ReLU, cross-entropy, on ${countText(EXAMPLES)} digits, Adam with η = ${BASE.learningRate}, ` +
    `B = ${BASE.batchSize}, β₁ = ${BASE.beta1}, β₂ = ${BASE.beta2}, for ${EPOCHS} epochs: distance D of log training loss from ` +
    `that of B = ${BASE.batchSize}, mean over epochs, for κ = ${listText(FACTORS)}, with η → √κη and η → κη; β₁, β₂ and ε ` +
    'are scaled alike in both.',
  design: { quick: { seeds: 6 }, standard: { seeds: 40 }, thorough: { seeds: 200 } },
  seconds: { quick: 8, standard: 50, thorough: 240 },
  work: ({ seeds }) => workText({ settings: SETTINGS, seeds, epochs: EPOCHS }),
  sweeps: ({ seeds }) => SETTINGS.map((setting) => scaledSpec(setting, seeds)),
  async perform(sweeps, context): Promise<LossCurves[]> {
    const bySetting = await trainEach(sweeps, context, networkRuns);
    return bySetting.map((runs, i) => ({
      name: nameOf(SETTINGS[i]),
      curves: runs.map((run) => Array.from({ length: EPOCHS }, (_, epoch) => logLossAt(run, epoch + 1))),
    }));
  },
  analyse: (curves: readonly LossCurves[]) => curves,
  criteria: [
    ...FACTORS.map((factor) => ({
      name: `D of √κη ÷ D of κη, κ = ${factor}`,
      predicted: { low: 0, high: 0.5 },
      measure: (curves: readonly LossCurves[], level: number) => measureAdvantage(curves, factor, level),
    })),
    {
      name: `D of √κη at κ = ${LARGEST}, in units of log L`,
      predicted: { low: 0, high: 0.25 },
      measure: (curves: readonly LossCurves[], level: number) =>
        measureOverSeeds(distances(curves, { factor: LARGEST, scaling: '√κ' }), level, {
          range: { low: 0, high: Number.POSITIVE_INFINITY },
        }),
    },
  ],
  figure: curvesFigure,
  remarks: divergedCurveRemarks,
  pitfalls: [
    'The rule holds where the noise of a mini-batch gradient dominates the gradient; η, B and β were chosen for that ' +
      'in trials with other seeds.',
    'That η scales with the root of κ was read in the abstract. The scaling of β and ε could not be looked up: it ' +
      'follows from keeping averages over equally many examples, and ε in proportion to a gradient whose noise falls ' +
      'as 1/√κ.',
    'The paper trains image and language models; here a small network on digits is trained.',
    'Batches are drawn with replacement, so that their noise is independent from step to step. All runs share one ' +
      'draw of the digits.',
  ],
});
