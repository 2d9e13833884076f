import { distinct } from '../../math/distinct.ts';
import { exp, log } from '../../math/elementary.ts';
import { fitLine } from '../../math/regression.ts';
import { mean } from '../../math/statistics.ts';
import type { SweepSpecInput } from '../../sweep/spec/sweep-spec.ts';
import { networkClaim, workText } from '../define-claim.ts';
import { geometricPoint } from '../figure-points.ts';
import { logLossAtStep } from '../loss-at-epoch.ts';
import { measureEach } from '../measure.ts';
import { bySeed, type NetworkRun, networkRuns, remarkIf, trainEach } from '../network-runs.ts';
import { fitHyperbola } from '../noise-scale-2018/hyperbola.ts';
import { stepsUntil } from '../noise-scale-2018/steps-to-target.ts';
import { countText, listText } from '../number-text.ts';
import { PAPERS } from '../papers.ts';

/** Digits that batches are drawn from. */
const POOL = 2048;
/** Examples after which the smallest batch sets the loss that all batches must reach. */
const DATA_SIZES = [512, 2048, 8192];
const BATCHES = [4, 16, 64, 256];
const [SMALLEST] = BATCHES;
const WIDTHS = [16, 64];
/** Factors on the likely best η. */
const FACTORS = [0.5, 1, 2, 4];
const MOST_DATA = Math.max(...DATA_SIZES);

/** Best η of trials with other seeds: ∝ B as long as noise limits it, then constant. */
const likelyRate = (batchSize: number) => (0.044 * batchSize) / (1 + batchSize / 100);
/** Half as much again as a critical batch of 128 would need for the largest data size. */
const stepsOf = (batchSize: number) => Math.ceil((1.5 * MOST_DATA * (1 + batchSize / 128)) / batchSize);

interface Cell {
  readonly width: number;
  readonly batchSize: number;
}
const CELLS: readonly Cell[] = WIDTHS.flatMap((width) => BATCHES.map((batchSize) => ({ width, batchSize })));

/** 64-w-10, tanh, cross-entropy, batches drawn with replacement. */
const spec = ({ width, batchSize }: Cell, seeds: number): SweepSpecInput => ({
  version: 1,
  name: `Critical batch size, width ${width}, B = ${batchSize}`,
  dataset: { source: { kind: 'glyphs', side: 8 }, trainCount: POOL, testCount: 0, standardise: 'centred' },
  model: { hidden: [width], activation: 'tanh', loss: 'crossEntropy', init: 'lecun' },
  sampling: 'withReplacement',
  grid: {
    learningRates: FACTORS.map((factor) => Number((factor * likelyRate(batchSize)).toPrecision(4))),
    batchSizes: [batchSize],
    seeds,
  },
  budget: { kind: 'steps', steps: stepsOf(batchSize) },
  // no λ₁
  measure: { trainPerDecade: 48, testPerDecade: 0, sharpnessPerDecade: 0, sharpnessIterations: 2 },
});

export interface WidthRun extends Pick<NetworkRun, 'batchSize' | 'seed' | 'lossTrace'> {
  readonly width: number;
}

/** B_crit of one seed at one width and data size; NaN if a batch size never reaches the loss. */
export interface CriticalBatch {
  readonly width: number;
  readonly data: number;
  readonly criticalBatch: number;
}

/** Fewest steps to a loss over η; NaN if none reaches it. */
function fewestSteps(runs: readonly WidthRun[], target: number): number {
  const steps = runs.map(({ lossTrace }) => stepsUntil(lossTrace, target)).filter(Number.isFinite);
  return steps.length > 0 ? Math.min(...steps) : Number.NaN;
}

/** Lowest loss of the smallest batch after so many examples, over η. */
function targetLoss(runs: readonly WidthRun[], data: number): number {
  const losses = runs
    .filter(({ batchSize }) => batchSize === SMALLEST)
    .map(({ lossTrace }) => exp(logLossAtStep(lossTrace, data / SMALLEST)));
  return Math.min(...losses.filter(Number.isFinite));
}

/** All widths and data sizes of one seed. */
export function criticalBatches(runs: readonly WidthRun[]): CriticalBatch[] {
  return WIDTHS.flatMap((width) => {
    const own = runs.filter((run) => run.width === width);
    return DATA_SIZES.map((data) => {
      const target = targetLoss(own, data);
      const steps = BATCHES.map((size) =>
        fewestSteps(
          own.filter(({ batchSize }) => batchSize === size),
          target,
        ),
      );
      return { width, data, criticalBatch: fitHyperbola(BATCHES, steps).criticalBatch };
    });
  });
}

