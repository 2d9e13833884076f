import { createTfjsEngine } from '../../src/engine/webgl/create.ts';
import { tfjsReferenceSuite } from './tfjs-reference.ts';

tfjsReferenceSuite('tfjs on the cpu backend', () => createTfjsEngine({ device: 'cpu' }));
