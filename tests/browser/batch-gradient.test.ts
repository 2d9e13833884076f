import { createTfjsEngine } from '../../src/engine/webgl/create.ts';
import { answersSuite } from '../support/answers-suite.ts';
import { batchSuite } from '../support/batch-suite.ts';

const ENGINES = [
  ['webgl', () => createTfjsEngine({ device: 'webgl' })],
  ['webgl, tfjs operations', () => createTfjsEngine({ device: 'webgl', fused: false })],
] as const;

for (const [name, open] of ENGINES) {
  batchSuite(name, open, { step: 'withinRounding', slow: true });
  answersSuite(name, open, { own: 'withinRounding', slow: true });
}
