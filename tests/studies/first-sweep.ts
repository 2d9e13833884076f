// What the first sweep shows, at many data seeds: whether its effect and its limit are there wherever one looks, or on a
// lucky draw. Read by .ci/first-sweep.mjs, which performs the sweeps and writes docs/first-sweep.md.
import { measureOverSeeds, measureRatioOverSeeds } from '../../src/claims/measure.ts';
import { log } from '../../src/math/elementary.ts';
import type { Interval } from '../../src/math/interval.ts';
import { spearman } from '../../src/math/ranks.ts';
import { mean } from '../../src/math/statistics.ts';
import { DEFAULT_SPEC } from '../../src/sweep/default-spec.ts';
import { accuracyGap, lossGap, type RunResult } from '../../src/sweep/results.ts';

const LEVEL = 0.95;
type Estimate = Interval & { readonly estimate: number };

/** The first sweep on another draw of the data. */
export const specAt = (dataSeed: number) => ({ ...DEFAULT_SPEC, dataset: { ...DEFAULT_SPEC.dataset, seed: dataSeed } });

/** η/B, equal on a diagonal to the last bit. */
const ratioOf = ({ run }: RunResult) => Number((run.learningRate / run.batchSize).toPrecision(9));
const seedsIn = (results: readonly RunResult[]) => [...new Set(results.map(({ run }) => run.seed))];
const isLargest = (results: readonly RunResult[]) => {
  const largest = Math.max(...results.map(({ run }) => run.learningRate));
  return ({ run }: RunResult) => run.learningRate === largest;
};
const logSharpness = (results: readonly RunResult[]) => results.map(({ sharpness }) => log(sharpness));

function perSeedRho(results: readonly RunResult[], quantity: (result: RunResult) => number): number[] {
  return seedsIn(results).map((seed) => {
    const own = results.filter(({ run }) => run.seed === seed);
    return spearman(own.map(ratioOf), own.map(quantity));
  });
}

/** On the diagonals of one seed that hold both: λ₁ at the largest η over the geometric mean of λ₁ at smaller η. */
function limitOf(results: readonly RunResult[]): number {
  const largest = isLargest(results);
  const differences = [...new Set(results.map(ratioOf))].flatMap((ratio) => {
    const own = results.filter((result) => ratioOf(result) === ratio);
    const [at, below] = [own.filter(largest), own.filter((result) => !largest(result))];
    return at.length > 0 && below.length > 0 ? [mean(logSharpness(at)) - mean(logSharpness(below))] : [];
  });
  return Math.exp(mean(differences));
}

/** On the diagonals of one seed, below the largest η: the mean ratio of the largest to the least λ₁. */
function spreadOf(results: readonly RunResult[]): number {
  const below = results.filter((result) => !isLargest(results)(result));
  const spreads = [...new Set(below.map(ratioOf))].flatMap((ratio) => {
    const values = logSharpness(below.filter((result) => ratioOf(result) === ratio));
    return values.length > 1 ? [Math.max(...values) - Math.min(...values)] : [];
  });
  return Math.exp(mean(spreads));
}

export interface Shown {
  readonly rho: Readonly<Record<'sharpness' | 'lossGap' | 'accuracyGap', Estimate>>;
  readonly limit: Estimate;
  readonly spread: Estimate;
  /** Means of the cells of the smallest and of the largest η/B. */
  readonly ends: Readonly<Record<'sharpness' | 'lossGap' | 'accuracyGap', readonly [number, number]>>;
  /** Runs that did not reach the target loss, and so count nowhere. */
  readonly short: number;
}

const QUANTITIES = {
  sharpness: ({ sharpness }: RunResult) => sharpness,
  lossGap,
  accuracyGap,
};
type Quantity = keyof typeof QUANTITIES;

const perQuantity = <T>(of: (quantity: Quantity) => T) =>
  ({ sharpness: of('sharpness'), lossGap: of('lossGap'), accuracyGap: of('accuracyGap') }) as Record<Quantity, T>;

