import { log } from '../../math/elementary.ts';
import { fitLine, type LineFit } from '../../math/regression.ts';
import { mean } from '../../math/statistics.ts';
import { BOUNDED_MEAN } from '../amendments.ts';
import { APPROXIMATE } from '../approximate.ts';
import { type Claim, type Criterion, type Evidence, levelOfEach } from '../claim.ts';
import { measureOverSeeds } from '../measure.ts';
import { PAPERS } from '../papers.ts';
import { type MatrixLook, measureMatrices, NOISE_EPOCHS } from './noise-matrices.ts';

const criteria: Criterion[] = [
  {
    name: 'smallest cosine of H and C over epochs',
    predicted: { low: 0.6, high: 1 },
    approximate: APPROXIMATE.extreme,
  },
  {
    name: 'smallest r² of log Cᵢᵢ against log λᵢ over epochs',
    predicted: { low: 0.8, high: 1 },
    approximate: APPROXIMATE.extreme,
  },
];

/** log Cᵢᵢ against log λᵢ, over the eigenvectors with λᵢ > 0. */
function fitLogs({ curvatures, variances }: MatrixLook): LineFit {
  const sharp = [...curvatures.keys()].filter((i) => curvatures[i] > 0 && variances[i] > 0);
  return fitLine(
    sharp.map((i) => log(curvatures[i])),
    sharp.map((i) => log(variances[i])),
  );
}

function evidence(looks: readonly MatrixLook[]): Evidence {
  const level = levelOfEach(criteria.length);
  const seeds = [...new Set(looks.map(({ seed }) => seed))];
  const smallest = (of: (look: MatrixLook) => number) =>
    seeds.map((seed) => Math.min(...looks.filter((look) => look.seed === seed).map(of)));
  const first = looks.filter(({ seed }) => seed === seeds[0]);
  const curvatures = first.flatMap((look) => look.curvatures.filter((value) => value > 0));
  const ends = [Math.min(...curvatures), Math.max(...curvatures)];
  const average = (epoch: number, of: (look: MatrixLook) => number) =>
    mean(looks.filter((look) => look.epoch === epoch).map(of));
  const prefactor = ({ curvatures: [top], variances: [along] }: MatrixLook) => along / top;
  return {
    measured: [
      measureOverSeeds(
        smallest(({ cosine }) => cosine),
        level,
        { range: { low: -1, high: 1 } },
      ),
      measureOverSeeds(
        smallest((look) => fitLogs(look).rSquared),
        level,
        { range: { low: 0, high: 1 } },
      ),
    ],
    figure: {
      x: { label: 'Hessian eigenvalue λᵢ', scale: 'log' },
      y: { label: 'gradient variance along its eigenvector, Cᵢᵢ', scale: 'log' },
      series: [
        ...first.map((look) => ({
          name: `epoch ${look.epoch}`,
          kind: 'measured' as const,
          points: look.curvatures.map((x, i) => ({ x, y: look.variances[i] })).filter(({ x, y }) => x > 0 && y > 0),
        })),
        { name: 'C = H', kind: 'predicted', points: ends.map((x) => ({ x, y: x })) },
      ],
    },
    remarks: NOISE_EPOCHS.map(
      (epoch) =>
        `Epoch ${epoch}: cosine ${average(epoch, ({ cosine }) => cosine).toFixed(2)}, slope ` +
        `${average(epoch, (look) => fitLogs(look).slope).toFixed(2)}, r² ${average(epoch, (look) => fitLogs(look).rSquared).toFixed(2)}, ` +
        `C₁₁/λ₁ ${average(epoch, prefactor).toPrecision(2)}.`,
    ),
  };
}

/** X20-1. */
export const noiseFollowsHessian: Claim<readonly MatrixLook[]> = {
  id: 'X20-1',
  title: 'Gradient noise has the shape of the Hessian',
  source: { ...PAPERS.diffusion, place: 'gradient covariance against Hessian, entry by entry', provenance: 'recalled' },
  statement: 'Near minima the covariance of mini-batch gradients is proportional to the Hessian.',
  symbols: 'C ∝ H: cos(H, C) ≥ 0.6 and log Cᵢᵢ linear in log λᵢ in the eigenbasis of H',
  experiment:
    'MLP 64-16-10, tanh, cross-entropy, on 500 digits, η = 0.1, B = 16: the whole matrices H and C (of single examples) ' +
    'after 2, 10, 50 and 200 epochs; Cᵢᵢ along the 30 sharpest eigenvectors.',
  subject: 'network',
  criteria,
  replicate: 'seed',
  cost: {
    quick: { seconds: 6, work: '5 seeds × 4 epochs, 2,420 products each' },
    standard: { seconds: 33, work: '30 seeds × 4 epochs, 2,420 products each' },
    thorough: { seconds: 165, work: '150 seeds × 4 epochs, 2,420 products each' },
  },
  amended: [BOUNDED_MEAN],
  pitfalls: [
    'That C falls as 1/B is no finding but the arithmetic of independent draws; C here is that of single examples.',
    'Shape only: as an equality C = H fails late in training, since C vanishes with the residuals faster than H. See C₁₁/λ₁.',
    'The slope in log–log is not asked to be 1: a power of λ is nearly collinear with λ over the outliers that rule the cosine.',
  ],
  perform: measureMatrices,
  evidence,
};
