import { log } from '../../math/elementary.ts';
import { fitLine, type LineFit } from '../../math/regression.ts';
import { mean } from '../../math/statistics.ts';
import { BOUNDED_MEAN } from '../amendments.ts';
import { APPROXIMATE } from '../approximate.ts';
import { networkClaim, workText } from '../define-claim.ts';
import { measureOverSeeds } from '../measure.ts';
import { bySeed, firstSeed } from '../network-runs.ts';
import { listText } from '../number-text.ts';
import { PAPERS } from '../papers.ts';
import { SMALL_DIGITS, SMALL_DIGITS_PARAMETERS } from '../small-digits.ts';
import { DIRECTIONS, type MatrixSample, matrixSweep, measureMatrices, NOISE_EPOCHS } from './noise-matrices.ts';

/** Line fit of log Cᵢᵢ against log λᵢ over the eigenvectors with λᵢ > 0. */
function fitLogs({ curvatures, variances }: MatrixSample): LineFit {
  const sharp = [...curvatures.keys()].filter((i) => curvatures[i] > 0 && variances[i] > 0);
  return fitLine(
    sharp.map((i) => log(curvatures[i])),
    sharp.map((i) => log(variances[i])),
  );
}

type FittedSample = MatrixSample & { readonly fit: LineFit };

const smallestPerSeed = (samples: readonly FittedSample[], of: (sample: FittedSample) => number) =>
  bySeed(samples).map((own) => Math.min(...own.map(of)));

function epochRemark(samples: readonly FittedSample[], epoch: number): string {
  const own = samples.filter((sample) => sample.epoch === epoch);
  const average = (of: (sample: FittedSample) => number) => mean(own.map(of));
  return (
    `Epoch ${epoch}: cosine ${average(({ cosine }) => cosine).toFixed(2)}, slope ` +
    `${average(({ fit }) => fit.slope).toFixed(2)}, r² ${average(({ fit }) => fit.rSquared).toFixed(2)}, ` +
    `C₁₁/λ₁ ${average(({ curvatures: [top], variances: [along] }) => along / top).toPrecision(2)}.`
  );
}

export const noiseFollowsHessian = networkClaim({
  id: 'X20-1',
  title: 'Gradient noise has the shape of the Hessian',
  source: { ...PAPERS.diffusion, place: 'gradient covariance against Hessian, entry by entry', provenance: 'recalled' },
  statement: 'Near minima the covariance of mini-batch gradients is proportional to the Hessian.',
  symbols: 'C ∝ H: cos(H, C) ≥ 0.6 and log Cᵢᵢ linear in log λᵢ in the eigenbasis of H',
  experiment:
    `MLP 64-16-10, tanh, cross-entropy, ${SMALL_DIGITS}: the whole matrices H and C (of single examples) ` +
    `after ${listText(NOISE_EPOCHS)} epochs; Cᵢᵢ along the ${DIRECTIONS} sharpest eigenvectors.`,
  design: { quick: { seeds: 5 }, standard: { seeds: 30 }, thorough: { seeds: 150 } },
  seconds: { quick: 6, standard: 33, thorough: 165 },
  work: ({ seeds }) =>
    `${workText({ seeds, epochs: NOISE_EPOCHS })}, ${workText({ products: 2 * SMALL_DIGITS_PARAMETERS })} each`,
  sweeps: ({ seeds }) => [matrixSweep(seeds)],
  perform: measureMatrices,
  analyse: (samples) => samples.map((sample): FittedSample => ({ ...sample, fit: fitLogs(sample) })),
  criteria: [
    {
      name: 'smallest cosine of H and C over epochs',
      predicted: { low: 0.6, high: 1 },
      approximate: APPROXIMATE.extreme,
      measure: (samples, level) =>
        measureOverSeeds(
          smallestPerSeed(samples, ({ cosine }) => cosine),
          level,
          { range: { low: -1, high: 1 } },
        ),
    },
    {
      name: 'smallest r² of log Cᵢᵢ against log λᵢ over epochs',
      predicted: { low: 0.8, high: 1 },
      approximate: APPROXIMATE.extreme,
      measure: (samples, level) =>
        measureOverSeeds(
          smallestPerSeed(samples, ({ fit }) => fit.rSquared),
          level,
          { range: { low: 0, high: 1 } },
        ),
    },
  ],
  figure(samples) {
    const first = firstSeed(samples);
    const curvatures = first.flatMap((sample) => sample.curvatures.filter((value) => value > 0));
    const ends = [Math.min(...curvatures), Math.max(...curvatures)];
    return {
      x: { label: 'Hessian eigenvalue λᵢ', scale: 'log' },
      y: { label: 'gradient variance along its eigenvector, Cᵢᵢ', scale: 'log' },
      series: [
        ...first.map((sample) => ({
          name: `epoch ${sample.epoch}`,
          kind: 'measured' as const,
          points: sample.curvatures.map((x, i) => ({ x, y: sample.variances[i] })).filter(({ x, y }) => x > 0 && y > 0),
        })),
        { name: 'C = H', kind: 'predicted', points: ends.map((x) => ({ x, y: x })) },
      ],
    };
  },
  remarks: (samples) => NOISE_EPOCHS.map((epoch) => epochRemark(samples, epoch)),
  amended: [BOUNDED_MEAN],
  pitfalls: [
    'That C falls as 1/B is not a finding but follows from independent draws; C here is that of single examples.',
    'Shape only: as an equality C = H fails late in training, since C vanishes with the residuals faster than H. See C₁₁/λ₁.',
    'The log–log slope is not required to be 1: a power of λ is nearly collinear with λ over the outliers that dominate the cosine.',
  ],
});
