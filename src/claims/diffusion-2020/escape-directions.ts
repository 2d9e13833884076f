import { eachParticle } from '../../engine/toys/particles.ts';
import type { StepNoise } from '../../engine/toys/step-noise.ts';
import { firstExit, STYBLINSKI_TANG } from '../../engine/toys/styblinski-tang.ts';
import type { ClaimContext } from '../claim.ts';
import { toyClaim, workText } from '../define-claim.ts';
import { measureDifference, measureProportion } from '../measure.ts';
import type { ReplicateRange } from '../replicate-memory.ts';
import { simulateReplicates } from '../simulate-replicates.ts';
import { ESCAPE_PITFALLS, ESCAPE_THEOREM } from './sources.ts';

/** Two sharp directions out of ten. */
const SHARPNESS = [2, 2, 1, 1, 1, 1, 1, 1, 1, 1];
const SHARP_COUNT = 2;
const RANDOM_SHARE = SHARP_COUNT / SHARPNESS.length;
const LEARNING_RATE = 0.35;
const MAX_STEPS = 1_000_000;

/** White noise with the diffusion that SGD has in the flatter directions. */
const NOISES: readonly { readonly name: string; readonly noise: StepNoise }[] = [
  { name: 'SGD noise', noise: { kind: 'sgd', batchSize: 1 } },
  {
    name: 'white noise',
    noise: { kind: 'white', diffusion: (LEARNING_RATE / 2) * STYBLINSKI_TANG.valleyCurvature },
  },
];

interface DirectionCounts {
  readonly name: string;
  readonly particles: number;
  /** Number of particles that left first along each coordinate. */
  readonly exits: readonly number[];
}

/** The coordinate along which each particle left first; −1 where it did not. */
function exitCoordinates(noise: StepNoise, particles: ReplicateRange): Float64Array {
  const simulate = firstExit(SHARPNESS, { learningRate: LEARNING_RATE, noise, maxSteps: MAX_STEPS });
  return eachParticle({ seed: 0, ...particles }, (stream) => simulate(stream).coordinate);
}

async function countDirections(particles: number, context: ClaimContext): Promise<DirectionCounts[]> {
  const cells = {
    count: particles,
    key: ({ name }: (typeof NOISES)[number], index: number) => `${index}: ${name}`,
    simulate: ({ noise }: (typeof NOISES)[number], index: number, { first, count }: ReplicateRange) =>
      exitCoordinates(noise, { first: index * 1_000_000 + first, count }),
  };
  const coordinates = await simulateReplicates(NOISES, cells, context);
  return NOISES.map(({ name }, i) => ({
    name,
    particles,
    exits: SHARPNESS.map((_, coordinate) => coordinates[i].filter((own) => own === coordinate).length),
  }));
}

const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);
const all = ({ exits }: DirectionCounts) => sum(exits);
const sharp = ({ exits }: DirectionCounts) => sum(exits.slice(0, SHARP_COUNT));

export const escapeDirections = toyClaim({
  id: 'X20-8',
  title: 'SGD leaves along the few sharpest directions',
  source: ESCAPE_THEOREM,
  statement:
    'Escapes from a valley go almost only along the few directions of large curvature, far beyond their number.',
  symbols: 'rate along e ∝ exp(−2BΔL/ηH_e), so the top K directions take a share ≫ K/P',
  experiment:
    'First of ten coordinates to cross its barrier in a Styblinski–Tang landscape, two coordinates twice as sharp as the ' +
    'other eight, all barriers equal; noise H/B of the valley, and white noise for comparison.',
  replicate: 'particle',
  design: { quick: { particles: 300 }, standard: { particles: 2000 }, thorough: { particles: 8000 } },
  seconds: { quick: 2, standard: 9, thorough: 36 },
  work: ({ particles }) => workText({ noises: NOISES, particles }),
  perform: ({ particles }, context) => countDirections(particles, context),
  criteria: [
    {
      name: `share of escapes along the ${SHARP_COUNT} sharpest of ${SHARPNESS.length} directions`,
      predicted: { low: 3 * RANDOM_SHARE, high: 1 },
      measure: ([sgd], level) => measureProportion(sharp(sgd), all(sgd), level),
    },
    {
      name: 'that share less the share under white noise',
      predicted: { low: 0, high: 1 },
      measure: ([sgd, white], level) => measureDifference(sharp(sgd), sharp(white), sgd.particles, level),
    },
  ],
  figure: (both) => ({
    x: { label: 'direction, by sharpness', scale: 'linear' },
    y: { label: 'share of escapes', scale: 'linear' },
    series: both.map((counts) => ({
      name: counts.name,
      kind: 'measured',
      points: counts.exits.map((count, j) => ({ x: j + 1, y: count / all(counts) })),
    })),
  }),
  remarks: (both) =>
    both
      .filter((counts) => all(counts) < counts.particles)
      .map((counts) => `${counts.name}: only ${all(counts)} of ${counts.particles} particles left in time.`),
  pitfalls: [
    ...ESCAPE_PITFALLS,
    'With a smooth spectrum instead of two outliers the share of the top K decreases, as the theory predicts.',
    'The landscape is separable: in a network the directions turn along the path.',
  ],
});
