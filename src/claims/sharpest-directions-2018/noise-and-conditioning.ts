import { distinct } from '../../math/distinct.ts';
import { mean } from '../../math/statistics.ts';
import { BOUNDED_MEAN } from '../amendments.ts';
import type { Measured } from '../claim.ts';
import { networkClaim, workText } from '../define-claim.ts';
import { cellSeries } from '../figure-points.ts';
import { batch, leftOutRemarks, measurePerSeed, type RunNumber, rate, ratio } from '../network-runs.ts';
import { spanText } from '../number-text.ts';
import { PAPERS } from '../papers.ts';
import { rankCorrelation, rankStatistic } from '../rank-measures.ts';
import {
  LOSS_LEVELS,
  SPECTRA_BATCHES,
  SPECTRA_RATES,
  type SpectrumAtLoss,
  spectraAtLosses,
  spectraSweep,
} from './spectra-at-loss.ts';
import { SPIRAL_TRAINING } from './spiral-training.ts';

/** Index of the loss level in the figure; the others look similar. */
const DRAWN = 2;

type SpectrumNumber = RunNumber<SpectrumAtLoss>;
const sharpness: SpectrumNumber = (spectrum) => spectrum.sharpness;
const conditioning: SpectrumNumber = (spectrum) => spectrum.conditioning;

const falls = { low: -1, high: 0 };
const rises = { low: 0, high: 1 };
const AXES = [
  { symbol: 'η', along: rate, fixed: batch, predicted: falls },
  { symbol: 'B', along: batch, fixed: rate, predicted: rises },
] as const;
const QUANTITIES = [
  { name: 'sharpness λ₁', symbol: 'λ₁', of: sharpness },
  { name: 'conditioning λ₁/λ₅', symbol: 'λ₁/λ₅', of: conditioning },
] as const;

/** Spearman's ρ along one axis per seed, averaged over loss levels and the values of the other axis. */
function measureAlong(
  spectra: readonly SpectrumAtLoss[],
  { along, fixed, y }: { along: SpectrumNumber; fixed: SpectrumNumber; y: SpectrumNumber },
  level: number,
): Measured {
  const rows = (of: readonly SpectrumAtLoss[]) => {
    const values = distinct(of.map(fixed));
    return LOSS_LEVELS.flatMap((_, index) =>
      values.map((value) => of.filter((s) => s.level === index && fixed(s) === value)),
    );
  };
  const { range, step } = rankStatistic(distinct(spectra.map(along)).length);
  const statistic = (of: readonly SpectrumAtLoss[]) =>
    mean(
      rows(of)
        .map((row) => rankCorrelation(row, along, y))
        .filter(Number.isFinite),
    );
  return measurePerSeed(spectra, statistic, level, { range, step: step / rows(spectra).length });
}

interface ReachedSpectra {
  readonly all: readonly SpectrumAtLoss[];
  readonly spectra: readonly SpectrumAtLoss[];
}

export const noiseAndConditioning = networkClaim({
  id: 'SM18-1',
  title: 'Noise lowers the sharpness and evens out the top of the spectrum',
  source: { ...PAPERS.smoothsSharpest, place: 'abstract', provenance: 'read' },
  statement:
    'A larger learning rate and a smaller batch both lower the spectral norm of the Hessian, throughout training, and ' +
    'improve its conditioning.',
  symbols: `λ₁ and λ₁/λ₅ fall with η and grow with B`,
  experiment:
    `${SPIRAL_TRAINING}, η = ${spanText(SPECTRA_RATES)}, B = ${spanText(SPECTRA_BATCHES)}: λ₁ and λ₁/λ₅ at ` +
    `the first epoch with a training loss of at most ${LOSS_LEVELS.join(', ')}.`,
  design: { quick: { seeds: 10 }, standard: { seeds: 70 }, thorough: { seeds: 300 } },
  seconds: { quick: 6, standard: 42, thorough: 180 },
  work: ({ seeds }) => workText({ η: SPECTRA_RATES, B: SPECTRA_BATCHES, seeds, losses: LOSS_LEVELS }),
  sweeps: ({ seeds }) => [spectraSweep(seeds)],
  perform: spectraAtLosses,
  analyse: (all: readonly SpectrumAtLoss[]): ReachedSpectra => ({
    all,
    spectra: all.filter((spectrum) => Number.isFinite(conditioning(spectrum))),
  }),
  criteria: QUANTITIES.flatMap((quantity) =>
    AXES.map(({ symbol, along, fixed, predicted }) => ({
      name: `Spearman ρ of ${symbol} and ${quantity.symbol} at equal loss`,
      predicted,
      measure: ({ spectra }: ReachedSpectra, level: number) =>
        measureAlong(spectra, { along, fixed, y: quantity.of }, level),
    })),
  ),
  figure({ spectra }) {
    const drawn = spectra.filter((spectrum) => spectrum.level === DRAWN);
    return {
      x: { label: 'learning rate over batch size, η/B', scale: 'log' },
      y: { label: `sharpness λ₁; conditioning λ₁/λ₅`, scale: 'log' },
      series: QUANTITIES.map(({ name, of }) =>
        cellSeries(drawn, `${name} at L = ${LOSS_LEVELS[DRAWN]}`, { x: ratio, y: of }),
      ),
    };
  },
  remarks: ({ all, spectra }) => leftOutRemarks(all, spectra, 'losses were not reached in time'),
  amended: [BOUNDED_MEAN],
  pitfalls: [
    'Under cross-entropy the Hessian vanishes with the loss: only networks of equal loss are comparable.',
    'Runs are measured once per epoch, so a run whose loss jumps is measured below the loss it is compared at.',
    'λ₁/λ₅ says nothing about the bulk of the spectrum.',
  ],
});
