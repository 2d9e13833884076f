import { log } from '../../math/elementary.ts';
import { median } from '../../math/statistics.ts';
import { networkClaim, workText } from '../define-claim.ts';
import { measurePerSeed, remarkIf } from '../network-runs.ts';
import { PAPERS } from '../papers.ts';
import { SPIRAL_DESCENT } from '../spiral-descent.ts';
import { companionSweeps, companions, FINER, RATE } from './flow-and-descent.ts';

/** log₁₀ of the median distance after the crossing ÷ that before it, over equal times. */
function departure(distances: readonly number[], crossing: number): number {
  const [before, after] = [distances.slice(0, crossing + 1), distances.slice(crossing + 1)];
  return log(median(after) / median(before)) / log(10);
}

export const leavingTheFlow = networkClaim({
  id: 'C21-5',
  title: 'Gradient descent follows gradient flow until the edge of stability',
  source: { ...PAPERS.edgeOfStability, place: "gradient flow; authors' code", provenance: 'read' },
  statement:
    'Full-batch gradient descent tracks the gradient flow from the same weights until its sharpness reaches 2/η, and leaves it ' +
    'from there on.',
  symbols: '‖θ_GD(t) − θ_flow(t)‖ grows tenfold when λ₁ passes 2/η',
  experiment:
    `${SPIRAL_DESCENT}, full batch, η = ${RATE} and ${RATE / FINER}; the flow by a ` +
    'Runge–Kutta method of order 4 with checked error. Median distance at equal times, over as long after the crossing as before it.',
  design: { quick: { seeds: 8 }, standard: { seeds: 40 }, thorough: { seeds: 150 } },
  seconds: { quick: 7, standard: 55, thorough: 230 },
  work: ({ seeds }) => `${workText({ seeds, paths: companionSweeps(seeds) })} until twice the crossing`,
  sweeps: ({ seeds }) => companionSweeps(seeds),
  perform: companions,
  analyse: (found) => ({ found, crossed: found.filter((companion) => companion !== null) }),
  criteria: [
    {
      name: 'log₁₀ of the distance from the flow after λ₁ reaches 2/η ÷ that before',
      predicted: { low: 1, high: Number.POSITIVE_INFINITY },
      measure: ({ crossed }, level) =>
        measurePerSeed(crossed, ([{ distances, crossing }]) => departure(distances, crossing), level),
    },
    {
      name: `the same at the same times for η/${FINER}, which stays below its 2/η`,
      predicted: { low: Number.NEGATIVE_INFINITY, high: 1 },
      measure: ({ crossed }, level) =>
        measurePerSeed(crossed, ([{ finerDistances, crossing }]) => departure(finerDistances, crossing), level),
    },
  ],
  figure: ({ crossed }) => ({
    x: { label: 'time t = η·step', scale: 'linear' },
    y: { label: '‖θ − θ_flow‖ at equal t', scale: 'log' },
    series: crossed.slice(0, 1).flatMap(({ seed, times, crossing, distances, finerDistances }) => [
      {
        name: `η = ${RATE}, seed ${seed}`,
        kind: 'measured' as const,
        points: times.map((x, i) => ({ x, y: distances[i] })),
      },
      {
        name: `η = ${RATE / FINER}, seed ${seed}`,
        kind: 'measured' as const,
        points: times.map((x, i) => ({ x, y: finerDistances[i] })),
      },
      {
        name: `λ₁ reaches 2/η at η = ${RATE}`,
        kind: 'predicted' as const,
        points: [Math.min(...finerDistances), Math.max(...distances)].map((y) => ({ x: times[crossing], y })),
      },
    ]),
  }),
  remarks({ found, crossed }) {
    const lost = found.length - crossed.length;
    return remarkIf(
      lost > 0,
      `λ₁ did not reach 2/η soon enough in ${lost} of ${found.length} runs; they are left out.`,
    );
  },
  pitfalls: [
    'Finite steps make the distance grow even without instability: the smaller η at the same times shows by how much.',
    'The crossing of 2/η is known to one sample; the oscillation that drives descent away takes some more steps to grow.',
    'The flow must be integrated to an error far below the distances compared; its error is checked against half the steps.',
  ],
});
