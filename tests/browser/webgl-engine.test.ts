import { createTfjsEngine } from '../../src/engine/webgl/create.ts';
import { chunkTest } from '../numerics/tfjs-chunks.ts';
import { engineSuite } from '../support/engine-suite.ts';
import { referenceSuite } from '../support/reference-suite.ts';

const fused = () => createTfjsEngine({ device: 'webgl' });

engineSuite('webgl', fused, { repetition: 'bitEqual', slow: true });
engineSuite('webgl, tfjs operations', () => createTfjsEngine({ device: 'webgl', fused: false }), {
  repetition: 'bitEqual',
  slow: 'very',
});
referenceSuite('webgl', fused, { slow: true });
chunkTest('webgl', fused);
