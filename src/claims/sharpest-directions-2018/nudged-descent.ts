import { groupBy } from '../../math/distinct.ts';
import { networkClaim, sizesText, workText } from '../define-claim.ts';
import type { FigureSeries } from '../figure.ts';
import { measureOverSeeds, measureRatioOverSeeds } from '../measure.ts';
import { remarkIf } from '../network-runs.ts';
import { PAPERS } from '../papers.ts';
import {
  divergedNudgedRemarks,
  factorText,
  NUDGED_DIRECTIONS,
  NUDGED_STEP,
  type NudgedRun,
  nudgedRuns,
  nudgedSweeps,
  PLAIN,
  pairedBySeed,
  REFRESH_EPOCHS,
} from './nudged-runs.ts';
import { SPIRAL_TRAINING } from './spiral-training.ts';

const TARGET_LOSS = 0.1;
/** Loss at which runs end: later training is past the peak and costs time. */
const END_LOSS = 0.05;
const [LESS, MORE] = [0.01, 5];

const DESIGN = {
  quick: { factors: [LESS, PLAIN, MORE], seeds: 4, epochs: 400 },
  standard: { factors: [LESS, 0.1, PLAIN, MORE], seeds: 13, epochs: 800 },
  thorough: { factors: [LESS, 0.1, PLAIN, MORE], seeds: 100, epochs: 800 },
};

const peak = ({ sharpnessTrace }: NudgedRun) => Math.max(...sharpnessTrace.map(({ value }) => value));
const isRising = (run: NudgedRun) => run.sharpnessTrace[run.sharpnessTrace.length - 1].value === peak(run);
const hasReached = ({ lossTrace }: NudgedRun) => lossTrace.some(({ value }) => value <= TARGET_LOSS);
/** Steps to the target; the whole budget if it was not reached, which is a lower bound. */
const epochs = ({ lossTrace, step, stepsPerEpoch }: NudgedRun) =>
  (lossTrace.find(({ value }) => value <= TARGET_LOSS)?.step ?? step) / stepsPerEpoch;

const endedOf = (runs: readonly NudgedRun[]) => runs.filter(({ outcome }) => outcome !== 'diverged');

/** Mean of λ₁ over seeds, at every fourth measurement. */
function curve(runs: readonly NudgedRun[]): FigureSeries {
  const [{ factor, sharpnessTrace, stepsPerEpoch }] = runs;
  const points = sharpnessTrace.flatMap(({ step }, i) => {
    if (step === 0 || i % 4 !== 0) return [];
    const { estimate, low, high } = measureOverSeeds(
      runs.map((run) => run.sharpnessTrace[i]?.value ?? Number.NaN),
      0.95,
    );
    const isKnown = Number.isFinite(low) && low > 0;
    return estimate > 0 ? [{ x: step / stepsPerEpoch, y: estimate, ...(isKnown ? { low, high } : {}) }] : [];
  });
  return { name: factorText(factor), kind: 'measured', points };
}

/** A quantity under one γ ÷ that under another, per seed. */
const measureRatio = (
  runs: readonly NudgedRun[],
  { factors, of }: { factors: readonly [number, number]; of: (run: NudgedRun) => number },
  level: number,
) =>
  measureRatioOverSeeds(
    pairedBySeed(runs, factors, (a, b) => of(a) / of(b)),
    level,
  );

export const nudgedDescent = networkClaim({
  id: 'J18-5',
  title: 'Smaller steps along the sharpest directions train faster and end in sharper regions',
  source: { ...PAPERS.sharpestDirections, place: "Nudged-SGD; authors' code and first abstract", provenance: 'read' },
  statement:
    'If SGD makes smaller steps along the sharpest directions alone it fits the data sooner and in a much sharper region; ' +
    'with larger steps there it takes longer.',
  symbols: 'g − (1 − γ) Σ_{i ≤ K} (g·eᵢ)eᵢ: peak λ₁(γ = 0.01) ≥ 2 peak λ₁(1), epochs(0.01) < epochs(1) < epochs(5)',
  experiment:
    `${SPIRAL_TRAINING}, ${NUDGED_STEP}: λ₁ and loss until L ≤ ${END_LOSS}, ` +
    `for at most ${sizesText(DESIGN, (design) => design.epochs, 'epochs')}; K = ${NUDGED_DIRECTIONS} directions recomputed ` +
    `every ${REFRESH_EPOCHS} epochs.`,
  design: DESIGN,
  seconds: { quick: 10, standard: 52, thorough: 400 },
  work: (design) =>
    `${workText({ γ: design.factors, seeds: design.seeds })} × at most ${workText({ epochs: design.epochs })}`,
  sweeps: (design) => nudgedSweeps({ name: 'Nudged SGD', ...design, untilLoss: END_LOSS, sharpnessPerDecade: 24 }),
  perform: nudgedRuns,
  criteria: [
    {
      name: `peak of λ₁ at γ = ${LESS} ÷ that of plain SGD`,
      predicted: { low: 2, high: Number.POSITIVE_INFINITY },
      measure: (runs, level) => measureRatio(runs, { factors: [LESS, PLAIN], of: peak }, level),
    },
    {
      name: `epochs to L ≤ ${TARGET_LOSS} at γ = ${LESS} ÷ those of plain SGD`,
      predicted: { low: 0, high: 1 },
      measure: (runs, level) => measureRatio(runs, { factors: [LESS, PLAIN], of: epochs }, level),
    },
    {
      name: `epochs of plain SGD ÷ those at γ = ${MORE}`,
      predicted: { low: 0, high: 1 },
      measure: (runs, level) => measureRatio(runs, { factors: [PLAIN, MORE], of: epochs }, level),
    },
  ],
  figure: (runs) => ({
    x: { label: 'epoch', scale: 'log' },
    y: { label: 'sharpness λ₁', scale: 'log' },
    series: groupBy(endedOf(runs), ({ factor }) => factor).map(([, own]) => curve(own)),
  }),
  remarks(runs) {
    const ended = endedOf(runs);
    const rising = ended.filter((run) => run.factor === PLAIN && isRising(run)).length;
    return [
      ...divergedNudgedRemarks(runs),
      ...remarkIf(rising > 0, `${rising} runs of plain SGD were sharpest at their end.`),
      ...groupBy(ended, ({ factor }) => factor).flatMap(([factor, own]) => {
        const late = own.filter((run) => !hasReached(run)).length;
        return remarkIf(
          late > 0,
          `γ = ${factor}: ${late} runs did not reach L ≤ ${TARGET_LOSS}; they count as if they had at the end.`,
        );
      }),
    ];
  },
  pitfalls: [
    'Eigenvectors must be recent: along stale ones the rule nudges other directions.',
    'A run that does not reach the target counts as reaching it at its end, which makes it appear faster than it is.',
    'On digits with wrong labels the effect is small; here the sharpest directions dominate the dynamics.',
  ],
});
