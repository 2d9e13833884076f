import { mean, median } from '../../math/statistics.ts';
import { ADAM_DESCENT, ADAM_PITFALLS, adamDescent } from '../adaptive-edge-2022/adam-descents.ts';
import { networkClaim, workText } from '../define-claim.ts';
import { measureOverSeeds, measureRatioOverSeeds } from '../measure.ts';
import { bySeed, firstSeed, remarkIf } from '../network-runs.ts';
import { PAPERS } from '../papers.ts';
import { SPIKE_FACTOR } from './spike-detector.ts';
import { FIRST_STEP, SPIKE_WINDOW, type SpikeWindow, type WatchedSpikes, watchSpikes } from './watched-spikes.ts';

const LEARNING_RATE = 0.003;
const STEPS = 2500;
/** β₂ whose average of g² remembers 1,000 steps, and 10. */
const [SLOW, FAST] = [0.999, 0.9];

const crosses = ({ curvature }: SpikeWindow) => (curvature > 1 ? 1 : 0);
const shareRange = (windows: readonly SpikeWindow[]) => mean(windows.map(crosses));

/** The runs of one seed that has spikes at the large β₂. */
interface SeedSpikes {
  readonly slow: WatchedSpikes;
  readonly fast: WatchedSpikes;
}

function analyse(runs: readonly WatchedSpikes[]) {
  const pairs = bySeed(runs).map((of): SeedSpikes => {
    const [slow, fast] = [SLOW, FAST].map((beta2) => of.find((run) => run.beta2 === beta2));
    if (!slow || !fast) throw new RangeError('SPIKE25: every seed must have a run of each β₂.');
    return { slow, fast };
  });
  const finite = pairs.filter(({ slow, fast }) => [slow, fast].every(({ losses }) => losses.every(Number.isFinite)));
  return { runs, pairs, finite, spiking: finite.filter(({ slow }) => slow.spikes.length > 0) };
}

type Analysis = ReturnType<typeof analyse>;

/** Smallest step of a share of the spikes of a run. */
const stepOf = ({ spiking }: Analysis) => 1 / Math.max(1, ...spiking.map(({ slow }) => slow.spikes.length));

export const lossSpikes = networkClaim({
  id: 'SPIKE25',
  title: 'Loss spikes of Adam follow curvature along the gradient above its limit',
  source: { ...PAPERS.adamSpikes, place: 'abstract', provenance: 'read' },
  statement:
    'Loss spikes of Adam begin when the preconditioned curvature along the gradient exceeds the limit of stability, after squared ' +
    'gradients have become much smaller than their moving average; a moving average that follows faster removes them.',
  symbols: 'spike ⇒ before it hᵀHh/hᵀPh > 38/η, h = P⁻¹∇L, and Σg² ≪ Σv̂; β₂ = 0.9: no spikes',
  experiment:
    `${ADAM_DESCENT}, η = ${LEARNING_RATE}, β₂ = ${SLOW} and ${FAST}, ${STEPS} steps. A spike: from step ${FIRST_STEP} on, the loss of a ` +
    `step is ${SPIKE_FACTOR} times the lowest before it. Curvature and Σg²/Σv̂ over the ${SPIKE_WINDOW} steps before a spike, and before steps ` +
    'that no spike follows. η, steps and these thresholds were chosen on seeds 500 and 501, which are not among those of the claim.',
  design: { quick: { seeds: 4 }, standard: { seeds: 16 }, thorough: { seeds: 80 } },
  seconds: { quick: 8, standard: 30, thorough: 150 },
  work: ({ seeds }) => workText({ 'β₂': [SLOW, FAST], seeds, steps: STEPS }),
  sweeps: ({ seeds }) =>
    [SLOW, FAST].map((beta2) => adamDescent({ learningRates: [LEARNING_RATE], seeds, steps: STEPS, beta2 })),
  perform: watchSpikes,
  analyse,
  criteria: [
    {
      name: 'share of spikes before which the curvature exceeds its limit',
      predicted: { low: 0.9, high: 1 },
      measure: (analysis: Analysis, level) =>
        measureOverSeeds(
          analysis.spiking.map(({ slow }) => shareRange(slow.before)),
          level,
          { range: { low: 0, high: 1 }, step: stepOf(analysis) },
        ),
    },
    {
      name: 'that share less the share of calm steps before which it does',
      predicted: { low: 0.5, high: 1 },
      measure: (analysis: Analysis, level) =>
        measureOverSeeds(
          analysis.spiking.map(({ slow }) => shareRange(slow.before) - shareRange(slow.controls)),
          level,
          { range: { low: -1, high: 1 }, step: stepOf(analysis) },
        ),
    },
    {
      name: 'smallest Σg²/Σv̂ before a spike',
      predicted: { low: 0, high: 0.1 },
      measure: ({ spiking }: Analysis, level) =>
        measureRatioOverSeeds(
          spiking.map(({ slow }) => median(slow.before.map(({ lag }) => lag))),
          level,
        ),
    },
    {
      name: `spikes at β₂ = ${FAST} ÷ spikes at β₂ = ${SLOW}`,
      predicted: { low: 0, high: 0.2 },
      measure: (analysis: Analysis, level) =>
        measureOverSeeds(
          analysis.spiking.map(({ slow, fast }) => fast.spikes.length / slow.spikes.length),
          level,
          { range: { low: 0, high: Number.POSITIVE_INFINITY }, step: stepOf(analysis) },
        ),
    },
  ],
  figure: ({ runs }) => ({
    x: { label: 'step', scale: 'linear' },
    y: { label: 'training loss', scale: 'log' },
    series: firstSeed(runs).map(({ beta2, seed, losses }) => ({
      name: `β₂ = ${beta2}, seed ${seed}`,
      kind: 'measured' as const,
      points: losses.flatMap((y, x) => (x % 5 === 0 && y > 0 ? [{ x, y }] : [])),
    })),
  }),
  remarks: ({ pairs, finite, spiking }) => [
    ...remarkIf(
      finite.length < pairs.length,
      `${pairs.length - finite.length} of ${pairs.length} seeds diverged; they are left out.`,
    ),
    ...remarkIf(
      spiking.length < finite.length,
      `${finite.length - spiking.length} of ${finite.length} seeds had no spike at β₂ = ${SLOW}; they are left out.`,
    ),
  ],
  differs:
    'Spikes follow such crossings, but crossings are also followed by oscillations too small to count as a spike, ' +
    'and the loss of some seeds spikes at the small β₂ too. That the network is small, and its loss close to that of a perfect fit, is ' +
    'a conjectured reason.',
  pitfalls: [
    ...ADAM_PITFALLS,
    'The paper writes the limit as 2/η with a factor (1 − β₁)/(1 + β₁) in the curvature: the same as 38/η without it.',
    'The abstract was read, not the definition of the curvature along the gradient: here it is the quotient in the inner product of P, which never exceeds λ₁(P⁻¹H).',
    'At a larger η, and once the loss is small, oscillations at β₂ = 0.9 also triple the loss, by another mechanism.',
    'The paper is about transformers and larger networks, too; here one small network was tested.',
  ],
});
