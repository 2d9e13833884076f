import { measureAccuracy } from '../quantities/accuracy.ts';
import { constantCost, defineProbe } from './scalar-probe.ts';

export const trainAccuracyProbe = defineProbe({
  id: 'trainAccuracy',
  tier: 'sharpness',
  symbol: 'acc',
  label: 'Training accuracy',
  unit: '1',
  method: 'Fraction of all training examples whose largest output is that of their class.',
  axis: 'linear',
  cost: constantCost(1 / 3),
  measure: (at) => measureAccuracy(at, 'train'),
});
