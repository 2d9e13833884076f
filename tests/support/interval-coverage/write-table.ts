import { ALL_CASES, ALL_CASES_BEFORE, ALL_CASES_BEYOND, isCovered, MARGIN } from './all-cases.ts';
import { type CoverageCase, coverageOf, rowOf } from './case.ts';
import { ladderSection } from './ladder-table.ts';

const REPETITIONS = 4000;
/** Of the methods replaced, each of which resamples its data some hundred times. */
const BEFORE = 500;

const digits = (share: number) => share.toFixed(3);

interface Cell {
  readonly one: CoverageCase;
  readonly covered: number;
}

const measure = (cases: readonly CoverageCase[], repetitions: number): Cell[] =>
  cases.map((one) => ({ one, covered: coverageOf(one, repetitions).covered }));

function rowsOf(cells: readonly Cell[]): Map<string, Cell[]> {
  const rows = new Map<string, Cell[]>();
  for (const cell of cells) rows.set(rowOf(cell.one), [...(rows.get(rowOf(cell.one)) ?? []), cell]);
  return rows;
}

const coverages = (cells: readonly Cell[] | undefined) => cells?.map(({ covered }) => digits(covered)).join(', ') ?? '';

const remark = (cells: readonly Cell[]) => {
  const missed = cells.filter(({ one, covered }) => !isCovered(one, covered));
  if (missed.length > 0) return `misses at ${missed.map(({ one }) => one.seeds).join(', ')}`;
  return cells.some(({ one, covered }) => covered > one.level + MARGIN) ? 'over-covers' : '';
};

/** The table of docs/interval-coverage.md. */
function table(now: readonly Cell[], before: readonly Cell[]): string[] {
  const old = rowsOf(before);
  return [
    '| interval | data | n | before | now | remark |',
    '| --- | --- | --- | --- | --- | --- |',
    ...[...rowsOf(now)].map(([row, cells]) => {
      const sizes = cells.map(({ one }) => one.seeds).join(', ');
      return `| ${row} | ${sizes} | ${coverages(old.get(row))} | ${coverages(cells)} | ${remark(cells)} |`;
    }),
  ];
}

const shownWhere = () =>
  [...new Map(ALL_CASES.map(({ interval, shown }) => [interval, shown]))].map(
    ([interval, shown]) => `- ${interval}: ${shown}`,
  );

/** docs/interval-coverage.md: every interval that is shown anywhere, and how often it holds the truth. */
export function coverageDocument(): string {
  const errorAt = (repetitions: number) => digits(Math.sqrt((0.95 * 0.05) / repetitions));
  return [
    '# Coverage of every interval shown',
    '',
    'Written by `npm run coverage`; do not edit. Each number is the share of simulated data sets whose interval holds the truth',
    `(nominal level 0.95 unless the row says otherwise), at n independent replicates: seeds, data seeds, or random vectors.`,
    `“Now”: ${REPETITIONS.toLocaleString('en')} simulations, standard error ${errorAt(REPETITIONS)}. “Before”: the method replaced, about its own estimand, ${BEFORE}`,
    `simulations, standard error ${errorAt(BEFORE)}; empty where nothing changed. Intervals of discrete or bounded statistics may over-cover. The processes are`,
    'in `tests/support/interval-coverage`; `tests/numerics/interval-coverage.test.ts` asks for two points.',
    '',
    ...table(measure(ALL_CASES, REPETITIONS), measure(ALL_CASES_BEFORE, BEFORE)),
    '',
    '## Where they are shown',
    '',
    ...shownWhere(),
    '',
    'The replicate is the seed, which has the same initial weights in all cells; where a sweep has several data seeds it is the',
    'data seed, with its seeds averaged. A correlation is over the cells that no seed lacks. The estimators of probes are',
    'checked on real networks as well: `tests/numerics/probes/coverage.test.ts`, 1,000 repetitions each, 0.93 to 0.97.',
    '',
    ...ladderSection(),
    '## Harder data',
    '',
    'Not what these intervals are made for, to know how far they fall short.',
    '',
    ...table(measure(ALL_CASES_BEYOND, REPETITIONS), []),
    '',
    '## Not intervals of this kind',
    '',
    '- ± of λ₁, margins, interpolation and other numbers marked `bound`: the exact value is within it (residual, rounding).',
    '- ± marked `indication`: a scale of what may be missing, without a level.',
    '- Smallest … largest over a diagonal (map readout), and the η within one standard error of the best (Tuning): ranges.',
    '- The band of a spectrum: Wilson’s interval of the mean over random vectors, in `tests/numerics/probes/coverage.test.ts`.',
    '',
  ].join('\n');
}
