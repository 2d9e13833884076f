import { createTfjsEngine } from '../../src/engine/webgl/create.ts';
import { diagonalSuite } from '../support/diagonal-suite.ts';

diagonalSuite('webgl', () => createTfjsEngine({ device: 'webgl' }));
