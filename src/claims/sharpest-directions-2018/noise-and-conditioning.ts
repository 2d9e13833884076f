import { mean } from '../../math/statistics.ts';
import { BOUNDED_MEAN } from '../amendments.ts';
import { type Claim, type Criterion, type Evidence, levelOfEach, type Measured } from '../claim.ts';
import { batch, cellSeries, measurePerSeed, type RunNumber, rate, ratio } from '../network-runs.ts';
import { PAPERS } from '../papers.ts';
import { rankCorrelation, rankStatistic } from '../rank-measures.ts';
import { LOSS_LEVELS, type SpectrumAtLoss, spectraAtLosses } from './spectra-at-loss.ts';

/** Which of LOSSES the figure shows; the others look alike. */
const DRAWN = 2;

const falls = { low: -1, high: 0 };
const rises = { low: 0, high: 1 };
const criteria: Criterion[] = [
  { name: 'Spearman ρ of η and λ₁ at equal loss', predicted: falls },
  { name: 'Spearman ρ of B and λ₁ at equal loss', predicted: rises },
  { name: `Spearman ρ of η and λ₁/λ₅ at equal loss`, predicted: falls },
  { name: `Spearman ρ of B and λ₁/λ₅ at equal loss`, predicted: rises },
];

type SpectrumNumber = RunNumber<SpectrumAtLoss>;
const sharpness: SpectrumNumber = (spectrum) => spectrum.sharpness;
const conditioning: SpectrumNumber = (spectrum) => spectrum.conditioning;

/** Spearman's ρ along one axis per seed, averaged over losses and the values of the other axis. */
function measureAlong(
  spectra: readonly SpectrumAtLoss[],
  [along, fixed, y]: readonly [SpectrumNumber, SpectrumNumber, SpectrumNumber],
  level: number,
): Measured {
  const rows = (of: readonly SpectrumAtLoss[]) =>
    LOSS_LEVELS.flatMap((_, index) =>
      [...new Set(of.map(fixed))].map((value) => of.filter((s) => s.level === index && fixed(s) === value)),
    );
  const { range, step } = rankStatistic(new Set(spectra.map(along)).size);
  const statistic = (of: readonly SpectrumAtLoss[]) =>
    mean(
      rows(of)
        .map((row) => rankCorrelation(row, along, y))
        .filter(Number.isFinite),
    );
  return measurePerSeed(spectra, statistic, level, { range, step: step / rows(spectra).length });
}

function evidence(all: readonly SpectrumAtLoss[]): Evidence {
  const level = levelOfEach(criteria.length);
  const spectra = all.filter((spectrum) => Number.isFinite(conditioning(spectrum)));
  const missing = all.length - spectra.length;
  const drawn = spectra.filter((spectrum) => spectrum.level === DRAWN);
  const at = (name: string, y: SpectrumNumber) => cellSeries(drawn, `${name} at L = ${LOSS_LEVELS[DRAWN]}`, ratio, y);
  return {
    measured: [sharpness, conditioning].flatMap((y) => [
      measureAlong(spectra, [rate, batch, y], level),
      measureAlong(spectra, [batch, rate, y], level),
    ]),
    figure: {
      x: { label: 'learning rate over batch size, η/B', scale: 'log' },
      y: { label: `sharpness λ₁; conditioning λ₁/λ₅`, scale: 'log' },
      series: [at('sharpness λ₁', sharpness), at('conditioning λ₁/λ₅', conditioning)],
    },
    remarks: missing > 0 ? [`${missing} of ${all.length} losses were not reached in time; they are left out.`] : [],
  };
}

/** SM18-1. */
export const noiseAndConditioning: Claim<readonly SpectrumAtLoss[]> = {
  id: 'SM18-1',
  title: 'Noise lowers the sharpness and evens out the top of the spectrum',
  source: { ...PAPERS.smoothsSharpest, place: 'abstract', provenance: 'read' },
  statement:
    'A larger learning rate and a smaller batch both lower the spectral norm of the Hessian, throughout training, and ' +
    'improve its conditioning.',
  symbols: `λ₁ and λ₁/λ₅ fall with η and grow with B`,
  experiment:
    'MLP 2-32-32-2, tanh, cross-entropy, on a two-armed spiral of 200 points, η = 0.05 … 0.2, B = 4 … 32: λ₁ and λ₁/λ₅ at ' +
    `the first epoch with a training loss of at most ${LOSS_LEVELS.join(', ')}.`,
  subject: 'network',
  criteria,
  replicate: 'seed',
  cost: {
    quick: { seconds: 6, work: '3 η × 4 B × 10 seeds × 4 losses' },
    standard: { seconds: 42, work: '3 η × 4 B × 70 seeds × 4 losses' },
    thorough: { seconds: 180, work: '3 η × 4 B × 300 seeds × 4 losses' },
  },
  amended: [BOUNDED_MEAN],
  pitfalls: [
    'Under cross-entropy the Hessian vanishes with the loss: only networks of equal loss may be compared.',
    'Runs are looked at once an epoch, so that a run whose loss jumps is caught below the loss it is compared at.',
    'λ₁/λ₅ says nothing about the bulk of the spectrum.',
  ],
  perform: spectraAtLosses,
  evidence,
};
