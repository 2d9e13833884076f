import type { BoardSweep, Selection } from '../../state/app-state.ts';
import { cellsOf, sameRatio } from '../../state/selectors.ts';
import { ALIKE } from '../../sweep/results/alike.ts';
import { quantityInterval, resolutionOf } from '../../sweep/results/quantity-interval.ts';
import { cellMean, unitValuesOf } from '../map/cell-summary.ts';
import { rhoText } from '../panels/gap/rho-text.ts';
import { QUANTITIES } from '../quantities.ts';
import { completeCells, gapQuantityOf } from './complete-cells.ts';
import type { SweepFinding, Trend } from './finding.ts';
import { gapText, rangeText, sharpnessText } from './number-text.ts';
import { isUneven } from './uneven.ts';
import { SHOWN } from './words.ts';

export interface Caption {
  readonly head: string;
  /** Of what is lit, or how far the sweep is; '' where there is nothing to say of it. */
  readonly ofLit: string;
  /** Of the whole map. */
  readonly rest: readonly string[];
}

/** What is lit: a ratio, and a cell of it if one is pointed at. */
export interface LitPlace {
  readonly ratio: number;
  readonly cell: Extract<Selection, { kind: 'cell' }> | null;
}

/** "−0.86 [−0.96, −0.71]" */
const correlated = ({ correlation: { estimate, interval } }: Trend) =>
  `${rhoText(estimate)} ${rangeText(interval, rhoText)}`;

/** The cells of a ratio that can be compared, by η, and their λ₁. */
function endsOn(sweep: BoardSweep, ratio: number) {
  return completeCells(sweep, 'sharpness')
    .filter(({ learningRate, batchSize }) => sameRatio(learningRate / batchSize, ratio))
    .toSorted((a, b) => a.learningRate - b.learningRate)
    .map((cell) => ({ cell, end: cellMean(cell, 'sharpness') }));
}

/** What the cells of a ratio ended at; '' where none can be compared. */
export function ratioSentence(sweep: BoardSweep, ratio: number): string {
  const own = endsOn(sweep, ratio);
  const [first] = own;
  if (!first) return '';
  const ends = own.map(({ end }) => end);
  if (own.length === 1) return SHOWN.oneOnRatio(ratio, first.cell.learningRate, first.cell.batchSize, first.end);
  const rates = own.map(({ cell }) => cell.learningRate);
  const change = Math.max(...rates) / Math.min(...rates);
  const areClose = (some: readonly number[]) => Math.max(...some) <= ALIKE * Math.min(...some);
  // Cells are by η: the last is that of the largest η, where η/B alone is known to fail.
  const below = ends.slice(0, -1);
  const [rate = 0, largest = 0] = rates.slice(-2);
  const end = ends.at(-1) ?? Number.NaN;
  if (!areClose(ends) && below.length > 1 && areClose(below) && largest === Math.max(...sweep.plan.learningRates))
    return SHOWN.onRatioUpTo(ratio, change, below, { rate, largest, end });
  return SHOWN.onRatio(ratio, change, ends, areClose(ends));
}

/** The numbers of one cell, with their intervals; '' where it has none. */
function cellSentence(sweep: BoardSweep, place: Extract<Selection, { kind: 'cell' }>): string {
  const cell = completeCells(sweep, 'sharpness').find(
    (each) => each.learningRate === place.learningRate && each.batchSize === place.batchSize,
  );
  if (!cell) return '';
  const resolution = resolutionOf(sweep.plan, true);
  const intervalOf = (quantity: 'sharpness' | 'accuracyGap' | 'lossGap', format: (value: number) => string) =>
    rangeText(quantityInterval(unitValuesOf(cell, quantity), quantity, resolution), format);
  const gap = gapQuantityOf(sweep.plan);
  const isAccuracy = gap === 'accuracyGap';
  const shownGap = (value: number) => gapText(QUANTITIES[gap].factor * value, isAccuracy);
  return SHOWN.cell(place.learningRate, place.batchSize, [
    SHOWN.cellSharpness(cellMean(cell, 'sharpness'), intervalOf('sharpness', sharpnessText)),
    SHOWN.cellGap(shownGap(cellMean(cell, gap)), intervalOf(gap, shownGap), isAccuracy ? SHOWN.points : ''),
  ]);
}

function trendPart(trend: Trend, name: string): string {
  if (trend.direction === 'unclear') return SHOWN.unclear(name, correlated(trend));
  const isAccuracy = trend.quantity === 'accuracyGap';
  const shown = (value: number) =>
    trend.quantity === 'sharpness'
      ? sharpnessText(value)
      : gapText(QUANTITIES[trend.quantity].factor * value, isAccuracy);
  const [first] = trend.means;
  const last = trend.means.at(-1);
  if (!first || !last) return '';
  if (isUneven(trend)) return SHOWN.uneven(name, SHOWN[trend.direction], correlated(trend));
  const unit = isAccuracy ? SHOWN.points : '';
  return SHOWN.trend(name, SHOWN[trend.direction], shown(first.mean), `${shown(last.mean)}${unit}`, correlated(trend));
}

