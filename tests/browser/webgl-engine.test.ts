import { createTfjsEngine } from '../../src/engine/webgl/create.ts';
import { chunkTest } from '../numerics/tfjs-chunks.ts';
import { engineSuite } from '../support/engine-suite.ts';
import { referenceSuite } from '../support/reference-suite.ts';

const fused = () => createTfjsEngine({ device: 'webgl' });

engineSuite('webgl', fused, { repetition: 'bitEqual' });
engineSuite('webgl, tfjs operations', () => createTfjsEngine({ device: 'webgl', fused: false }), {
  repetition: 'bitEqual',
});
referenceSuite('webgl', fused);
chunkTest('webgl', fused);
