import { buildCli } from '../../.ci/cli.mjs';

/** Before the tests of a project that start the command line: bundles it where its sources are newer. */
export const setup = buildCli;
