import type { UnitKind } from '../../../sweep/results/units.ts';
import { formatCount, formatRate, formatRatio } from '../../charts/format.ts';

const map = {
  grid: 'Learning rate by batch size',
  quantity: 'Quantity shown by colour',
  colour: (quantity: string, unit: UnitKind) => `Colour: ${quantity}, mean over ${unit}s`,
  colourOf: (quantity: string) => `Colour: ${quantity}`,
  colourOfContrast: (contrast: string, quantity: string) => `Colour: ${contrast} of ${quantity}`,
  diagonal: (ratio: number, cells: number) =>
    `Diagonal η/B = ${formatRatio(ratio)}, ${cells} ${cells === 1 ? 'cell' : 'cells'}`,
  both: 'A and B',
  contrast: 'B against A',
  microscope: 'Microscope',
  empty: {
    title: 'One cell per learning rate and batch size',
    text: 'Press Run: each cell trains one network per seed, is coloured by their result, and shows their loss in miniature. Diagonals have constant η/B, the ratio that is said to determine the flatness of the minimum.',
  },
};

/** What a cell of the map is to those who do not see it, and the notes in its corner. */
const cell = {
  diverged: 'diverged',
  noValue: 'no value yet',
  lost: (count: number, runs: number) => `, ${count} of ${runs} diverged`,
  capped: (count: number, runs: number) => `, ${count} of ${runs} did not reach the target loss`,
  differs: ', differs from the link',
  lostNote: (count: number, runs: number) => `${count}/${runs} div.`,
  cappedNote: (count: number, runs: number) => `${count}/${runs} cap`,
};

/** The numbers of what is pointed at. */
const readout = {
  runs: (count: number) => `${formatCount(count)} ${count === 1 ? 'run' : 'runs'} selected`,
  ratio: (ratio: number, cells: number, runs: number) =>
    `η/B = ${formatRatio(ratio)}: ${cells} ${cells === 1 ? 'cell' : 'cells'}, ${runs} runs`,
  cellNote: (units: string, condition: string) =>
    `Mean and its 95 % interval over ${units}${condition && `, ${condition}`}.`,
  runsNote: (runs: number) => `Mean and range over ${runs} runs.`,
  lost: (count: number, runs: number) => `${count} of ${runs} diverged and omitted.`,
  capped: (count: number) => `${count} spent their budget above the target loss.`,
  oneRun: 'One run.',
  measuredRun: (error: string, isConverged: boolean) =>
    `One run. λ₁ by Lanczos, error ${error}${isConverged ? '' : ', not converged'}.`,
};

export interface MapTrend {
  readonly isFalling: boolean;
  readonly from: string;
  readonly first: number;
  readonly to: string;
  readonly last: number;
  readonly correlation: string;
}

/** What the finished map shows. `quantity`: within a sentence; `range`: an interval in brackets. */
const finding = {
  unclear: (quantity: string, correlation: string) => `No clear relation of ${quantity} to η/B: ${correlation}.`,
  trend: (quantity: string, { isFalling, from, first, to, last, correlation }: MapTrend) =>
    `As η/B grows ${quantity} ${isFalling ? 'falls' : 'rises'}, from ${from} at ${formatRatio(first)} to ${to} at ${formatRatio(last)}: ${correlation}.`,
  uneven: (quantity: string, { isFalling, from, first, to, last, correlation }: MapTrend) =>
    `Ranked by η/B ${quantity} tends to ${isFalling ? 'fall' : 'rise'}, but not from end to end (${from} at ${formatRatio(first)}, ${to} at ${formatRatio(last)}): ${correlation}.`,
  alike: (rate: number, apart: string) =>
    `Below η = ${formatRate(rate)} cells on a diagonal differ by at most ${apart}.`,
  departs: (rate: number, departure: string) =>
    `At η = ${formatRate(rate)} η/B alone does not determine the result: ${departure}.`,
  ofRatio: (estimate: string, range: string) =>
    `${estimate} ${range} times the value of smaller η on the same diagonals`,
  ofDifference: (estimate: string, range: string) => `${estimate} ${range} relative to smaller η on the same diagonals`,
  intervals: (condition: string) => `Intervals are ${condition}.`,
};

/** Spearman's ρ between η/B and a quantity. */
const correlation = {
  /** `unit`: what it is the mean over; null for a single ρ. */
  name: (unit: UnitKind | null) => (unit === null ? 'Spearman ρ' : `mean per-${unit.replace(' ', '-')} Spearman ρ`),
  cells: (cells: number, all: number) => `${cells === all ? cells : `${cells} of ${all}`} cells`,
  few: 'ρ needs three cells with',
  fewSoFar: (needs: string, cells: number, all: number) => `${needs}: ${cells} of ${all} so far`,
  needs: {
    target: 'every run at the target loss',
    ended: 'every run ended',
    value: 'a value of every run',
  },
  undefined: (name: string) => `${name} is not defined:`,
  undefinedWhy: 'all cells have the same value, or the same η/B',
};

/** Words of the map and of what it shows. */
export const panelsMap = { map, cell, readout, finding, correlation };
