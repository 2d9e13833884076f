import { createTfjsEngine } from '../../src/engine/webgl/create.ts';
import { regressionSuite } from '../support/regression-suite.ts';

regressionSuite('webgl', () => createTfjsEngine({ device: 'webgl' }));
