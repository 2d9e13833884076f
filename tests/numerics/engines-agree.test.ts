import { loadSimdEngineInNode } from '../../src/engine/simd/load-node.ts';
import { createTfjsEngine } from '../../src/engine/webgl/create.ts';
import { agreementSuite } from '../support/agreement-suite.ts';

agreementSuite('simd and tfjs on the CPU', async () => [
  await loadSimdEngineInNode(),
  await createTfjsEngine({ device: 'cpu' }),
]);