/** Mean over groups of the slope of log B_crit over log x. */
function exponent(found: readonly CriticalBatch[], along: 'data' | 'width', within: 'data' | 'width'): number {
  const groups = distinct(found.map((one) => one[within]));
  return mean(
    groups.map((value) => {
      const own = found.filter((one) => one[within] === value);
      return fitLine(
        own.map((one) => log(one[along])),
        own.map(({ criticalBatch }) => log(criticalBatch)),
      ).slope;
    }),
  );
}

export const dataAndWidth = networkClaim({
  id: 'CBS24',
  title: 'The critical batch size grows with the data, hardly with the width',
  source: { ...PAPERS.criticalBatchSize, place: 'abstract; scaling laws in data and model size', provenance: 'read' },
  statement:
    'Networks that train on more examples can use larger batches before examples are wasted; wider networks that train on ' +
    'equally many cannot.',
  symbols: 'B_crit ∝ D^a w^b with a > 0 and b ≈ 0',
  experiment:
    `MLP 64-w-10, tanh, cross-entropy, w = ${listText(WIDTHS)}, batches drawn from ${countText(POOL)} digits: steps to the ` +
    `training loss that B = ${SMALLEST} reaches after D = ${listText(DATA_SIZES)} examples, over B at the best η ` +
    'in octaves; B_crit of the hyperbola S = S_min(1 + B_crit/B) for every seed, w and D.',
  design: { quick: { seeds: 3 }, standard: { seeds: 15 }, thorough: { seeds: 75 } },
  seconds: { quick: 10, standard: 50, thorough: 240 },
  work: ({ seeds }) => workText({ w: WIDTHS, B: BATCHES, η: FACTORS, seeds }),
  sweeps: ({ seeds }) => CELLS.map((cell) => spec(cell, seeds)),
  async perform(sweeps, context): Promise<WidthRun[]> {
    const byCell = await trainEach(sweeps, context, networkRuns);
    return byCell.flatMap((runs, i) =>
      runs.map(({ batchSize, seed, lossTrace }) => ({ batchSize, seed, lossTrace, width: CELLS[i].width })),
    );
  },
  analyse: (runs) => bySeed(runs).map(criticalBatches),
  criteria: [
    {
      name: 'exponent of B_crit in the data, mean over widths',
      predicted: { low: 0.2, high: 1.5 },
      measure: (seeds: CriticalBatch[][], level: number) =>
        measureEach(seeds, (own) => exponent(own, 'data', 'width'), level),
    },
    {
      name: 'exponent of B_crit in the width, mean over data sizes',
      predicted: { low: -0.2, high: 0.2 },
      measure: (seeds: CriticalBatch[][], level: number) =>
        measureEach(seeds, (own) => exponent(own, 'width', 'data'), level),
    },
  ],
  figure: (seeds) => ({
    x: { label: 'examples D that set the loss', scale: 'log' },
    y: { label: 'critical batch size B_crit', scale: 'log' },
    series: WIDTHS.map((width) => ({
      name: `width ${width}`,
      kind: 'measured',
      points: DATA_SIZES.map((data) =>
        geometricPoint(
          data,
          seeds.map((own) => own.find((one) => one.width === width && one.data === data) as CriticalBatch),
          ({ criticalBatch }) => criticalBatch,
        ),
      ),
    })),
  }),
  remarks(seeds) {
    const missing = seeds.flat().filter(({ criticalBatch }) => Number.isNaN(criticalBatch)).length;
    return remarkIf(
      missing > 0,
      `In ${missing} of ${seeds.flat().length} cells some batch size never reached the loss: nothing is decided.`,
    );
  },
  pitfalls: [
    'The paper pre-trains language models of 85 million to 1.2 billion parameters; here small networks learn digits, ' +
      'over factors of 16 in data and 4 in width.',
    'The paper calls critical the batch that needs 20 % more examples; on a hyperbola that is a fixed fraction of ' +
      'the B_crit used here, so exponents are the same.',
    `Data are counted as examples trained on: those above ${countText(POOL)} are repeats, since batches are drawn ` +
      'from a pool. The loss is that of the pool.',
    'The paper writes of a growth with data without fixing an exponent for other tasks: 0.2 as the least exponent ' +
      'that counts as growth, and ±0.2 as none, are margins of this card.',
    'All runs share one pool of digits; the interval is over initial weights and batches.',
  ],
});