/** Up to which η/B little happens; '' where the change begins at once. */
function flatSentence({ sharpness, gap }: SweepFinding): string {
  const flat = (trend: Trend | null) => (trend && trend.direction !== 'unclear' ? trend.flatUpTo : null);
  const [ofSharpness, ofGap] = [flat(sharpness), flat(gap)];
  if (ofSharpness !== null && ofGap !== null)
    return sameRatio(ofSharpness, ofGap) ? SHOWN.bothFlat(ofGap) : SHOWN.flat(ofSharpness, ofGap);
  if (ofSharpness !== null) return SHOWN.oneFlat(SHOWN.sharpness, ofSharpness);
  return ofGap !== null ? SHOWN.oneFlat(SHOWN.gap, ofGap) : '';
}

/** Where η/B alone does not decide. */
function limitSentences({ agreement, departure, verdict }: SweepFinding): string[] {
  if (verdict === 'apart' && agreement) return [SHOWN.apart(agreement.perDoubling, agreement.interval)];
  if (!departure || !(departure.interval.high < 1 || departure.interval.low > 1)) return [];
  return [SHOWN.departs(departure.learningRate, departure.estimate, departure.interval)];
}

/** Runs that diverged or did not reach the target loss, and where. */
export function lostSentences({ plan, diverged, capped }: SweepFinding): string[] {
  const { runs, learningRates, spec } = plan;
  const all = learningRates.length;
  return [
    ...(diverged ? [SHOWN.diverged(diverged.count, runs.length, diverged.learningRates, all)] : []),
    ...(capped && spec.budget.kind === 'untilLoss'
      ? [SHOWN.capped(capped.count, runs.length, spec.budget.loss, capped.learningRates, all)]
      : []),
  ];
}

/** Why there is nothing to compare; null where there is. */
export function emptySentences({
  plan,
  diverged,
  capped,
  isMeasured,
  completeCells: complete,
  allCells,
}: SweepFinding): string[] | null {
  const { runs, spec, learningRates } = plan;
  if (diverged?.count === runs.length) return [SHOWN.allDiverged(diverged.firstStep, Math.min(...learningRates))];
  if (spec.budget.kind === 'untilLoss' && capped?.count === runs.length)
    return [SHOWN.allCapped(spec.budget.loss, spec.budget.maxEpochs)];
  if (!isMeasured) return [SHOWN.unmeasured];
  return complete < 3 ? [SHOWN.fewCells(complete, allCells)] : null;
}

const said = (sentences: readonly string[]) => sentences.filter((text) => text !== '');

/** What a finished sweep shows, of what is lit and over the whole map. */
function finishedCaption(sweep: BoardSweep, finding: SweepFinding, lit: LitPlace | null): Omit<Caption, 'head'> {
  const ofLit = lit ? (lit.cell && cellSentence(sweep, lit.cell)) || ratioSentence(sweep, lit.ratio) : '';
  const lost = lostSentences(finding);
  const empty = emptySentences(finding);
  if (empty) {
    const isTotal = (finding.diverged ?? finding.capped)?.count === sweep.plan.runs.length;
    return { ofLit: isTotal ? '' : ofLit, rest: [...empty, ...(isTotal ? [] : lost)] };
  }
  const parts = [
    ...(finding.sharpness ? [trendPart(finding.sharpness, SHOWN.sharpness)] : []),
    ...(finding.gap ? [trendPart(finding.gap, SHOWN.gap)] : []),
  ];
  const over = parts.length > 0 ? SHOWN.overMap(parts) : '';
  return { ofLit, rest: said([over, flatSentence(finding), ...limitSentences(finding), ...lost]) };
}

/** What is known of a sweep that trains. */
function progressCaption(sweep: BoardSweep, lit: LitPlace | null): Omit<Caption, 'head'> {
  const { finished, plan } = sweep;
  const own = lit ? cellsOf(sweep).filter((cell) => sameRatio(cell.learningRate / cell.batchSize, lit.ratio)) : [];
  const ends = lit ? endsOn(sweep, lit.ratio).map(({ end }) => end) : [];
  const paused = sweep.status === 'paused' ? SHOWN.paused : '';
  const ofRatio = lit && own.length > 1 ? SHOWN.someOnRatio(lit.ratio, ends.length, own.length, ends) : '';
  return {
    ofLit: said([paused, SHOWN.progress(finished.size, plan.runs.length)]).join(' '),
    rest: said([ofRatio, SHOWN.nothingYet]),
  };
}

/** The sentences under the figures; `finding` is that of a finished sweep. */
export function captionOf(sweep: BoardSweep | null, finding: SweepFinding | null, lit: LitPlace | null): Caption {
  const plain = (...sentences: readonly string[]): Caption => ({ head: '', ofLit: '', rest: sentences });
  if (!sweep) return plain(SHOWN.before);
  switch (sweep.status) {
    case 'finished':
      return finding ? { head: SHOWN.head, ...finishedCaption(sweep, finding, lit) } : plain();
    case 'failed':
      return plain(SHOWN.failed(sweep.error ?? ''));
    case 'stopped':
      return plain(SHOWN.stopped(sweep.finished.size, sweep.plan.runs.length));
    case 'preparing':
      return plain(SHOWN.preparing, SHOWN.before);
    default:
      return { head: SHOWN.soFar, ...progressCaption(sweep, lit) };
  }
}

/** All sentences of a caption. */
export const sentencesOf = ({ ofLit, rest }: Caption): string => said([ofLit, ...rest]).join(' ');
