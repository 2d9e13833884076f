import { formatNumber, formatShort } from '../../../figure/format-number.ts';
import type { Interval } from '../../../math/interval.ts';
import { formatCount, formatRate, formatRatio, formatSeconds } from '../../charts/format.ts';
import { factorRange, sharpnessText } from '../../start/number-text.ts';
import { capitalised, countWord, listed, plural } from './counting.ts';

const networks = (count: number) => plural(count, 'network');

/** "all at η = 0.8", "at η = 0.4 and 0.8" */
const where = (rates: readonly number[], all: number) =>
  `${rates.length === 1 && all > 1 ? 'all at' : 'at'} η = ${listed(rates.map(formatRate))}`;

const shown = {
  head: 'What this shows.',
  soFar: 'So far.',
  onRatio: (ratio: number, change: number, ends: readonly number[], isAlike: boolean) => {
    const differ = `On ${formatRatio(ratio)}, η and B differ ${formatShort(change)}-fold`;
    const end = `end at sharpness ${listed(ends.map(sharpnessText))}`;
    return `${differ}${isAlike ? ', yet' : ', and'} the ${countWord(ends.length)} cells ${end}.`;
  },
  onRatioUpTo: (
    ratio: number,
    change: number,
    ends: readonly number[],
    limit: { rate: number; largest: number; end: number },
  ) =>
    `On ${formatRatio(ratio)}, η and B differ ${formatShort(change)}-fold; up to η = ${formatRate(limit.rate)} the cells still end alike, at sharpness ${listed(ends.map(sharpnessText))}, at η = ${formatRate(limit.largest)} at ${sharpnessText(limit.end)}.`,
  oneOnRatio: (ratio: number, rate: number, size: number, end: number) =>
    `On ${formatRatio(ratio)} one cell, η = ${formatRate(rate)} and B = ${formatCount(size)}, ends at sharpness ${sharpnessText(end)}.`,
  cell: (rate: number, size: number, parts: readonly string[]) =>
    `η = ${formatRate(rate)}, B = ${formatCount(size)}: ${parts.join('; ')}.`,
  cellSharpness: (value: number, interval: string) => `sharpness λ₁ ${sharpnessText(value)} ${interval}`,
  cellGap: (value: string, interval: string, unit: string) => `gap ${value} ${interval}${unit}`,
  points: ' points',
  trend: (name: string, verb: string, from: string, to: string, rho: string) =>
    `${name} ${verb} from ${from} to ${to} (ρ = ${rho})`,
  uneven: (name: string, verb: string, rho: string) =>
    `${name} ${verb} by rank, though not from end to end (ρ = ${rho})`,
  falls: 'falls',
  rises: 'rises',
  overMap: (parts: readonly string[]) => `As η/B grows over the map, ${parts.join(', and ')}.`,
  sharpness: 'sharpness',
  gap: 'the generalization gap',
  unclear: (name: string, rho: string) => `${name} has no clear relation to η/B (ρ = ${rho})`,
  bothFlat: (ratio: number) => `Up to ${formatRatio(ratio)} both hardly change: the larger ratios carry the effect.`,
  flat: (sharpness: number, gap: number) =>
    `Up to ${formatRatio(sharpness)} sharpness hardly changes, and the gap up to ${formatRatio(gap)}: the larger ratios carry the effect.`,
  oneFlat: (name: string, ratio: number) =>
    `Up to ${formatRatio(ratio)} ${name} hardly changes: the larger ratios carry the effect.`,
  departs: (rate: number, factor: number, interval: Interval) =>
    `At η = ${formatRate(rate)} the ratio alone does not decide: sharpness is ${formatNumber(factor, 2)} ${factorRange(interval)} times that of smaller η on the same ratio.`,
  apart: (factor: number, interval: Interval) =>
    `At equal η/B, doubling η and B changes sharpness by a factor of ${formatNumber(factor, 2)} ${factorRange(interval)}: the ratio alone does not decide it.`,
  diverged: (count: number, runs: number, rates: readonly number[], all: number) =>
    `${formatCount(count)} of ${plural(runs, 'run')} diverged, ${where(rates, all)}.`,
  allDiverged: (step: number, least: number) =>
    `All runs diverged, the first at step ${formatCount(step)}: even η = ${formatRate(least)} is too large here. Add a smaller learning rate.`,
  capped: (count: number, runs: number, loss: number, rates: readonly number[], all: number) =>
    `${formatCount(count)} of ${plural(runs, 'run')} stopped before loss ${formatShort(loss)}, ${where(rates, all)}; their cells are outlined and not compared.`,
  allCapped: (loss: number, epochs: number) =>
    `No run reached loss ${formatShort(loss)} within ${plural(epochs, 'epoch')}, so nothing can be compared. Allow more epochs or a higher loss.`,
  unmeasured: 'Sharpness λ₁ was not measured in this sweep, so the map has no values.',
  fewCells: (complete: number, all: number) =>
    `${complete} of ${all} cells can be compared; a relation to η/B needs three, each with two seeds or more.`,
  progress: (ended: number, runs: number) => `${formatCount(ended)} of ${networks(runs)} are trained.`,
  nothingYet: 'Nothing is concluded before all seeds of a cell are in.',
  someOnRatio: (ratio: number, ended: number, all: number, ends: readonly number[]) =>
    ended === 0
      ? `None of the ${countWord(all)} cells on ${formatRatio(ratio)} has ended yet.`
      : `${capitalised(countWord(ended))} of the ${countWord(all)} cells on ${formatRatio(ratio)} ${ended === 1 ? 'has' : 'have'} ended, at sharpness ${listed(ends.map(sharpnessText))}.`,
  before:
    'Each cell of the map trains the same network once per seed, at its own learning rate and batch size; its curve is the sharpness.',
  preparing: 'Preparing the data …',
  paused: 'Paused.',
  stopped: (ended: number, runs: number) =>
    `Stopped after ${formatCount(ended)} of ${plural(runs, 'run')}: nothing is concluded.`,
  failed: (reason: string) => `The sweep failed: ${reason}`,
};

