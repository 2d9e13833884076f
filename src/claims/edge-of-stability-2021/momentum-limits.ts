import { heavyBallSharpnessLimit, nesterovSharpnessLimit } from '../../theory/stability.ts';
import { networkClaim, sizesText, workText } from '../define-claim.ts';
import { pointOf } from '../figure-points.ts';
import { measurePerSeed, type NetworkRun, networkRuns, outcomeRemarks, trainEach } from '../network-runs.ts';
import { PAPERS } from '../papers.ts';
import { lateSharpness, SPIRAL_DESCENT, spiralDescent } from '../spiral-descent.ts';

/** η is chosen so that the sharpness reaches each limit: 30, 15 and 35. */
const SETTINGS = [
  { name: 'heavy ball, β = 0.5', learningRate: 0.1, momentum: 0.5, nesterov: false },
  { name: 'Nesterov, β = 0.5', learningRate: 0.1, momentum: 0.5, nesterov: true },
  { name: 'Nesterov, β = 0.8', learningRate: 0.04, momentum: 0.8, nesterov: true },
] as const;
type Setting = (typeof SETTINGS)[number];

const DESIGN = {
  quick: { seeds: 3, steps: 6000 },
  standard: { seeds: 10, steps: 10_000 },
  thorough: { seeds: 40, steps: 20_000 },
};

const limitOf = ({ learningRate, momentum, nesterov }: Setting) =>
  (nesterov ? nesterovSharpnessLimit : heavyBallSharpnessLimit)(learningRate, momentum);

/** Runs for each of SETTINGS. */
type SettingRuns = readonly (readonly NetworkRun[])[];

export const momentumLimits = networkClaim({
  id: 'C21-4',
  title: 'Momentum moves the edge as the quadratic says',
  source: { ...PAPERS.edgeOfStability, place: "momentum thresholds; authors' code", provenance: 'read' },
  statement: 'With momentum the sharpness of full-batch descent settles at the limit that momentum has on a quadratic.',
  symbols: 'λ₁ → (2 + 2β)/η for heavy ball, (2 + 2β)/(η(1 + 2β)) for Nesterov',
  experiment:
    `${SPIRAL_DESCENT}, full batch with momentum: median λ₁ over the last quarter of ` +
    `${sizesText(DESIGN, ({ steps }) => steps, 'steps')}.`,
  design: DESIGN,
  seconds: { quick: 10, standard: 40, thorough: 320 },
  work: (design) => workText({ settings: SETTINGS, ...design }),
  sweeps: (design) =>
    SETTINGS.map(({ learningRate, momentum, nesterov }) =>
      spiralDescent({ learningRates: [learningRate], momentum, nesterov, ...design }),
    ),
  perform: (sweeps, context): Promise<SettingRuns> => trainEach(sweeps, context, networkRuns),
  criteria: SETTINGS.map((setting, i) => ({
    name: `${setting.name}: late λ₁ ÷ its limit`,
    predicted: { low: 0.95, high: 1.1 },
    measure: (bySetting: SettingRuns, level: number) =>
      measurePerSeed(
        bySetting[i].filter(({ outcome }) => outcome === 'budgetSpent'),
        ([run]) => lateSharpness(run) / limitOf(setting),
        level,
      ),
  })),
  figure: (_, measured) => ({
    x: { label: 'momentum', scale: 'category', categories: SETTINGS.map(({ name }) => name) },
    y: { label: 'late λ₁ ÷ its limit', scale: 'linear' },
    series: [
      { name: 'mean over seeds', kind: 'measured', points: measured.map((one, i) => pointOf(i + 1, one)) },
      { name: 'at the limit', kind: 'predicted', points: SETTINGS.map((_, i) => ({ x: i + 1, y: 1 })) },
    ],
  }),
  remarks: (bySetting) =>
    bySetting.flatMap((runs, i) =>
      outcomeRemarks(runs, 'budgetSpent').map((remark) => `${SETTINGS[i].name}: ${remark}`),
    ),
  pitfalls: [
    'A limit above the sharpness attainable on the task is never reached: large β at the same η would give less than 1.',
    'Full batch only: with mini-batches momentum has the opposite effect on sharpness.',
  ],
});
