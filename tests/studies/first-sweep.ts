// What the first sweep shows, at many data seeds: whether its effect and its limit are there wherever one looks, or on a
// lucky draw. Read by .ci/first-sweep.mjs, which performs the sweeps and writes docs/first-sweep.md.
import { exp, log } from '../../src/math/elementary.ts';
import type { Interval } from '../../src/math/interval.ts';
import { meanRankCorrelation } from '../../src/math/mean-rank-correlation.ts';
import { mean } from '../../src/math/statistics.ts';
import { boundedMeanInterval, meanInterval } from '../../src/math/student-interval.ts';
import { diagonalDeparture } from '../../src/sweep/results/diagonal-departure.ts';
import { ratioKey } from '../../src/sweep/results/ratio-key.ts';
import { accuracyGap, lossGap, type RunResult } from '../../src/sweep/results/results.ts';
import { DEFAULT_SPEC } from '../../src/sweep/spec/default-spec.ts';

interface Estimate {
  readonly estimate: number;
  readonly interval: Interval;
}

/** The first sweep on another draw of the data. */
export const specAt = (dataSeed: number) => ({ ...DEFAULT_SPEC, dataset: { ...DEFAULT_SPEC.dataset, seed: dataSeed } });

const QUANTITIES = { sharpness: ({ sharpness }: RunResult) => sharpness, lossGap, accuracyGap };
type Quantity = keyof typeof QUANTITIES;
const perQuantity = <T>(of: (quantity: Quantity) => T) =>
  ({ sharpness: of('sharpness'), lossGap: of('lossGap'), accuracyGap: of('accuracyGap') }) as Record<Quantity, T>;

/** Cells whose every run reached the target loss, with a quantity of each seed. */
function completeCells(results: readonly RunResult[], quantity: Quantity) {
  const cells = new Map<string, RunResult[]>();
  for (const result of results) {
    const key = `${result.run.learningRate} ${result.run.batchSize}`;
    cells.set(key, [...(cells.get(key) ?? []), result]);
  }
  return [...cells.values()]
    .filter((own) => own.every(({ outcome }) => outcome === 'reachedTarget'))
    .map((own) => ({
      learningRate: own[0].run.learningRate,
      batchSize: own[0].run.batchSize,
      values: own.map(QUANTITIES[quantity]),
    }));
}
type Cells = ReturnType<typeof completeCells>;

function rhoOf(cells: Cells): Estimate {
  const units = cells[0].values.map((_, seed) => cells.map(({ values }) => values[seed]));
  return meanRankCorrelation(cells.map(ratioKey), units);
}

function endsOf(cells: Cells): readonly [number, number] {
  const ratios = cells.map(ratioKey);
  const at = (ratio: number) => mean(cells.filter((cell) => ratioKey(cell) === ratio).flatMap(({ values }) => values));
  return [at(Math.min(...ratios)), at(Math.max(...ratios))];
}

export interface Shown {
  readonly rho: Readonly<Record<Quantity, Estimate>>;
  readonly ends: Readonly<Record<Quantity, readonly [number, number]>>;
  readonly departure: Estimate & { readonly spreadBelow: number | null };
  /** Runs that did not reach the target loss; their cells count nowhere. */
  readonly short: number;
}

/** The effect and the limit on one data set, over its seeds. */
export function shownBy(results: readonly RunResult[]): Shown {
  const cells = perQuantity((quantity) => completeCells(results, quantity));
  const departure = diagonalDeparture(cells.sharpness, 'ratio');
  if (departure === null) throw new Error('The first sweep must have diagonals that hold its largest η.');
  return {
    rho: perQuantity((quantity) => rhoOf(cells[quantity])),
    ends: perQuantity((quantity) => endsOf(cells[quantity])),
    departure,
    short: results.filter(({ outcome }) => outcome !== 'reachedTarget').length,
  };
}

/** Over data sets: 95 % intervals of the mean (of the logarithm for the ratio), the data seed being the unit. */
function overDataSeeds(all: readonly Shown[]): Pick<Shown, 'rho'> & { readonly departure: Estimate } {
  const logs = all.map(({ departure }) => log(departure.estimate));
  const { low, high } = meanInterval(logs);
  return {
    rho: perQuantity((quantity) => {
      const estimates = all.map(({ rho }) => rho[quantity].estimate);
      return { estimate: mean(estimates), interval: boundedMeanInterval(estimates, { low: -1, high: 1 }) };
    }),
    departure: { estimate: exp(mean(logs)), interval: { low: exp(low), high: exp(high) } },
  };
}

const number = (value: number) => value.toFixed(2).replace('-', '−');
const withInterval = ({ estimate, interval: { low, high } }: Estimate) =>
  `${number(estimate)} [${number(low)}, ${number(high)}]`;
const fromTo = ([low, high]: readonly [number, number], factor = 1, digits = 2) =>
  `${(factor * low).toFixed(digits)} → ${(factor * high).toFixed(digits)}`;

function rowOf(
  name: string,
  { rho, departure }: Pick<Shown, 'rho'> & { departure: Estimate },
  more: readonly string[],
): string {
  const estimates = [rho.sharpness, rho.lossGap, rho.accuracyGap, departure];
  return `| ${[name, ...estimates.map(withInterval), ...more].join(' | ')} |`;
}

interface Sweep {
  readonly dataSeed: number;
  readonly fingerprint: string;
  readonly results: readonly RunResult[];
}

/** The page docs/first-sweep.md. */
export function documentOf(sweeps: readonly Sweep[]): string {
  const shown = sweeps.map(({ results }) => shownBy(results));
  const { learningRates, batchSizes, seeds } = DEFAULT_SPEC.grid;
  const rows = sweeps.map(({ dataSeed, fingerprint }, i) => {
    const { ends, departure, short } = shown[i];
    return rowOf(String(dataSeed), shown[i], [
      departure.spreadBelow?.toFixed(2) ?? '–',
      fromTo(ends.sharpness),
      fromTo(ends.lossGap),
      fromTo(ends.accuracyGap, 100, 1),
      String(short),
      `\`${fingerprint.slice(0, 8)}\``,
    ]);
  });
  const total = shown.reduce((sum, { short }) => sum + short, 0);
  return `# What the first sweep shows, on ${sweeps.length} draws of its data

Written by \`npm run first-sweep\`. The sweep that the page opens with: η = ${[learningRates].flat().join(', ')}; B = ${[batchSizes].flat().join(', ')};
${seeds} seeds, here with the data seeds ${sweeps[0].dataSeed} to ${sweeps[sweeps.length - 1].dataSeed}. The page opens with data seed ${DEFAULT_SPEC.dataset.seed ?? 0}.

- ρ: mean over seeds of each seed's Spearman correlation of η/B with the quantity, over all cells.
- Limit: λ₁ at the largest η ÷ λ₁ at smaller η on the same diagonals (geometric means); 1 where only η/B counts.
- Spread: the largest ratio of λ₁ between two cells of a diagonal below the largest η.
- Intervals: 95 %, over seeds and so conditional on the data set; in the last row over data sets.
- →: mean at the smallest η/B → mean at the largest. Short: runs that did not reach the target loss.

| data seed | ρ with λ₁ | ρ with loss gap | ρ with accuracy gap | limit | spread | λ₁ | loss gap | accuracy gap, points | short | fingerprint |
| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
${rows.join('\n')}
${rowOf('all', overDataSeeds(shown), ['', '', '', '', String(total), ''])}
`;
}
