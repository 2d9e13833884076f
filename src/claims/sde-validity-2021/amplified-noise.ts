import { distinct } from '../../math/distinct.ts';
import type { SweepSpecInput } from '../../sweep/spec/sweep-spec.ts';
import type { Measured } from '../claim.ts';
import { networkClaim, workText } from '../define-claim.ts';
import { pointOf } from '../figure-points.ts';
import { type NetworkRun, networkRuns, outcomeRemarks, type RunNumber, trainEach } from '../network-runs.ts';
import { countText, listText } from '../number-text.ts';
import { PAPERS } from '../papers.ts';
import { measureDeviations } from './paired-deviations.ts';

const STEPS = 1000;
const RATE = 0.2;
const BATCH = 16;
const DESIGN = {
  quick: { levels: [1, 8], seeds: 32 },
  standard: { levels: [1, 2, 4, 8, 16], seeds: 60 },
  thorough: { levels: [1, 2, 4, 8, 16, 32], seeds: 200 },
};

/** ±1 standard deviation between seeds: the difference of two repetitions of plain SGD. */
const MARGIN = 1;
const QUANTITIES: readonly { name: string; short: string; of: RunNumber }[] = [
  { name: 'training loss', short: 'loss', of: ({ trainLoss }) => trainLoss },
  { name: 'test accuracy', short: 'accuracy', of: ({ testAccuracy }) => testAccuracy },
];

/**
 * 64-16-10, ReLU, cross-entropy, on 500 digits with 20 % wrong labels. Narrow, because a run of level l takes 2l gradients
 * per step; with replacement, because only then do smaller steps approach the SDE.
 */
const spec = (level: number, seeds: number): SweepSpecInput => ({
  version: 1,
  name: `SGD with amplified variance, l = ${level}`,
  dataset: {
    source: { kind: 'glyphs', side: 8 },
    trainCount: 500,
    testCount: 2000,
    labelNoise: 0.2,
    standardise: 'centred',
  },
  model: { hidden: [16], activation: 'relu', loss: 'crossEntropy', init: 'he' },
  rule: { kind: 'svag', level },
  sampling: 'withReplacement',
  grid: { learningRates: [RATE], batchSizes: [BATCH], seeds },
  budget: { kind: 'steps', steps: STEPS },
  // no λ₁
  measure: { trainPerDecade: 6, testPerDecade: 0, sharpnessPerDecade: 0, sharpnessIterations: 2 },
});

export interface LevelRun extends NetworkRun {
  /** l, number of smaller steps per step of SGD. */
  readonly level: number;
}

/**
 * Mean difference between a level and SGD over their common seeds ÷ pooled standard deviation between seeds, by the
 * jackknife, because that deviation is estimated too. Two one-sided tests amount to its interval lying inside ±1.
 */
function measureDifferenceOf(runs: readonly LevelRun[], of: RunNumber, at: number, level: number): Measured {
  const ofLevel = (own: number) => new Map(runs.filter((run) => run.level === own).map((run) => [run.seed, of(run)]));
  return measureDeviations(ofLevel(1), ofLevel(at), level);
}

export const amplifiedNoise = networkClaim({
  id: 'L21-1',
  title: 'Where steps are made ever smaller and noisier, SGD ends where it did',
  source: { ...PAPERS.sdeValidity, place: "stochastic variance amplified gradient; authors' code", provenance: 'read' },
  statement:
    'Making each step in l smaller ones with l times the noise covariance, which for large l is the stochastic ' +
    'differential equation, changes neither the final training loss nor the test accuracy.',
  symbols: 'η → η/l, C → l C, steps → l steps: L and accuracy as for l = 1',
  experiment:
    `MLP 64-16-10, ReLU, cross-entropy, on 500 digits with 20 % wrong labels, η = ${RATE}, B = ${BATCH}, after the time of ` +
    `${countText(STEPS)} steps of SGD: l = ${Math.max(...DESIGN.quick.levels)} (standard: ${Math.max(...DESIGN.standard.levels)}, ` +
    `thorough: ${Math.max(...DESIGN.thorough.levels)}) against l = 1, by equivalence within one standard deviation between seeds.`,
  design: DESIGN,
  seconds: { quick: 8, standard: 50, thorough: 330 },
  work: ({ levels, seeds }) =>
    `${workText({ seeds, steps: STEPS })} at ${levels.length < 3 ? `l = ${listText(levels)}` : `${levels.length} l`}`,
  sweeps: ({ levels, seeds }) => levels.map((level) => spec(level, seeds)),
  async perform(sweeps, context): Promise<LevelRun[]> {
    const byLevel = await trainEach(sweeps, context, networkRuns);
    return byLevel.flatMap((runs, i) => runs.map((run) => ({ ...run, level: context.design.levels[i] })));
  },
  analyse(runs) {
    const ended = runs.filter(({ outcome }) => outcome === 'budgetSpent');
    return { runs, ended, levels: distinct(ended.map(({ level }) => level)) };
  },
  criteria: QUANTITIES.map(({ name, of }) => ({
    name: `${name} at the largest l less that of SGD, in standard deviations between seeds`,
    predicted: { low: -MARGIN, high: MARGIN },
    measure: ({ ended, levels }: { ended: LevelRun[]; levels: number[] }, level: number) =>
      measureDifferenceOf(ended, of, Math.max(...levels), level),
  })),
  figure({ ended, levels }) {
    const shown = QUANTITIES.flatMap(({ short, of }) =>
      levels.filter((level) => level > 1).map((level) => ({ name: `${short}, l = ${level}`, of, level })),
    );
    return {
      x: { label: 'at the end', scale: 'category', categories: shown.map(({ name }) => name) },
      y: { label: 'difference from SGD, in deviations between seeds', scale: 'linear' },
      series: [
        {
          name: 'mean over seeds',
          kind: 'measured',
          points: shown.map(({ of, level }, i) => pointOf(i + 1, measureDifferenceOf(ended, of, level, 0.95))),
        },
        { name: 'margin, below', kind: 'predicted', points: [{ x: 1, y: -MARGIN }] },
        { name: 'margin, above', kind: 'predicted', points: [{ x: 1, y: MARGIN }] },
      ],
    };
  },
  remarks: ({ runs }) => outcomeRemarks(runs, 'budgetSpent'),
  amended: [
    {
      date: '2026-11-28',
      why: 'Same rule, other intervals: the deviation between seeds was taken as known; its own error now counts too (jackknife).',
    },
  ],
  pitfalls: [
    'Equivalence is shown only within the margin and needs many seeds: about 30 for ±1 standard deviation.',
    'Equivalent is not equal: a difference within the margin may be real.',
    'Close to the edge of stability smaller steps are stable where those of SGD are not: λ₁ then differs.',
    'Batches are drawn with replacement: with shuffled epochs the noise vanishes as steps get smaller.',
  ],
});
