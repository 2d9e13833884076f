import { loadSimdEngineInNode } from '../../src/engine/simd/load-node.ts';
import { createTfjsEngine } from '../../src/engine/webgl/create.ts';
import { diagonalSuite } from '../support/diagonal-suite.ts';
import { oracleEngine } from '../support/oracle/oracle-engine.ts';

diagonalSuite('oracle', oracleEngine);
diagonalSuite('simd', loadSimdEngineInNode);
diagonalSuite('tfjs cpu', () => createTfjsEngine({ device: 'cpu' }));
