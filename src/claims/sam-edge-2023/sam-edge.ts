import { groupBy } from '../../math/distinct.ts';
import { median } from '../../math/statistics.ts';
import { measureSharpness } from '../../probes/quantities/sharpness.ts';
import { norm } from '../../probes/run-rows.ts';
import type { SweepSpecInput } from '../../sweep/spec/sweep-spec.ts';
import { heavyBallSharpnessLimit, samSharpnessLimit } from '../../theory/stability.ts';
import { APPROXIMATE } from '../approximate.ts';
import { networkClaim, workText } from '../define-claim.ts';
import type { FigureSeries } from '../figure.ts';
import { type InspectedRun, inspectRuns } from '../inspect-runs.ts';
import { lateSteps } from '../late-sharpness.ts';
import { firstSeed, type GridRun, leftOutRemarks, measurePerSeed } from '../network-runs.ts';
import { listText } from '../number-text.ts';
import { PAPERS } from '../papers.ts';
import { SPIRAL_DESCENT, spiralDescent } from '../spiral-descent.ts';

const RATE = 0.1;
const RADII = [0.02, 0.05, 0.1];
const STEPS = 4000;
/** Early samples, for the figure. */
const EARLY = [0, 250, 500, 750, 1000, 1500, 2000, 2500];

const spec = (radius: number, seeds: number): SweepSpecInput => ({
  ...spiralDescent({ learningRates: [RATE], seeds, steps: STEPS }),
  name: `Sharpness of descent with an ascent step of ${radius}`,
  rule: { kind: 'sam', radius },
});

/** λ₁ at a step, with the limit that belongs to the gradient there. */
export interface EdgeSample {
  readonly step: number;
  readonly sharpness: number;
  readonly limit: number;
}

export interface SamRun extends Pick<GridRun, 'seed'> {
  /** ρ. */
  readonly radius: number;
  readonly samples: readonly EdgeSample[];
}

async function followRun({ plan, run, at }: InspectedRun): Promise<SamRun> {
  const { rule } = plan.spec;
  const radius = rule?.kind === 'sam' ? rule.radius : 0;
  const samples: EdgeSample[] = [];
  let warmStart: Float32Array | undefined;
  for (const step of [...EARLY, ...lateSteps(STEPS)])
    await at(step, async ({ point }) => {
      const settings = { runs: 1, parameters: plan.parameters, tolerance: 0.01, maxIterations: 60, seeds: [run.seed] };
      const [{ value, vector }] = await measureSharpness(point, { ...settings, index: step, warmStart: [warmStart] });
      warmStart = vector;
      const limit = samSharpnessLimit(RATE, radius, norm(await point.gradient()));
      samples.push({ step, sharpness: value, limit });
    });
  return { seed: run.seed, radius, samples };
}

const late = ({ samples }: SamRun) => samples.filter(({ step }) => step >= 0.75 * STEPS);
/** Median over the last quarter of λ₁ ÷ the limit. */
const atEdge = (run: SamRun) => median(late(run).map(({ sharpness, limit }) => sharpness / limit));
/** The same of λ₁ ÷ 2/η. */
const belowDescent = (run: SamRun) =>
  median(late(run).map(({ sharpness }) => sharpness / heavyBallSharpnessLimit(RATE)));

interface SamRuns {
  readonly runs: readonly SamRun[];
  readonly ended: readonly SamRun[];
}

const paths = ({ radius, samples }: SamRun): FigureSeries[] => [
  {
    name: `ρ = ${radius}: λ₁`,
    kind: 'measured',
    points: samples.map(({ step, sharpness }) => ({ x: step, y: sharpness / heavyBallSharpnessLimit(RATE) })),
  },
  {
    name: `ρ = ${radius}: its limit`,
    kind: 'predicted',
    points: samples.map(({ step, limit }) => ({ x: step, y: limit / heavyBallSharpnessLimit(RATE) })),
  },
];

export const samEdge = networkClaim({
  id: 'SAMEOS23',
  title: 'Sharpness-aware minimisation has an edge of its own, below 2/η',
  source: { ...PAPERS.samEdge, place: "abstract; the authors' code (sam_edge.py)", provenance: 'read' },
  statement:
    'Under full-batch sharpness-aware minimisation the sharpness hovers at a limit that depends on the norm of the gradient and ' +
    'lies below that of gradient descent.',
  symbols: 'λ₁ ≈ (‖∇L‖/2ρ)(√(1 + 8ρ/(η‖∇L‖)) − 1) < 2/η',
  experiment:
    `${SPIRAL_DESCENT}, full batch, η = ${RATE}, ρ = ${listText(RADII)}: median over the last quarter of ${STEPS} steps of λ₁ ÷ ` +
    'the limit at the same step. That runs reach it in this time was seen on other seeds.',
  design: { quick: { seeds: 5 }, standard: { seeds: 20 }, thorough: { seeds: 100 } },
  seconds: { quick: 10, standard: 44, thorough: 220 },
  work: ({ seeds }) => workText({ ρ: RADII, seeds, steps: STEPS }),
  sweeps: ({ seeds }) => RADII.map((radius) => spec(radius, seeds)),
  perform: (sweeps, context): Promise<SamRun[]> =>
    inspectRuns(sweeps, context, followRun, { as: 'sharpness and its limit' }),
  analyse: (runs: readonly SamRun[]): SamRuns => ({
    runs,
    ended: runs.filter(({ samples }) => samples.every(({ sharpness }) => Number.isFinite(sharpness))),
  }),
  criteria: [
    {
      // as for gradient descent at 2/η, see C21-2
      name: 'smallest late λ₁ ÷ limit over ρ',
      predicted: { low: 0.95, high: 1.15 },
      approximate: APPROXIMATE.extreme,
      measure: ({ ended }, level) => measurePerSeed(ended, (of) => Math.min(...of.map(atEdge)), level),
    },
    {
      name: 'largest late λ₁ ÷ limit over ρ',
      predicted: { low: 0.95, high: 1.15 },
      approximate: APPROXIMATE.extreme,
      measure: ({ ended }, level) => measurePerSeed(ended, (of) => Math.max(...of.map(atEdge)), level),
    },
    {
      name: 'largest late λ₁η/2 over ρ',
      predicted: { low: 0, high: 0.95 },
      approximate: APPROXIMATE.extreme,
      measure: ({ ended }, level) => measurePerSeed(ended, (of) => Math.max(...of.map(belowDescent)), level),
    },
  ],
  figure: ({ ended }) => ({
    x: { label: 'step', scale: 'linear' },
    y: { label: 'λ₁η/2', scale: 'linear' },
    series: groupBy(firstSeed(ended), ({ radius }) => radius).flatMap(([, [run]]) => paths(run)),
  }),
  remarks: ({ runs, ended }) => leftOutRemarks(runs, ended, 'runs diverged'),
  pitfalls: [
    'The norm is that of the gradient at the weights, over all examples, as in the authors’ code; the limit moves with it.',
    'The limit is that of a quadratic whose gradient lies along the top eigenvector.',
    'The paper’s networks are trained on mini-batches; here all examples are one batch.',
    'All seeds share one data set.',
  ],
});
