import type { RandomStream } from '../../../src/math/rng.ts';
import { type CellPair, type ComparisonOptions, compareCells } from '../../../src/sweep/results/compare-cells.ts';
import { casesOf, times } from './family.ts';

const SIZES = [3, 5, 8];
const SHOWN = 'two sweeps compared: map, readout, sentence';

interface Comparison {
  readonly interval: string;
  readonly process: string;
  readonly options: ComparisonOptions;
  /** Expectation of B against A on the scale of the interval. */
  readonly truth: number;
  /** Logarithms, or values of a difference, of one unit in A and B, of each cell. */
  readonly unit: (stream: RandomStream) => readonly (readonly [a: number, b: number])[];
}

const RATIO = { contrast: 'ratio', step: 0 } as const;
const DIFFERENCE = { contrast: 'difference', step: 0 } as const;
const PAIRED = { isPaired: true } as const;
const INDEPENDENT = { isPaired: false } as const;
const LOG_RATIO = Math.log(1.3);

/** λ₁ of one cell, log-normal: what a seed gives to both sweeps, and what it gives to each. */
const logNormal =
  (common: number, own: number, ownB = own) =>
  (stream: RandomStream) => {
    const seed = common * stream.normal();
    return [[seed + own * stream.normal(), LOG_RATIO + seed + ownB * stream.normal()] as const];
  };
const severalCells = (stream: RandomStream) => {
  const [levelA, levelB] = [0.2 * stream.normal(), 0.2 * stream.normal()];
  return times(
    9,
    (i) => [levelA + 0.1 * i + 0.2 * stream.normal(), LOG_RATIO + levelB + 0.1 * i + 0.2 * stream.normal()] as const,
  );
};
const shifted = (common: number, own: number) => (stream: RandomStream) => {
  const seed = common * stream.normal();
  return [[0.1 + seed + own * stream.normal(), 0.15 + seed + own * stream.normal()] as const];
};

const CASES: readonly Comparison[] = [
  ...(
    [
      ['log-normal, common seed effects', logNormal(0.3, 0.1)],
      ['log-normal, nothing in common', logNormal(0, 0.4)],
      ['log-normal, four times the spread in one sweep', logNormal(0.1, 0.1, 0.4)],
    ] as const
  ).map(([process, unit]) => ({
    interval: 'ratio of two sweeps in a cell, paired seeds, Student’s of the logarithm',
    process,
    options: { ...RATIO, ...PAIRED },
    truth: 1.3,
    unit,
  })),
  ...(
    [
      ['log-normal, equal spread', logNormal(0, 0.3)],
      ['log-normal, four times the spread in one sweep', logNormal(0, 0.1, 0.4)],
    ] as const
  ).map(([process, unit]) => ({
    interval: 'ratio of two sweeps in a cell, independent seeds, Welch’s of the logarithm',
    process,
    options: { ...RATIO, ...INDEPENDENT },
    truth: 1.3,
    unit,
  })),
  {
    interval: 'difference of two sweeps in a cell, paired seeds, Student’s',
    process: 'normal, common seed effects',
    options: { ...DIFFERENCE, ...PAIRED },
    truth: 0.05,
    unit: shifted(0.05, 0.02),
  },
  {
    interval: 'difference of two sweeps in a cell, independent seeds, Welch’s',
    process: 'normal, equal spread',
    options: { ...DIFFERENCE, ...INDEPENDENT },
    truth: 0.05,
    unit: shifted(0, 0.03),
  },
  ...([PAIRED, INDEPENDENT] as const).map((pairing) => ({
    interval: `mean ratio of two sweeps over 9 cells, ${pairing.isPaired ? 'paired seeds, Student’s' : 'independent seeds, Welch’s'} of the logarithm`,
    process: 'log-normal, seeds share a level over cells',
    options: { ...RATIO, ...pairing },
    truth: 1.3,
    unit: severalCells,
  })),
];

/** The cells of n units of each sweep. */
function cellsOf({ unit, options }: Comparison, stream: RandomStream, n: number): CellPair[] {
  const value = options.contrast === 'ratio' ? Math.exp : (each: number) => each;
  const units = times(n, () => unit(stream));
  return times(units[0]?.length ?? 0, (cell) => ({
    a: units.map((each, u) => ({ unit: u, value: value(each[cell]?.[0] ?? Number.NaN) })),
    b: units.map((each, u) => ({ unit: u, value: value(each[cell]?.[1] ?? Number.NaN) })),
  }));
}

export const COMPARISON_CASES = CASES.flatMap((comparison) =>
  casesOf({
    interval: comparison.interval,
    shown: SHOWN,
    process: comparison.process,
    sizes: SIZES,
    mayOverCover: !comparison.options.isPaired,
    truth: () => comparison.truth,
    draw: (stream, n) => {
      const found = compareCells(cellsOf(comparison, stream, n), comparison.options);
      if (!found) throw new Error('There must be a comparison.');
      return found.interval;
    },
  }),
);
