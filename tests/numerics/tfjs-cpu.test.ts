import { createTfjsEngine } from '../../src/engine/webgl/create.ts';
import { engineSuite } from '../support/engine-suite.ts';
import { chunkTest } from './tfjs-chunks.ts';

const tfjsOnCpu = () => createTfjsEngine({ device: 'cpu' });

engineSuite('tfjs cpu', tfjsOnCpu, { repetition: 'bitEqual', slow: true });
chunkTest('tfjs cpu', tfjsOnCpu);
