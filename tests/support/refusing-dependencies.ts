import type { StoreDependencies } from '../../src/state/dependencies.ts';

const refuse = () => Promise.reject(new Error('this test has no data sources and no engines.'));

/** Dependencies of a store that refuse every call; a test replaces those it needs. */
export const REFUSING: Omit<StoreDependencies, 'initialDraft'> = {
  sources: { remote: refuse, file: refuse, addFiles: refuse, supply: refuse, reopen: refuse },
  pool: { choose: refuse, check: refuse },
  referenceFiles: refuse,
  claims: { runner: { run: refuse }, workers: 1, shipped: refuse },
  openInspector: refuse,
  networks: { measure: refuse },
  runExporter: { exportRun: refuse },
};
