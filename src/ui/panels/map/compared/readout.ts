import { mean } from '../../../../math/statistics.ts';
import type { BoardSweep, MapQuantity, Moment, Selection } from '../../../../state/app-state.ts';
import { comparedResults, quantityOf, runsInOther, runsOf } from '../../../../state/selectors.ts';
import { equalityOf, isDecided } from '../../../../sweep/results/compare-cells.ts';
import { resolutionOf } from '../../../../sweep/results/quantity-interval.ts';
import type { RunResult } from '../../../../sweep/results/results.ts';
import { unitKindOf } from '../../../../sweep/results/units.ts';
import { cellsOfSelection } from '../../../comparison/comparison-finding.ts';
import { contrastName, contrastRange, contrastText, contrastUnit } from '../../../comparison/contrast-text.ts';
import { pairedCells, quantityComparison } from '../../../comparison/paired-cells.ts';
import { contrastOf } from '../../../quantities.ts';
import { COMPARISON } from '../../../workbench/words.ts';
import { READOUT_QUANTITIES, type Readout, readoutOf } from '../readout.ts';

interface Shown {
  readonly value: string;
  readonly spread: string;
}

export interface ComparedRow {
  readonly name: string;
  readonly a: Shown;
  readonly b: Shown;
  /** B ÷ A or B − A with its interval; which of them is in `contrastName`. */
  readonly contrast: Shown;
  readonly contrastName: string;
  readonly isDecided: boolean;
}

export interface ComparedReadout {
  readonly title: string;
  readonly rows: readonly ComparedRow[];
  readonly note: string;
}

const NOTHING: Shown = { value: '–', spread: '' };

/** B against A of one run each: without an interval. */
function contrastOfRuns(quantity: MapQuantity, a: readonly RunResult[], b: readonly RunResult[]): Shown {
  const meanOf = (results: readonly RunResult[]) => mean(results.map((result) => quantityOf(result, quantity)));
  const [before, after] = [meanOf(a), meanOf(b)];
  const isRatio = contrastOf(quantity) === 'ratio';
  const estimate = isRatio ? after / before : after - before;
  const isKnown = Number.isFinite(estimate) && (!isRatio || estimate > 0);
  return isKnown ? { value: `${contrastText(quantity, estimate)}${contrastUnit(quantity)}`, spread: '' } : NOTHING;
}

interface ComparedReadoutOf {
  readonly selection: Selection;
  readonly at: Moment;
}

/** The numbers of what is pointed at in both sweeps, and B against A: of a cell, or on average over the cells of a diagonal. */
export function comparedReadoutOf(
  a: BoardSweep,
  b: BoardSweep,
  { selection, at }: ComparedReadoutOf,
): ComparedReadout | null {
  const readoutIn = (sweep: BoardSweep, other: BoardSweep, own: Selection, runs: ReadonlySet<number>) => {
    const all = comparedResults(sweep, at, other);
    const { plan } = sweep;
    return { readout: readoutOf(own, { runs, all, plan, resolution: resolutionOf(plan, at === 'end') }), all };
  };
  const runs = { a: runsOf(selection, a.plan), b: runsInOther(selection, a.plan, b.plan) };
  const [ofA, ofB] = [readoutIn(a, b, selection, runs.a), readoutIn(b, a, selection, runs.b)];
  const head: Readout | null = ofA.readout ?? ofB.readout;
  if (!head) return null;
  const areRuns = selection.kind === 'run' || selection.kind === 'runs';
  const cells = areRuns ? [] : cellsOfSelection(pairedCells(a, b, at), selection);
  const chosen = (results: readonly RunResult[], own: ReadonlySet<number>) =>
    results.filter(({ run }) => own.has(run.id));
  let note: string | null = null;
  const rows = READOUT_QUANTITIES.map((quantity, i): ComparedRow => {
    const found = areRuns ? null : quantityComparison(a, b, { quantity, at }).over(cells);
    if (found)
      note ??= found.isPaired
        ? COMPARISON.pairs(found.units[0], unitKindOf(a.plan))
        : COMPARISON.independent(found.units, unitKindOf(a.plan));
    const contrast = found
      ? {
          value: `${contrastText(quantity, found.estimate)}${contrastUnit(quantity)}`,
          spread: contrastRange(quantity, found.interval),
        }
      : areRuns
        ? contrastOfRuns(quantity, chosen(ofA.all, runs.a), chosen(ofB.all, runs.b))
        : NOTHING;
    return {
      name: head.rows[i]?.name ?? '',
      a: ofA.readout?.rows[i] ?? NOTHING,
      b: ofB.readout?.rows[i] ?? NOTHING,
      contrast,
      contrastName: contrastName(quantity),
      isDecided: found !== null && isDecided(found, contrastOf(quantity)),
    };
  });
  return {
    title: head.title,
    rows,
    note: note === null ? head.note : COMPARISON.interval(note, cells.length, EQUALITY),
  };
}

const EQUALITY = { ratio: equalityOf('ratio'), difference: equalityOf('difference') };
