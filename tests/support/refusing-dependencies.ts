import { buildDataset } from '../../src/data/build-dataset.ts';
import type { StoreDependencies } from '../../src/state/dependencies.ts';
import { FILE_WORK_HERE } from '../../src/sweep/file-work.ts';

const refuse = () => Promise.reject(new Error('this test has no data sources and no engines.'));

/** Dependencies of a store that refuse every call but to generate data and to read files in this thread; a test replaces those it needs. */
export const REFUSING: Omit<StoreDependencies, 'initialDraft'> = {
  sources: {
    remote: refuse,
    file: refuse,
    addFiles: refuse,
    supply: refuse,
    reopen: refuse,
    build: (spec) => buildDataset(spec),
  },
  fileWork: FILE_WORK_HERE,
  pool: { choose: refuse, timing: () => null, time: refuse, check: refuse },
  openLibrary: refuse,
  referenceFiles: refuse,
  claims: { runner: { run: refuse, heldSize: () => null }, workers: 1, shipped: refuse },
  openInspector: refuse,
  networks: { measure: refuse },
  runExporter: { exportRun: refuse },
};