/** The effect and the limit on one data set, over its seeds. Cells with a run that fell short are left out. */
export function shownBy(results: readonly RunResult[]): Shown {
  const key = ({ run }: RunResult) => `${run.learningRate} ${run.batchSize}`;
  const isShort = ({ outcome }: RunResult) => outcome !== 'reachedTarget';
  const left = new Set(results.filter(isShort).map(key));
  const counted = results.filter((result) => !left.has(key(result)));
  const ratios = counted.map(ratioOf);
  const atRatio = (ratio: number, of: (result: RunResult) => number) =>
    mean(counted.filter((result) => ratioOf(result) === ratio).map(of));
  const ofSeeds = (statistic: (own: readonly RunResult[]) => number) =>
    seedsIn(counted).map((seed) => statistic(counted.filter(({ run }) => run.seed === seed)));
  return {
    rho: perQuantity((quantity) =>
      measureOverSeeds(perSeedRho(counted, QUANTITIES[quantity]), LEVEL, { range: { low: -1, high: 1 } }),
    ),
    limit: measureRatioOverSeeds(ofSeeds(limitOf), LEVEL),
    spread: measureRatioOverSeeds(ofSeeds(spreadOf), LEVEL),
    ends: perQuantity((quantity) => [
      atRatio(Math.min(...ratios), QUANTITIES[quantity]),
      atRatio(Math.max(...ratios), QUANTITIES[quantity]),
    ]),
    short: results.filter(isShort).length,
  };
}

/** Over data sets: Student's interval of the mean (of the logarithm for ratios), the data seed being the unit. */
export function overDataSeeds(all: readonly Shown[]): Pick<Shown, 'rho' | 'limit' | 'spread'> {
  return {
    rho: perQuantity((quantity) =>
      measureOverSeeds(
        all.map(({ rho }) => rho[quantity].estimate),
        LEVEL,
        { range: { low: -1, high: 1 } },
      ),
    ),
    limit: measureRatioOverSeeds(
      all.map(({ limit }) => limit.estimate),
      LEVEL,
    ),
    spread: measureRatioOverSeeds(
      all.map(({ spread }) => spread.estimate),
      LEVEL,
    ),
  };
}

const number = (value: number) => value.toFixed(2).replace('-', '−');
const interval = ({ estimate, low, high }: Estimate) => `${number(estimate)} [${number(low)}, ${number(high)}]`;

function rowOf(name: string, { rho, limit, spread }: Pick<Shown, 'rho' | 'limit' | 'spread'>, more: readonly string[]) {
  const cells = [name, rho.sharpness, rho.lossGap, rho.accuracyGap, limit, spread];
  return `| ${[...cells.map((cell) => (typeof cell === 'string' ? cell : interval(cell))), ...more].join(' | ')} |`;
}

const fromTo = ([low, high]: readonly [number, number], factor = 1, digits = 2) =>
  `${(factor * low).toFixed(digits)} → ${(factor * high).toFixed(digits)}`;

/** The page docs/first-sweep.md. */
export function documentOf(
  sweeps: readonly {
    readonly dataSeed: number;
    readonly fingerprint: string;
    readonly results: readonly RunResult[];
  }[],
): string {
  const shown = sweeps.map(({ results }) => shownBy(results));
  const { learningRates, batchSizes, seeds } = DEFAULT_SPEC.grid as {
    learningRates: number[];
    batchSizes: number[];
    seeds: number;
  };
  const rows = sweeps.map(({ dataSeed, fingerprint }, i) =>
    rowOf(String(dataSeed), shown[i], [
      fromTo(shown[i].ends.sharpness),
      fromTo(shown[i].ends.lossGap),
      fromTo(shown[i].ends.accuracyGap, 100, 1),
      String(shown[i].short),
      `\`${fingerprint.slice(0, 8)}\``,
    ]),
  );
  return `# What the first sweep shows, on ${sweeps.length} draws of its data

Written by \`npm run first-sweep\`. The sweep that the page opens with: η = ${learningRates.join(', ')}; B = ${batchSizes.join(', ')};
${seeds} seeds, here with the data seeds ${sweeps[0].dataSeed} to ${sweeps[sweeps.length - 1].dataSeed}. The page opens with data seed ${DEFAULT_SPEC.dataset.seed ?? 0}.

- ρ: mean over seeds of the Spearman correlation of η/B with the quantity, over all cells of the seed.
- Limit: λ₁ at the largest η ÷ λ₁ at smaller η on the same diagonal (geometric mean over diagonals); 1 where η/B is all that counts.
- Spread: largest ÷ least λ₁ on a diagonal below the largest η (geometric mean over diagonals; the noise of a single seed is in it).
- Intervals: Student's, 95 %, over seeds and so conditional on the data set; in the last row over data sets.
- →: mean at the smallest η/B → mean at the largest. Short: runs that did not reach the target loss; their cells count nowhere.

| data seed | ρ with λ₁ | ρ with loss gap | ρ with accuracy gap | limit | spread | λ₁ | loss gap | accuracy gap, points | short | fingerprint |
| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
${rows.join('\n')}
${rowOf('all', overDataSeeds(shown), ['', '', '', String(shown.reduce((sum, { short }) => sum + short, 0)), ''])}
`;
}
