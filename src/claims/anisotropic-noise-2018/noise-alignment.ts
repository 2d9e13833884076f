import { createMeasurement } from '../../probes/measurement.ts';
import { noiseAlignmentProbe } from '../../probes/scalar/noise-alignment.ts';
import { APPROXIMATE } from '../approximate.ts';
import { networkClaim, workText } from '../define-claim.ts';
import { meanPoint } from '../figure-points.ts';
import { type InspectedRun, type InspectedState, inspectRuns } from '../inspect-runs.ts';
import { measureEach } from '../measure.ts';
import { listText } from '../number-text.ts';
import { PAPERS } from '../papers.ts';
import { BATCH_SIZE, SMALL_DIGITS, smallDigits, stepOfEpoch } from '../small-digits.ts';

const EPOCHS = [0, 2, 10, 50, 200];
const LOSSES = ['crossEntropy', 'squaredError'] as const;
const NAMES = { crossEntropy: 'cross-entropy', squaredError: 'squared error' } as const;

/** Tr(HC)·P/(Tr H·Tr C) of one run at each of EPOCHS. */
interface AlignmentRun {
  readonly loss: (typeof LOSSES)[number];
  readonly seed: number;
  readonly alignments: readonly number[];
}

async function alignmentAt(
  { program, point, theta }: InspectedState,
  { run }: InspectedRun,
  step: number,
): Promise<number> {
  const state = { program, point, theta, initial: theta, seeds: [run.seed], step, batchSize: BATCH_SIZE };
  const [{ value }] = await noiseAlignmentProbe.measure(createMeasurement(state));
  return value;
}

async function alignmentRun(inspected: InspectedRun): Promise<AlignmentRun> {
  const alignments: number[] = [];
  for (const step of EPOCHS.map(stepOfEpoch))
    alignments.push(await inspected.at(step, (state) => alignmentAt(state, inspected, step)));
  return { loss: inspected.plan.network.loss, seed: inspected.run.seed, alignments };
}

const alignmentsUnder = (loss: AlignmentRun['loss'], runs: readonly AlignmentRun[]) =>
  runs.filter((run) => run.loss === loss).map(({ alignments }) => alignments);

export const noiseAlignmentClaim = networkClaim({
  id: 'Z18-1',
  title: 'Gradient noise is aligned with the curvature',
  source: { ...PAPERS.anisotropicNoise, place: "alignment of noise and Hessian; authors' code", provenance: 'read' },
  statement:
    'The noise of mini-batch gradients lies along the sharp directions: the loss it costs is many times that of isotropic ' +
    'noise of the same variance.',
  symbols: 'Tr(HC) ≫ Tr H · Tr C/P, here at least 5 times',
  experiment:
    `MLP 64-16-10, tanh, ${SMALL_DIGITS}, under cross-entropy and squared error: both sides at the start and after ` +
    `${listText(EPOCHS.slice(1))} epochs.`,
  design: { quick: { seeds: 10 }, standard: { seeds: 60 }, thorough: { seeds: 300 } },
  seconds: { quick: 3, standard: 15, thorough: 75 },
  work: ({ seeds }) => workText({ losses: LOSSES, seeds, epochs: EPOCHS }),
  sweeps: ({ seeds }) =>
    LOSSES.map((loss) =>
      smallDigits({ name: `Noise against curvature, ${NAMES[loss]}`, loss, seeds, epochs: Math.max(...EPOCHS) }),
    ),
  perform: (sweeps, context) => inspectRuns(sweeps, context, alignmentRun, { as: 'alignment' }),
  criteria: LOSSES.map((loss) => ({
    name: `smallest Tr(HC)·P ÷ (Tr H·Tr C) over epochs, ${NAMES[loss]}`,
    predicted: { low: 5, high: Number.POSITIVE_INFINITY },
    approximate: APPROXIMATE.extreme,
    measure: (runs: readonly AlignmentRun[], level: number) =>
      measureEach(alignmentsUnder(loss, runs), (own) => Math.min(...own), level),
  })),
  figure: (runs) => ({
    x: { label: 'epoch (0 is the start)', scale: 'category', categories: EPOCHS.map(String) },
    y: { label: 'Tr(HC)·P ÷ (Tr H·Tr C)', scale: 'log' },
    series: [
      ...LOSSES.map((loss) => ({
        name: NAMES[loss],
        kind: 'measured' as const,
        points: EPOCHS.map((_, i) => meanPoint(i + 1, alignmentsUnder(loss, runs), (own) => own[i])),
      })),
      { name: 'isotropic noise', kind: 'predicted', points: EPOCHS.map((_, i) => ({ x: i + 1, y: 1 })) },
    ],
  }),
  pitfalls: [
    'The measure is 1 for isotropic noise and at most P: for the same noise it grows with the number of parameters.',
    'Traces are estimated from random vectors; their error is part of the spread over seeds.',
    'Alignment alone does not imply that the noise leaves sharp minima: see Z18-2.',
  ],
});
