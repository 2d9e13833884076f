import { heavyBallSharpnessLimit, nesterovSharpnessLimit } from '../../theory/stability.ts';
import { type Claim, type ClaimSize, type Criterion, type Evidence, levelOfEach } from '../claim.ts';
import { measurePerSeed, type NetworkRun, networkRuns, outcomeRemarks } from '../network-runs.ts';
import { PAPERS } from '../papers.ts';
import { lateSharpness, spiralDescent } from '../spiral-descent.ts';

/** η is such that each limit, 30, 15 and 35, is one the sharpness reaches. */
const SETTINGS = [
  { name: 'heavy ball, β = 0.5', learningRate: 0.1, momentum: 0.5, nesterov: false },
  { name: 'Nesterov, β = 0.5', learningRate: 0.1, momentum: 0.5, nesterov: true },
  { name: 'Nesterov, β = 0.8', learningRate: 0.04, momentum: 0.8, nesterov: true },
] as const;
type Setting = (typeof SETTINGS)[number];

const PLANS: Record<ClaimSize, { seeds: number; steps: number }> = {
  quick: { seeds: 3, steps: 6000 },
  standard: { seeds: 10, steps: 10_000 },
  thorough: { seeds: 40, steps: 20_000 },
};

const criteria: Criterion[] = SETTINGS.map(({ name }) => ({
  name: `${name}: late λ₁ ÷ its limit`,
  predicted: { low: 0.95, high: 1.1 },
}));

const limitOf = ({ learningRate, momentum, nesterov }: Setting) =>
  (nesterov ? nesterovSharpnessLimit : heavyBallSharpnessLimit)(learningRate, momentum);

/** Runs by setting, in the order of SETTINGS. */
type SettingRuns = readonly (readonly NetworkRun[])[];

function evidence(bySetting: SettingRuns): Evidence {
  const level = levelOfEach(criteria.length);
  const ended = bySetting.map((runs) => runs.filter(({ outcome }) => outcome === 'budgetSpent'));
  const measured = ended.map((runs, i) =>
    measurePerSeed(runs, ([run]) => lateSharpness(run) / limitOf(SETTINGS[i]), level),
  );
  return {
    measured,
    figure: {
      x: { label: 'momentum', scale: 'category', categories: SETTINGS.map(({ name }) => name) },
      y: { label: 'late λ₁ ÷ its limit', scale: 'linear' },
      series: [
        {
          name: 'mean over seeds',
          kind: 'measured',
          points: measured.map(({ estimate, low, high }, i) => ({ x: i + 1, y: estimate, low, high })),
        },
        { name: 'at the limit', kind: 'predicted', points: SETTINGS.map((_, i) => ({ x: i + 1, y: 1 })) },
      ],
    },
    remarks: bySetting.flatMap((runs, i) =>
      outcomeRemarks(runs, 'budgetSpent').map((remark) => `${SETTINGS[i].name}: ${remark}`),
    ),
  };
}

/** C21-4. */
export const momentumLimits: Claim<SettingRuns> = {
  id: 'C21-4',
  title: 'Momentum moves the edge as the quadratic says',
  source: { ...PAPERS.edgeOfStability, place: "momentum thresholds; authors' code", provenance: 'read' },
  statement: 'With momentum the sharpness of full-batch descent settles at the limit that momentum has on a quadratic.',
  symbols: 'λ₁ → (2 + 2β)/η for heavy ball, (2 + 2β)/(η(1 + 2β)) for Nesterov',
  experiment:
    'MLP 2-32-32-2, tanh, squared error, on a two-armed spiral of 200 points, full batch with momentum: median λ₁ over the ' +
    'last quarter of 10,000 steps (quick: 6,000).',
  subject: 'network',
  criteria,
  replicate: 'seed',
  cost: {
    quick: { seconds: 10, work: '3 settings × 3 seeds × 6,000 steps' },
    standard: { seconds: 40, work: '3 settings × 10 seeds × 10,000 steps' },
    thorough: { seconds: 320, work: '3 settings × 40 seeds × 20,000 steps' },
  },
  pitfalls: [
    'A limit above the sharpness that the task offers is never reached: large β at the same η would show less than 1.',
    'Only full batch: under mini-batches momentum has the opposite effect on sharpness.',
  ],
  async perform(size, { laboratory, signal, onProgress }) {
    const bySetting: NetworkRun[][] = [];
    for (const [index, { learningRate, momentum, nesterov }] of SETTINGS.entries()) {
      const spec = spiralDescent({ learningRates: [learningRate], momentum, nesterov, ...PLANS[size] });
      const report = (fraction: number) => onProgress((index + fraction) / SETTINGS.length);
      bySetting.push(networkRuns(await laboratory.sweep(spec, { signal, onProgress: report })));
    }
    return bySetting;
  },
  evidence,
};
