import { measureLoss } from '../quantities/loss.ts';
import { constantCost, defineProbe } from './scalar-probe.ts';

export const testLossProbe = defineProbe({
  id: 'testLoss',
  tier: 'sharpness',
  symbol: 'L_test',
  label: 'Test loss',
  unit: 'L',
  method: 'Mean over all test examples.',
  axis: 'log',
  needs: ['testExamples'],
  cost: constantCost(1 / 3),
  measure: (at) => measureLoss(at, 'test'),
});
