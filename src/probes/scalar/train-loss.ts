import { measureLoss } from '../quantities/loss.ts';
import { constantCost, defineProbe } from './scalar-probe.ts';

export const trainLossProbe = defineProbe({
  id: 'trainLoss',
  tier: 'sharpness',
  symbol: 'L',
  label: 'Training loss',
  unit: 'L',
  method: 'Mean over all training examples.',
  axis: 'log',
  cost: constantCost(1 / 3),
  measure: (at) => measureLoss(at, 'train'),
});
