import type { FactsOf } from '../entry-facts.ts';
import type { IdsOf } from '../glossary-text.ts';
import { fraction, paren, root, row, size, sub, under } from '../math/build.ts';

const rankOf = (of: string) => sub('r', of);
const n0 = sub('n', '0');
const overlined = { tag: 'mover', content: [row('x'), { tag: 'mo', content: '¯' }] } as const;

/** Sweeps, statistics, claims, and why numbers can be trusted. */
export const SWEEP_TRUST_FACTS: FactsOf<IdsOf<'sweep' | 'statistics' | 'claims' | 'trust'>> = {
  sweep: { related: ['spec', 'run', 'cell', 'seed'] },
  spec: { related: ['sweep', 'fingerprint', 'budget'] },
  run: { related: ['cell', 'seed', 'diverged', 'budgetSpent'] },
  cell: { related: ['diagonal', 'run', 'confidenceInterval'] },
  diagonal: { symbol: 'η/B', related: ['ratio', 'cell', 'etaSteps'] },
  seed: { related: ['dataSeed', 'initialisation', 'replication'] },
  budget: { related: ['reachedTarget', 'budgetSpent', 'comparison', 'etaSteps'] },
  reachedTarget: { related: ['budgetSpent', 'budget', 'trainLoss'] },
  budgetSpent: { symbol: 'cap', related: ['reachedTarget', 'budget', 'diverged'] },
  stopped: { related: ['budgetSpent', 'run'] },
  divergenceRule: { related: ['diverged', 'stabilityLimit'] },
  cadence: { related: ['tier', 'checkpoint'] },
  tier: { related: ['cadence', 'sharpness', 'simpleNoiseScale'] },
  comparison: { related: ['budget', 'steps', 'epochs', 'etaSteps'] },
  tuning: { sources: ['noiseBenefit'], related: ['learningRate', 'noiseScale', 'confidenceInterval'] },
  checkpoint: { related: ['warmStart', 'run', 'cadence'] },
  confidenceInterval: {
    formulas: [row(overlined, '±', sub('t', row('0.975 , n − 1')), fraction('s', root('n')))],
    picture: 'intervals',
    sources: ['student'],
    related: ['replication', 'seed', 'equivalenceTest', 'verdict'],
  },
  replication: { related: ['seed', 'dataSeed', 'confidenceInterval'] },
  spearman: {
    symbol: 'ρ',
    formulas: [
      row(
        'ρ =',
        fraction(row('cov', paren(rankOf('x'), ',', rankOf('y'))), row(sub('σ', rankOf('x')), sub('σ', rankOf('y')))),
      ),
    ],
    picture: 'ranks',
    sources: ['kendallBook'],
    related: ['kendall', 'confidenceInterval', 'ratio'],
  },
  kendall: {
    symbol: 'τ',
    formulas: [
      row(
        'τ =',
        fraction(
          row(sub('n', '+'), '−', sub('n', '−')),
          root(row(paren(n0, '−', sub('n', 'x')), paren(n0, '−', sub('n', 'y')))),
        ),
      ),
      row(n0, '=', fraction('n ( n − 1 )', '2')),
    ],
    sources: ['kendallTies'],
    related: ['spearman', 'equivalenceTest'],
  },
  equivalenceTest: {
    formulas: [row(size('μ₁ −', 'μ₂'), '< Δ')],
    picture: 'equivalence',
    sources: ['schuirmann'],
    related: ['confidenceInterval', 'verdict', 'holm'],
  },
  holm: {
    formulas: [
      row(
        sub({ tag: 'mover', content: [row('p'), { tag: 'mo', content: '~' }] }, 'k'),
        '=',
        under('max', 'j ≤ k'),
        'min',
        paren('1 , ( n − j + 1 )', sub('p', 'j')),
      ),
    ],
    sources: ['holm'],
    related: ['criterion', 'equivalenceTest'],
  },
  claim: { related: ['criterion', 'verdict'] },
  criterion: { related: ['claim', 'verdict', 'holm'] },
  verdict: { picture: 'verdicts', related: ['supported', 'refuted', 'undecided', 'confidenceInterval'] },
  supported: { related: ['verdict', 'refuted', 'undecided'] },
  refuted: { related: ['verdict', 'supported', 'undecided'] },
  undecided: { related: ['verdict', 'supported', 'refuted'] },
  fingerprint: { related: ['reproduced', 'mixed', 'spec', 'engine'] },
  reproduced: { related: ['fingerprint', 'mixed', 'engine'] },
  mixed: { related: ['fingerprint', 'engine', 'webgl'] },
  engine: { related: ['simd', 'webgl', 'tfjs-cpu', 'selfCheck'] },
  simd: { related: ['webgl', 'engine', 'fingerprint'] },
  webgl: { related: ['simd', 'engine', 'unitRoundoff'] },
  'tfjs-cpu': { related: ['simd', 'webgl', 'engine'] },
  selfCheck: { related: ['engine', 'unitRoundoff', 'residual'] },
  singlePrecision: { sources: ['higham'], related: ['unitRoundoff', 'engine'] },
  unitRoundoff: {
    symbol: 'u',
    formulas: [row('x ⊕ y = ( x + y ) ( 1 + δ ) ,', size('δ'), '≤ u')],
    sources: ['higham'],
    related: ['singlePrecision', 'selfCheck', 'residual'],
  },
};
