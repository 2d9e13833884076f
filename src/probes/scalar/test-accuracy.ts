import { measureAccuracy } from '../quantities/accuracy.ts';
import { constantCost, defineProbe } from './scalar-probe.ts';

export const testAccuracyProbe = defineProbe({
  id: 'testAccuracy',
  tier: 'sharpness',
  symbol: 'acc_test',
  label: 'Test accuracy',
  unit: '1',
  method: 'Fraction of all test examples whose largest output is that of their class.',
  axis: 'linear',
  needs: ['testExamples'],
  cost: constantCost(1 / 3),
  measure: (at) => measureAccuracy(at, 'test'),
});
