import { type Claim, type ClaimSize, type Criterion, type Evidence, levelOfEach } from '../claim.ts';
import type { FigureSeries } from '../figure.ts';
import { measureOverSeeds, measureRatioOverSeeds } from '../measure.ts';
import { PAPERS } from '../papers.ts';
import { divergedNudgedRemarks, type NudgedRun, nudgedRuns, pairedBySeed } from './nudged-runs.ts';

const TARGET_LOSS = 0.1;
/** Where runs end: what follows costs time and lies behind the peak. */
const END_LOSS = 0.05;
const [LESS, PLAIN, MORE] = [0.01, 1, 5];

const PLANS: Record<ClaimSize, { factors: number[]; seeds: number; epochs: number }> = {
  quick: { factors: [LESS, PLAIN, MORE], seeds: 4, epochs: 400 },
  standard: { factors: [LESS, 0.1, PLAIN, MORE], seeds: 13, epochs: 800 },
  thorough: { factors: [LESS, 0.1, PLAIN, MORE], seeds: 100, epochs: 800 },
};

const criteria: Criterion[] = [
  {
    name: `peak of λ₁ at γ = ${LESS} ÷ that of plain SGD`,
    predicted: { low: 2, high: Number.POSITIVE_INFINITY },
  },
  { name: `epochs to L ≤ ${TARGET_LOSS} at γ = ${LESS} ÷ those of plain SGD`, predicted: { low: 0, high: 1 } },
  { name: `epochs of plain SGD ÷ those at γ = ${MORE}`, predicted: { low: 0, high: 1 } },
];

const peak = ({ sharpnessTrace }: NudgedRun) => Math.max(...sharpnessTrace.map(({ value }) => value));
const isRising = (run: NudgedRun) => run.sharpnessTrace[run.sharpnessTrace.length - 1].value === peak(run);
const hasReached = ({ lossTrace }: NudgedRun) => lossTrace.some(({ value }) => value <= TARGET_LOSS);
/** The whole budget where the target was not reached: no more than it takes. */
const epochs = ({ lossTrace, step, stepsPerEpoch }: NudgedRun) =>
  (lossTrace.find(({ value }) => value <= TARGET_LOSS)?.step ?? step) / stepsPerEpoch;

/** Every fourth measurement of λ₁: the mean over seeds. */
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
  return { name: factor === PLAIN ? 'plain SGD' : `γ = ${factor}`, kind: 'measured', points };
}

function evidence(runs: readonly NudgedRun[]): Evidence {
  const level = levelOfEach(criteria.length);
  const ratio = (first: number, second: number, of: (run: NudgedRun) => number) =>
    measureRatioOverSeeds(
      pairedBySeed(runs, [first, second], (a, b) => of(a) / of(b)),
      level,
    );
  const ended = runs.filter(({ outcome }) => outcome !== 'diverged');
  const rising = ended.filter((run) => run.factor === PLAIN && isRising(run)).length;
  const late = ended.filter((run) => !hasReached(run));
  const factors = [...new Set(ended.map(({ factor }) => factor))];
  return {
    measured: [ratio(LESS, PLAIN, peak), ratio(LESS, PLAIN, epochs), ratio(PLAIN, MORE, epochs)],
    figure: {
      x: { label: 'epoch', scale: 'log' },
      y: { label: 'sharpness λ₁', scale: 'log' },
      series: factors.map((factor) => curve(ended.filter((run) => run.factor === factor))),
    },
    remarks: [
      ...divergedNudgedRemarks(runs),
      ...(rising > 0 ? [`${rising} runs of plain SGD were sharpest at their end.`] : []),
      ...factors.flatMap((factor) => {
        const count = late.filter((run) => run.factor === factor).length;
        return count > 0
          ? [`γ = ${factor}: ${count} runs did not reach L ≤ ${TARGET_LOSS}; they count as if they had at the end.`]
          : [];
      }),
    ],
  };
}

/** J18-5. */
export const nudgedDescent: Claim<readonly NudgedRun[]> = {
  id: 'J18-5',
  title: 'Smaller steps along the sharpest directions train faster and end in sharper regions',
  source: { ...PAPERS.sharpestDirections, place: "Nudged-SGD; authors' code and first abstract", provenance: 'read' },
  statement:
    'If SGD makes smaller steps along the sharpest directions alone it fits the data sooner and in a much sharper region; ' +
    'with larger steps there it takes longer.',
  symbols: 'g − (1 − γ) Σ_{i ≤ K} (g·eᵢ)eᵢ: peak λ₁(γ = 0.01) ≥ 2 peak λ₁(1), epochs(0.01) < epochs(1) < epochs(5)',
  experiment:
    'MLP 2-32-32-2, tanh, cross-entropy, on a two-armed spiral of 200 points, η = 0.1, B = 16: λ₁ and loss until L ≤ 0.05, ' +
    'for at most 400 epochs (quick; else 800); K = 5 directions found anew every 2 epochs.',
  subject: 'network',
  criteria,
  replicate: 'seed',
  cost: {
    quick: { seconds: 10, work: '3 γ × 4 seeds × at most 400 epochs' },
    standard: { seconds: 52, work: '4 γ × 13 seeds × at most 800 epochs' },
    thorough: { seconds: 400, work: '4 γ × 100 seeds × at most 800 epochs' },
  },
  pitfalls: [
    'Eigenvectors must be fresh: along stale ones the rule nudges something else.',
    'A run that does not reach the target counts as if it had at its end, which makes it look faster than it is.',
    'On digits with wrong labels the effect is small; here the sharpest directions rule the dynamics.',
  ],
  perform: (size, context) =>
    nudgedRuns({ name: 'Nudged SGD', ...PLANS[size], untilLoss: END_LOSS, sharpnessPerDecade: 24 }, context),
  evidence,
};
