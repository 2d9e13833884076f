import { createMeasurement } from '../../probes/measurement.ts';
import { noiseAlignmentProbe } from '../../probes/scalar/noise-alignment.ts';
import { APPROXIMATE } from '../approximate.ts';
import { type Claim, type ClaimContext, type ClaimSize, type Criterion, type Evidence, levelOfEach } from '../claim.ts';
import { measureOverSeeds } from '../measure.ts';
import { PAPERS } from '../papers.ts';
import { BATCH_SIZE, smallDigits, stepOfEpoch } from '../small-digits.ts';
import { type RunSite, type RunVisit, visitRuns } from '../visit-runs.ts';

const EPOCHS = [0, 2, 10, 50, 200] as const;
const LOSSES = ['crossEntropy', 'squaredError'] as const;
const NAMES = { crossEntropy: 'cross-entropy', squaredError: 'squared error' } as const;
const SEEDS: Record<ClaimSize, number> = { quick: 10, standard: 60, thorough: 300 };

const criteria: Criterion[] = LOSSES.map((loss) => ({
  name: `smallest Tr(HC)·P ÷ (Tr H·Tr C) over epochs, ${NAMES[loss]}`,
  predicted: { low: 5, high: Number.POSITIVE_INFINITY },
  approximate: APPROXIMATE.extreme,
}));

/** Tr(HC)·P/(Tr H·Tr C) of one run at each of EPOCHS. */
interface AlignmentRun {
  readonly loss: (typeof LOSSES)[number];
  readonly seed: number;
  readonly alignments: readonly number[];
}

async function alignmentAt({ program, point, theta }: RunSite, { run }: RunVisit, step: number): Promise<number> {
  const site = { program, point, theta, initial: theta, seeds: [run.seed], step, batchSize: BATCH_SIZE };
  const [{ value }] = await noiseAlignmentProbe.measure(createMeasurement(site));
  return value;
}

function alignmentRuns(size: ClaimSize, context: ClaimContext): Promise<AlignmentRun[]> {
  const epochs = EPOCHS[EPOCHS.length - 1];
  const specs = LOSSES.map((loss) =>
    smallDigits({ name: `Noise against curvature, ${NAMES[loss]}`, loss, seeds: SEEDS[size], epochs }),
  );
  return visitRuns(specs, context, async (visit) => {
    const alignments: number[] = [];
    for (const epoch of EPOCHS) {
      const step = stepOfEpoch(epoch);
      alignments.push(await visit.at(step, (site) => alignmentAt(site, visit, step)));
    }
    return { loss: visit.plan.network.loss, seed: visit.run.seed, alignments };
  });
}

function evidence(runs: readonly AlignmentRun[]): Evidence {
  const level = levelOfEach(criteria.length);
  const of = (loss: AlignmentRun['loss']) => runs.filter((run) => run.loss === loss);
  return {
    measured: LOSSES.map((loss) =>
      measureOverSeeds(
        of(loss).map(({ alignments }) => Math.min(...alignments)),
        level,
      ),
    ),
    figure: {
      x: { label: 'epoch (0 is the start)', scale: 'category', categories: EPOCHS.map(String) },
      y: { label: 'Tr(HC)·P ÷ (Tr H·Tr C)', scale: 'log' },
      series: [
        ...LOSSES.map((loss) => ({
          name: NAMES[loss],
          kind: 'measured' as const,
          points: EPOCHS.map((_, i) => {
            const { estimate, low, high } = measureOverSeeds(
              of(loss).map(({ alignments }) => alignments[i]),
              0.95,
            );
            return { x: i + 1, y: estimate, ...(Number.isFinite(low) ? { low, high } : {}) };
          }),
        })),
        { name: 'isotropic noise', kind: 'predicted', points: EPOCHS.map((_, i) => ({ x: i + 1, y: 1 })) },
      ],
    },
    remarks: [],
  };
}

/** Z18-1. */
export const noiseAlignmentClaim: Claim<readonly AlignmentRun[]> = {
  id: 'Z18-1',
  title: 'Gradient noise is aligned with the curvature',
  source: { ...PAPERS.anisotropicNoise, place: "alignment of noise and Hessian; authors' code", provenance: 'read' },
  statement:
    'The noise of mini-batch gradients lies along the sharp directions: the loss it costs is many times that of isotropic ' +
    'noise of the same variance.',
  symbols: 'Tr(HC) ≫ Tr H · Tr C/P, here at least 5 times',
  experiment:
    'MLP 64-16-10, tanh, on 500 digits, η = 0.1, B = 16, under cross-entropy and squared error: both sides at the start and ' +
    'after 2, 10, 50 and 200 epochs.',
  subject: 'network',
  criteria,
  replicate: 'seed',
  cost: {
    quick: { seconds: 3, work: '2 losses × 10 seeds × 5 epochs' },
    standard: { seconds: 15, work: '2 losses × 60 seeds × 5 epochs' },
    thorough: { seconds: 75, work: '2 losses × 300 seeds × 5 epochs' },
  },
  pitfalls: [
    'The measure is 1 for isotropic noise and at most P: it grows with the number of parameters for one and the same noise.',
    'Traces are estimated from random vectors; their error is in the spread over seeds.',
    'Alignment alone does not say that the noise leaves sharp minima: see Z18-2.',
  ],
  perform: alignmentRuns,
  evidence,
};
