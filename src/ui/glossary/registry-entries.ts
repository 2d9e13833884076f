import type { Activation } from '../../engine/activations.ts';
import type { EngineKind } from '../../engine/contract.ts';
import type { CompareAt, GapMeasure, MapQuantity } from '../../state/app-state.ts';
import type { Clock } from '../../sweep/results/clock.ts';
import type { RecordedProbe } from '../../sweep/results/trace-store.ts';
import type { Outcome } from '../../sweep/segment/run-status.ts';
import type { EntryId } from './entry-ids.ts';

// What explains the members of a registry, where their own names are those of entries. That they are is checked by the types.
export const probeEntry = (probe: RecordedProbe): EntryId => probe;
export const clockEntry = (clock: Clock): EntryId => clock;
export const outcomeEntry = (outcome: Outcome): EntryId => outcome;
export const engineEntry = (engine: EngineKind): EntryId => engine;
export const activationEntry = (activation: Activation): EntryId => activation;

export const quantityEntry = (quantity: MapQuantity): EntryId => quantity;
export const comparisonEntry = (at: CompareAt): EntryId => (at === 'end' ? 'comparison' : at);

export const GAP_ENTRIES: Readonly<Record<GapMeasure, EntryId>> = {
  accuracy: 'accuracyGap',
  loss: 'lossGap',
  testAccuracy: 'testAccuracy',
  sharpness: 'sharpness',
};

/** What explains each field of a sweep's spec, and each kind that a field can be of. */
export const SPEC_ENTRIES = {
  version: 'spec',
  name: 'spec',
  'dataset.source.glyphs': 'glyphs',
  'dataset.source.moons': 'moons',
  'dataset.source.spirals': 'spirals',
  'dataset.source.circles': 'circles',
  'dataset.source.gaussians': 'gaussians',
  'dataset.source.teacher': 'teacher',
  'dataset.source.chebyshev': 'chebyshev',
  'dataset.source.sparseRegression': 'sparseRegression',
  'dataset.source.linearRegression': 'linearRegression',
  'dataset.source.points': 'points',
  'dataset.source.formula': 'formula',
  'dataset.source.remote': 'remote',
  'dataset.source.file': 'file',
  'dataset.trainCount': 'trainTestSplit',
  'dataset.testCount': 'trainTestSplit',
  'dataset.seed': 'dataSeed',
  'dataset.seeds': 'dataSeed',
  'dataset.labelNoise': 'labelNoise',
  'dataset.inputNoise': 'inputNoise',
  'dataset.standardise': 'standardisation',
  'dataset.standardiseTargets': 'standardisation',
  'dataset.pool': 'pooling',
  'model.stem': 'stem',
  'model.hidden': 'network',
  'model.activation': 'activation',
  'model.loss': 'trainLoss',
  'model.init': 'initialisation',
  'model.gain': 'gain',
  'model.architecture': 'diagonalNetwork',
  'model.residual': 'residualBlock',
  'model.normalisation': 'layerNormalisation',
  'update.momentum': 'momentum',
  'update.nesterov': 'nesterov',
  'update.weightDecay': 'weightDecay',
  'rule.sam': 'sam',
  'rule.nudged': 'nudged',
  'rule.svag': 'svag',
  'rule.injectedNoise': 'injectedNoise',
  'rule.gradientFlow': 'gradientFlow',
  'rule.centralFlow': 'centralFlow',
  'rule.adam': 'adam',
  'rule.adamw': 'adamw',
  'rule.rmsprop': 'rmsprop',
  'rule.adagrad': 'adagrad',
  'rule.signDescent': 'signDescent',
  'rule.lion': 'lion',
  'rule.muon': 'muon',
  'rule.domSgd': 'domSgd',
  'rule.bulkSgd': 'bulkSgd',
  'rule.freshLabelNoise': 'freshLabelNoise',
  'schedule.rate.step': 'stepDecay',
  'schedule.rate.linear': 'linearDecay',
  'schedule.rate.cosine': 'cosineDecay',
  'schedule.rate.cyclic': 'cyclicSchedule',
  'schedule.warmupEpochs': 'warmup',
  'schedule.batch.step': 'stepDecay',
  'schedule.batch.cyclic': 'cyclicSchedule',
  start: 'warmStart',
  sampling: 'withoutReplacement',
  'grid.learningRates': 'learningRate',
  'grid.batchSizes': 'batchSize',
  'grid.seeds': 'seed',
  'budget.steps': 'budget',
  'budget.epochs': 'budget',
  'budget.etaSteps': 'budget',
  'budget.untilLoss': 'reachedTarget',
  tune: 'tuning',
  'measure.trainPerDecade': 'cadence',
  'measure.testPerDecade': 'cadence',
  'measure.sharpnessPerDecade': 'cadence',
  'measure.sharpnessTolerance': 'residual',
  'measure.sharpnessIterations': 'residual',
  'measure.tier': 'tier',
  'measure.divergenceFactor': 'divergenceRule',
  'measure.patienceEpochs': 'divergenceRule',
  resamplingSeed: 'spec',
} as const satisfies Readonly<Record<string, EntryId>>;

export type SpecField = keyof typeof SPEC_ENTRIES;
