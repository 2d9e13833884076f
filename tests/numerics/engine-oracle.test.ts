import { engineSuite } from '../support/engine-suite.ts';
import { oracleEngine } from '../support/oracle/oracle-engine.ts';

// The suite's own sanity: f64 arithmetic passes it, and one missing term does not (see reference.test.ts for more faults).
engineSuite('oracle', oracleEngine, { repetition: 'bitEqual', slow: true });
