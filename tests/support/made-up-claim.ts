import type { Claim, Evidence } from '../../src/claims/claim.ts';
import { type ClaimRecord, claimFingerprint } from '../../src/evidence/claim-record.ts';
import type { SweepSpecInput } from '../../src/sweep/spec/sweep-spec.ts';

/** A claim that nothing tests: for what is written and drawn about claims. */
export const MADE_UP: Claim = {
  id: 'M00-1',
  title: 'Twice as much is double',
  source: { cite: 'Nobody 1900', title: 'On Doubling', arxiv: '0000.00000', place: 'section 2', provenance: 'read' },
  statement: 'Twice as much is double.',
  symbols: 'y_a = 2 x^2',
  experiment: 'Doubling over x.',
  subject: 'network',
  criteria: [
    { name: 'slope', predicted: { low: 1.8, high: 2.2 } },
    { name: 'growth', predicted: { low: 0, high: Number.POSITIVE_INFINITY } },
  ],
  replicate: 'seed',
  cost: {
    quick: { seconds: 1, work: '2 x × 3 seeds' },
    standard: { seconds: 2, work: '2 x × 6 seeds' },
    thorough: { seconds: 3, work: '2 x × 9 seeds' },
  },
  pitfalls: ['Zero doubles to zero.'],
  sweeps: () => [SWEEP],
  perform: () => Promise.reject(new Error('not to be performed')),
  evidence: () => {
    throw new Error('not to be judged');
  },
};

export const EVIDENCE: Evidence = {
  measured: [
    { estimate: 2, low: 1.9, high: 2.1, replicates: 3 },
    { estimate: 0.5, low: -0.25, high: 1.25, replicates: 3 },
  ],
  figure: {
    x: { label: 'x', scale: 'log' },
    y: { label: 'y', scale: 'linear' },
    series: [
      {
        name: 'doubled',
        kind: 'measured',
        points: [
          { x: 1, y: 2, low: 1, high: 3 },
          { x: 10, y: 20, low: 15, high: 25 },
          { x: 0, y: 0 },
        ],
      },
      {
        name: 'doubled, predicted',
        kind: 'predicted',
        points: [
          { x: 10, y: 20 },
          { x: 1, y: 2 },
        ],
      },
    ],
  },
  remarks: ['One point has no place on a log axis.'],
};

export const SWEEP: SweepSpecInput = {
  version: 1,
  name: 'Doubling',
  dataset: { source: { kind: 'moons' }, trainCount: 64, testCount: 0 },
  model: { hidden: [8, 4], activation: 'relu' },
  update: { momentum: 0.5, nesterov: true },
  grid: { learningRates: [0.1, 0.2], batchSizes: [4, 'full'], seeds: 3 },
  budget: { kind: 'untilLoss', loss: 0.05, maxEpochs: 1500 },
};

export const recordOf = (evidence: Evidence = EVIDENCE, claim: Pick<Claim, 'id'> = MADE_UP): ClaimRecord => ({
  id: claim.id,
  size: 'quick',
  evidence,
  sweeps: [SWEEP],
  fingerprint: claimFingerprint(claim.id, 'quick', evidence),
});
