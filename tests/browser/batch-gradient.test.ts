import { createTfjsEngine } from '../../src/engine/webgl/create.ts';
import { answersSuite } from '../support/answers-suite.ts';
import { batchSuite } from '../support/batch-suite.ts';

batchSuite('webgl', () => createTfjsEngine({ device: 'webgl' }), { step: 'withinRounding', slow: true });
batchSuite('webgl, tfjs operations', () => createTfjsEngine({ device: 'webgl', fused: false }), {
  step: 'withinRounding',
  slow: 'very',
});
// With answers both train in tfjs operations.
answersSuite('webgl', () => createTfjsEngine({ device: 'webgl' }), { own: 'withinRounding', slow: 'very' });
