import { loadSimdEngineInBrowser } from '../../src/engine/simd/load-browser.ts';
import { createTfjsEngine } from '../../src/engine/webgl/create.ts';
import { agreementSuite } from '../support/agreement-suite.ts';

agreementSuite('simd and WebGL', async () => [
  await loadSimdEngineInBrowser(),
  await createTfjsEngine({ device: 'webgl' }),
]);
