import { loadSimdEngineInNode } from '../../src/engine/simd/load-node.ts';
import { createTfjsEngine } from '../../src/engine/webgl/create.ts';
import { oracleEngine } from '../support/oracle/oracle-engine.ts';
import { regressionSuite } from '../support/regression-suite.ts';

regressionSuite('oracle', oracleEngine);
regressionSuite('simd', loadSimdEngineInNode);
regressionSuite('tfjs cpu', () => createTfjsEngine({ device: 'cpu' }));