const turn = {
  head: 'Your turn.',
  point: { head: 'Point at a diagonal', rest: ' while it runs: same η/B, same curve?' },
  tap: { head: 'Tap a diagonal', rest: ' while it runs: same η/B, same curve?' },
  left: (seconds: number) => `≈ ${formatSeconds(seconds)} left.`,
  question: (rate: number) => `Which cell would end flattest at η = ${formatRate(rate)}?`,
  place: 'Place your guess',
  cost: (runs: number, seconds: string) => `, then run it: ${plural(runs, 'run')}${seconds}.`,
  seconds: (seconds: number) => `, ≈ ${formatSeconds(seconds)}`,
  choose: (rate: number) => `At η = ${formatRate(rate)} the flattest will be`,
  option: (size: number) => `B = ${formatCount(size)}`,
  placed: (size: number, rate: number) =>
    `Your guess: B = ${formatCount(size)} is flattest at η = ${formatRate(rate)}.`,
  change: 'Change it',
  run: (runs: number) => `Run ${networks(runs)}`,
  right: (size: number, value: number) =>
    `You guessed right: B = ${formatCount(size)} ends flattest, at ${sharpnessText(value)}.`,
  wrong: (guess: number, own: number, size: number, value: number) =>
    `You guessed B = ${formatCount(guess)}, which ends at ${sharpnessText(own)}; the flattest is B = ${formatCount(size)}, at ${sharpnessText(value)}.`,
  lost: (guess: number) =>
    `You guessed B = ${formatCount(guess)}, whose runs diverged or stopped early: it cannot be compared.`,
  undecided: (rate: number) =>
    `No cell at η = ${formatRate(rate)} can be compared: its runs diverged or stopped early.`,
  close: (size: number) => `The next, B = ${formatCount(size)}, is within its error.`,
};

/** Words of the caption, which says what the numbers show, and of the guess. */
export const startCaption = { shown, turn };
