import { createTfjsEngine } from '../../src/engine/webgl/create.ts';
import { engineSuite } from '../support/engine-suite.ts';
import { referenceSuite } from '../support/reference-suite.ts';
import { chunkTest } from './tfjs-chunks.ts';

const tfjsOnCpu = () => createTfjsEngine({ device: 'cpu' });

engineSuite('tfjs cpu', tfjsOnCpu, { repetition: 'bitEqual' });
referenceSuite('tfjs cpu', tfjsOnCpu);
chunkTest('tfjs cpu', tfjsOnCpu);
