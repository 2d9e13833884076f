import type { AppState } from '../../src/state/app-state.ts';
import { engineOfRecord } from '../../src/sweep/results/mixed.ts';
import { fixtureSweep } from './board-fixture.ts';
import { libraryWith, manySweeps } from './library-fixture.ts';

const NOTICES: AppState['notices'] = [
  {
    id: 'kept',
    kind: 'information',
    text: 'The sweep ‘Momentum 0.9’ goes on from step 1 200, where the tab was closed.',
  },
  { id: 'old', kind: 'information', text: 'The file was written by an older version and has been upgraded.' },
  {
    id: 'gpu',
    kind: 'warning',
    text: 'The WebGL context was lost three times in a row. The sweep goes on with WebAssembly SIMD; its results are marked as mixed.',
  },
  {
    id: 'quota',
    kind: 'warning',
    text: 'Storage is nearly full (1.8 MB of 2.1 MB): choose in Sweeps what to delete, or further sweeps are not kept.',
  },
  { id: 'tab', kind: 'information', text: 'Another tab has renamed this sweep.' },
];

const differing = [
  { learningRate: 0.1, batchSize: 8 },
  { learningRate: 0.2, batchSize: 16 },
  { learningRate: 0.4, batchSize: 4 },
];

function mixedSweep() {
  const sweep = fixtureSweep();
  const switches = [3, 4, 5].map((run) => ({ run, step: 120, engine: 'simd' as const }));
  return { ...sweep, engine: sweep.engine && engineOfRecord({ ...sweep.engine, kind: 'webgl' }, { switches }) };
}

/** Parts of the state beside the sweep, by name, as they are seldom seen. */
export const PARTS: Readonly<Record<string, () => object>> = {
  library: () => libraryWith(),
  many: () => libraryWith(manySweeps(40)),
  none: () => libraryWith([]),
  absent: () => ({ library: 'absent', storedSweeps: [] }),
  full: () => ({ storageUse: { usedBytes: 1_860_000_000, quotaBytes: 2_100_000_000, isPersisted: false } }),
  deleted: () => ({ deletedSweep: { id: 'z', name: 'A sweep of last week' } }),
  notice: () => ({ notices: NOTICES.slice(0, 1) }),
  notices: () => ({ notices: NOTICES }),
  waiting: () => ({
    reproduction: {
      state: 'waiting',
      text: 'This link was made with 2c51a86d on WebAssembly SIMD; its results are compared when all runs have ended.',
    },
  }),
  exact: () => ({
    reproduction: { state: 'exact', text: 'Reproduced exactly: the same fingerprint 2c51a86d as the link.' },
  }),
  agrees: () => ({
    reproduction: {
      state: 'agrees',
      text: 'Agrees within 10 % of λ₁ and 0.05 of the gap in all 36 cells; the fingerprint differs, as between WebGL and WebAssembly SIMD.',
    },
  }),
  differs: () => ({
    reproduction: {
      state: 'differs',
      text: 'Differs in 3 cells: η = 0.1, B = 8; η = 0.2, B = 16; η = 0.4, B = 4. The other 33 agree.',
      cells: differing,
    },
  }),
  costly: () => ({
    costlyStart: {
      seconds: 11_520,
      bytes: 3_100_000_000,
      text: 'This sweep would take about 3.2 h and 3.1 GB of memory: 4096 runs of 60 000 steps each, most of it for λ₁ at every epoch.',
    },
  }),
  fault: () => ({
    linkFault: {
      kind: 'damagedLink',
      text: 'The link must hold a whole sweep, and its end is missing: its checksum does not match. Copy the link again, all of it.',
    },
  }),
  route: () => ({
    linkFault: {
      kind: 'unknownRoute',
      text: 'The address ends in #/bord, and this page has #/, #/workbench, #/claims and #/measure.',
    },
  }),
  file: () => ({
    requestedFile: {
      name: 'mine.csv',
      sha256: '58ce772a'.padEnd(64, '0f1e2d3c'),
      text: 'The sweep of this link was trained on the file “mine.csv” (SHA-256 58ce772a…). A link does not carry it, and it is not on this machine. Drop that file on this page, under any name, and the sweep starts.',
    },
  }),
  following: () => ({ sweepHold: 'following' }),
  mixed: () => ({
    sweep: mixedSweep(),
  }),
  loading: () => ({ dataset: { state: 'loading', progress: 0.4, message: null } }),
};
