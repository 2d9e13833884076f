import { formatShort } from '../../../figure/format-number.ts';
import { formatCount, formatRate, formatRatio } from '../../charts/format.ts';
import { increaseText, sharpnessText } from '../../start/number-text.ts';
import { countWord, plural } from './counting.ts';

const map = {
  name: 'Learning rate by batch size: sharpness λ₁ at the end of training',
  scale: 'λ₁ at the end:',
  flat: (value: number) => `${sharpnessText(value)} flat`,
  sharp: (value: number) => `${sharpnessText(value)} sharp`,
  capped: (count: number, runs: number) => `${count} of ${runs} cap`,
  cappedLong: (count: number, runs: number, loss: number) =>
    `${count} of ${runs} stopped before loss ${formatShort(loss)}`,
  cappedLines: (count: number, runs: number, loss: number) => [
    `${count} of ${runs} stopped`,
    `before loss ${formatShort(loss)}`,
  ],
  stopped: (count: number, runs: number) => `${count} of ${runs} cut`,
  stoppedLong: (count: number, runs: number) => `${count} of ${runs} stopped by you`,
  partly: (count: number, runs: number) => `${count} of ${runs} div.`,
  partlyLong: (count: number, runs: number) => `${count} of ${runs} diverged`,
  diverged: (step: number) => `at step ${formatCount(step)}`,
  divergedLong: (step: number) => `all diverged, the first at step ${formatCount(step)}`,
  waiting: 'waiting',
  planned: 'not trained yet',
  unmeasured: 'λ₁ was not measured',
  running: (value: string, ended: number, runs: number) =>
    `training, λ₁ = ${value} so far, ${ended} of ${runs} seeds ended`,
  value: (value: string) => `λ₁ = ${value}`,
  cell: (rate: number, size: number, text: string) => `η = ${formatRate(rate)}, B = ${formatCount(size)}: ${text}`,
  diagonal: (ratio: number, cells: number) =>
    `η/B = ${formatRatio(ratio)}, ${countWord(cells)} ${cells === 1 ? 'cell' : 'cells'}`,
  ratios: 'Ratios η/B',
  summaryEmpty: 'No cell has been trained yet.',
  summary: (complete: number, all: number, range: readonly [number, number] | null) =>
    `${complete} of ${all} cells can be compared${range ? `; their sharpness λ₁ is from ${sharpnessText(range[0])} to ${sharpnessText(range[1])}` : ''}. Arrow keys move between cells, Enter opens one in the microscope.`,
};

const curves = {
  collapsed: (cells: number) => `On the clock η · step, ${countWord(cells)} settings are one curve`,
  collapsedUpTo: (cells: number, rate: number) =>
    `On the clock η · step, the ${countWord(cells)} settings up to η = ${formatRate(rate)} are one curve`,
  within: (spread: number) => `within ${increaseText(spread)}`,
  sharpness: 'Sharpness on two clocks',
  sharpnessNarrow: 'Sharpness',
  training: 'Sharpness while they train',
  trainLoss: 'Training loss',
  band: (units: string) => `95 % band, ${units}`,
  yLabel: { sharpness: 'sharpness λ₁', trainLoss: 'training loss' },
  xLabel: { steps: 'step', etaSteps: 'η · step', epochs: 'epoch' },
  rate: (rate: number, isFirst: boolean) => (isFirst ? `η = ${formatRate(rate)}` : formatRate(rate)),
  arrow: '× η',
  empty: 'Curves appear as the networks train.',
  summary: (title: string, cells: number, clocks: string) =>
    `${title}: mean over seeds of ${plural(cells, 'cell')}, one curve each, against ${clocks}.`,
  and: ' and ',
};

const gap = {
  falls: 'More noise, smaller gap',
  rises: 'More noise, larger gap',
  unclear: 'No clear relation of the gap to η/B',
  /** Where ranks have that direction and the two ends have the other. */
  uneven: { falls: 'Gap falls by rank, not from end to end', rises: 'Gap rises by rank, not from end to end' },
  named: 'Gap, cell by cell',
  few: (complete: number, all: number, units: string) => `${complete} of ${all} cells; ρ needs all ${units} of each`,
  correlation: (rho: string, interval: string, cells: number, units: string) =>
    `Spearman ρ = ${rho} ${interval}, ${plural(cells, 'cell')}, ${units}`,
  yLabel: { accuracyGap: 'train − test accuracy (percentage points)', lossGap: 'test − train loss' },
  xLabel: 'η / B (noise grows →)',
  note: (units: string) => `each point: one cell; bar: 95 %, ${units}`,
  givenSeeds: (count: number) => `conditional on ${count > 1 ? 'these seeds' : 'this seed'}`,
  givenData: 'conditional on this data set',
  empty: 'A dot appears when all seeds of a cell are in.',
  summary: (cells: number, all: number) =>
    `Generalization gap against η/B, one point with its 95 % interval for each of ${cells} of ${all} cells.`,
};

/** Words of the map and of the figures beside it. */
export const startFigures = { map, curves, gap };
