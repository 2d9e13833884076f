import type { FactsOf } from '../entry-facts.ts';
import type { IdsOf } from '../glossary-text.ts';
import { fraction, nabla, paren, root, row, sub, sum, sup } from '../math/build.ts';

const gB = sub('g', 'B');
const floor = row('⌊', fraction('e', 'E'), '⌋');

/** How a run is trained. */
export const TRAINING_FACTS: FactsOf<IdsOf<'training'>> = {
  sgd: {
    formulas: [row('θ ← θ − η', gB, ',', gB, '=', fraction('1', 'B'), sum('i ∈ B'), sub('g', 'i'))],
    sources: ['deepLearning', 'threeFactors'],
    related: ['learningRate', 'batchSize', 'gradientNoise', 'momentum'],
  },
  learningRate: {
    symbol: 'η',
    formulas: [row('θ ← θ − η', gB)],
    sources: ['deepLearning'],
    related: ['sgd', 'ratio', 'stabilityLimit', 'schedule', 'tuning'],
  },
  batchSize: {
    symbol: 'B',
    formulas: [row('cov', gB, '=', fraction('C', 'B'))],
    sources: ['threeFactors', 'noiseScale'],
    related: ['sgd', 'ratio', 'gradientNoise', 'simpleNoiseScale', 'fullBatch'],
  },
  ratio: {
    symbol: 'η/B',
    formulas: [row('d θ = −', nabla('L'), 'd t +', root('η / B'), sup('C', row('1 / 2')), 'd W')],
    picture: 'diagonals',
    sources: ['threeFactors'],
    related: ['diagonal', 'etaSteps', 'sharpness', 'accuracyGap', 'svag'],
  },
  steps: { related: ['epochs', 'etaSteps', 'sgd'] },
  epochs: {
    formulas: [row('1', 'epoch', '=', fraction('N', 'B'), 'steps')],
    sources: ['deepLearning'],
    related: ['steps', 'etaSteps', 'withoutReplacement'],
  },
  etaSteps: {
    formulas: [row('t =', sum('k'), sub('η', 'k'))],
    picture: 'clocks',
    sources: ['threeFactors'],
    related: ['steps', 'epochs', 'ratio', 'gradientFlow'],
  },
  fullBatch: {
    symbol: 'B = N',
    formulas: [row('θ ← θ − η', nabla('L'))],
    sources: ['edgeOfStability'],
    related: ['batchSize', 'edgeOfStability', 'gradientFlow'],
  },
  withoutReplacement: {
    formulas: [row('cov', gB, '=', fraction('C', 'B'), '·', fraction('N − B', 'N − 1'))],
    sources: ['dynamicalStability'],
    related: ['withReplacement', 'epochs', 'gradientNoise'],
  },
  withReplacement: {
    formulas: [row('cov', gB, '=', fraction('C', 'B'))],
    sources: ['threeFactors'],
    related: ['withoutReplacement', 'svag', 'gradientNoise'],
  },
  momentum: {
    symbol: 'μ',
    formulas: [row('m ← μ m +', gB), row('θ ← θ − η m')],
    picture: 'momentum',
    sources: ['deepLearning', 'noiseBenefit'],
    related: ['nesterov', 'stabilityLimit', 'learningRate'],
  },
  nesterov: {
    formulas: [row('m ← μ m +', gB), row('θ ← θ − η', paren(gB, '+ μ m'))],
    sources: ['deepLearning', 'edgeOfStability'],
    related: ['momentum', 'stabilityLimit'],
  },
  weightDecay: {
    symbol: 'wd',
    formulas: [row('g ←', gB, '+ wd · θ')],
    sources: ['deepLearning'],
    related: ['sgd', 'parameterNorm'],
  },
  schedule: {
    picture: 'schedules',
    sources: ['deepLearning'],
    related: ['stepDecay', 'linearDecay', 'cosineDecay', 'cyclicSchedule', 'warmup'],
  },
  stepDecay: {
    formulas: [row('η ( e ) = η', sup('f', floor))],
    sources: ['deepLearning'],
    related: ['schedule', 'ratio', 'cyclicSchedule'],
  },
  linearDecay: {
    formulas: [row('η ( s ) = η', paren('1 − ( 1 − r )', fraction(row('s −', 's₀'), row('1 −', 's₀'))), ', s >', 's₀')],
    sources: ['deepLearning'],
    related: ['schedule', 'cosineDecay', 'warmup'],
  },
  cosineDecay: {
    formulas: [row('η ( s ) = η', paren('r + ( 1 − r )', fraction('1 + cos π s', '2')))],
    sources: ['warmRestarts'],
    related: ['schedule', 'linearDecay', 'warmup'],
  },
  cyclicSchedule: { sources: ['threeFactors'], related: ['schedule', 'ratio', 'stepDecay'] },
  warmup: {
    formulas: [row(sub('η', 'k'), '= η · min', paren('1 ,', fraction('k + 1', 'K')))],
    sources: ['warmup'],
    related: ['schedule', 'stabilityLimit', 'sharpness'],
  },
  warmStart: { related: ['checkpoint', 'run', 'spec'] },
};
