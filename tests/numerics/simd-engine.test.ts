import { loadSimdEngineInNode } from '../../src/engine/simd/load-node.ts';
import { engineSuite } from '../support/engine-suite.ts';

engineSuite('simd', loadSimdEngineInNode, { repetition: 'bitEqual' });
