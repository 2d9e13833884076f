import { createTfjsEngine } from '../../src/engine/webgl/create.ts';
import { tfjsReferenceSuite } from '../numerics/tfjs-reference.ts';

tfjsReferenceSuite('tfjs on WebGL', () => createTfjsEngine({ device: 'webgl' }));
