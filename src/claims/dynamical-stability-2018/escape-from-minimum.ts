import { distinct } from '../../math/distinct.ts';
import { fitLine } from '../../math/regression.ts';
import { mean, median } from '../../math/statistics.ts';
import { stabilityRectangle } from '../../theory/sgd-stability.ts';
import { BOUNDED_MEAN } from '../amendments.ts';
import { networkClaim, workText } from '../define-claim.ts';
import { bySeed, measurePerSeed } from '../network-runs.ts';
import { countText } from '../number-text.ts';
import { PAPERS } from '../papers.ts';
import {
  CELLS,
  DEPARTURE_EXAMPLES,
  DEPARTURE_STEPS,
  DESCENT_RATE,
  DESCENT_STEPS,
  type Departure,
  departureSweep,
  departures,
} from './departures.ts';
import { labelNoiseText } from './label-noise-sweep.ts';

/** Ratio of a minimum to the stability bound of SGD: at most 1 if stable. */
function excess({ learningRate, batchSize, shape }: Departure): number {
  const bound = stabilityRectangle({ learningRate, batchSize, examples: DEPARTURE_EXAMPLES });
  return Math.max(shape.sharpness / bound.sharpness, shape.nonUniformity / bound.nonUniformity);
}

/** Largest loss along the run ÷ that of the minimum. */
const spike = ({ startLoss, largestLoss }: Departure) => largestLoss / startLoss;
/** A run has escaped once its loss has grown tenfold or is not finite. */
const hasEscaped = (departure: Departure) => !(spike(departure) <= 10);
const agrees = (departure: Departure) => excess(departure) > 1 === hasEscaped(departure);

/** r² of log distance against step, in the escaping runs of a seed. */
const straightness = (of: readonly Departure[]) =>
  median(of.filter(hasEscaped).map(({ steps, logDistances }) => fitLine(steps, logDistances).rSquared));

const isDescent = ({ batchSize }: Departure) => batchSize === DEPARTURE_EXAMPLES;
const pairText = ({ learningRate, batchSize }: Departure) => `η = ${learningRate}, B = ${batchSize}`;
const shown = (departure: Departure) => ({ x: excess(departure), y: Math.min(spike(departure), 1e9) });

/** Runs of one (η, B) that contradict the condition. */
function oddRemark(pair: string, found: readonly Departure[]): string {
  const all = found.filter((departure) => pairText(departure) === pair);
  const against = all.filter((departure) => !agrees(departure));
  const what = hasEscaped(against[0]) ? 'escape from' : 'stay at';
  return `${pair}: ${against.length} of ${all.length} runs ${what} the minimum against the condition.`;
}

function remarks(found: readonly Departure[]): string[] {
  const starts = bySeed(found).map(([{ shape }]) => shape);
  const average = (value: (shape: Departure['shape']) => number) => mean(starts.map(value)).toFixed(1);
  const odd = found.filter((departure) => !agrees(departure));
  return [
    `The minima have a = ${average(({ sharpness }) => sharpness)} and s = ${average(({ nonUniformity }) => nonUniformity)} on average.`,
    ...distinct(odd.map(pairText)).map((pair) => oddRemark(pair, found)),
  ];
}

export const escapeFromMinimum = networkClaim({
  id: 'W18-5',
  title: 'SGD leaves a minimum of gradient descent as fast as instability grows',
  source: { ...PAPERS.dynamicalStability, place: "escape experiments; authors' data", provenance: 'read' },
  statement:
    'Put at a minimum that gradient descent has found, SGD stays if the minimum is stable at its learning rate and ' +
    'batch size, ' +
    'and otherwise escapes, its distance growing exponentially from the first step.',
  symbols: 'stays iff a ≤ 2/η and s ≤ √(B(n − 1)/(n − B))/η; ‖θ_t − θ*‖ ∝ e^{ct}',
  experiment:
    `${labelNoiseText(DEPARTURE_EXAMPLES)}: ${countText(DESCENT_STEPS)} steps of full-batch descent at η = ${DESCENT_RATE}, ` +
    `then ${countText(DEPARTURE_STEPS)} steps at (η, B) = ${CELLS.map((cell) => `(${cell.join(', ')})`).join(', ')}; ` +
    'escape: the loss grows tenfold.',
  design: { quick: { seeds: 6 }, standard: { seeds: 40 }, thorough: { seeds: 150 } },
  seconds: { quick: 10, standard: 58, thorough: 250 },
  work: ({ seeds }) => workText({ minima: seeds, 'pairs (η, B)': CELLS, steps: DEPARTURE_STEPS }),
  sweeps: ({ seeds }) => [departureSweep(seeds)],
  perform: departures,
  criteria: [
    {
      name: `fraction of ${CELLS.length} pairs (η, B) that stay or escape as the condition says`,
      predicted: { low: 7 / 8, high: 1 },
      measure: (found, level) =>
        measurePerSeed(found, (of) => mean(of.map((departure) => (agrees(departure) ? 1 : 0))), level, {
          range: { low: 0, high: 1 },
          step: 1 / CELLS.length,
        }),
    },
    {
      name: 'median over escapes of r² of log distance against step',
      predicted: { low: 0.9, high: 1 },
      measure: (found, level) => measurePerSeed(found, straightness, level, { range: { low: 0, high: 1 } }),
    },
  ],
  figure: (found) => ({
    x: { label: 'max(aη/2, sη/√(B(n − 1)/(n − B)))', scale: 'log' },
    y: { label: 'largest loss ÷ loss of the minimum', scale: 'log' },
    series: [
      { name: 'gradient descent', kind: 'measured', points: found.filter(isDescent).map(shown) },
      { name: 'SGD', kind: 'measured', points: found.filter((departure) => !isDescent(departure)).map(shown) },
      {
        name: 'edge of stability',
        kind: 'predicted',
        points: [1, Math.max(...found.map((departure) => shown(departure).y))].map((y) => ({ x: 1, y })),
      },
    ],
  }),
  remarks,
  amended: [BOUNDED_MEAN],
  pitfalls: [
    'The condition is sufficient for stability in many dimensions, not necessary: some pairs beyond it stay.',
    'The condition assumes a minimum that fits every example; here the loss is small, not 0.',
    'At a far too large η gradient descent diverges, which counts as escape.',
  ],
  differs:
    'No run escapes from inside the condition: all that disagree stay beyond it, as they may ' +
    'where a condition is sufficient and not necessary. That leaves the share of pairs in agreement near the rule’s edge ' +
    'of 7/8. The logarithm of the distance is nearly straight, and bent in its first steps: at so small a loss descent ' +
    'is not quite over, and until the unstable direction has grown the distance is that of its drift and of the noise ' +
    'of the first batches.',
});
