import { loadSimdEngine } from '../../src/engine/simd/load-node.ts';
import { referenceSuite } from '../support/reference-suite.ts';

referenceSuite('simd', loadSimdEngine);
