import { buildDataset } from '../data/build-dataset.ts';
import type { NamedBytes } from '../data/formats/named-bytes.ts';
import type { RawDataset } from '../data/raw-dataset.ts';
import { holdsNetwork } from '../engine/network-file/holds-network.ts';
import { SpecError } from '../errors.ts';
import { runCount } from '../sweep/plan.ts';
import { parseSweepSpec, type SweepSpec } from '../sweep/spec.ts';
import type { AppState, DatasetStatus } from './app-state.ts';
import type { SetState } from './set-state.ts';
import type { StoreSurroundings } from './store.ts';

type DraftSlice = Pick<
  AppState,
  'draft' | 'draftError' | 'draftRuns' | 'editDraft' | 'dataset' | 'openFiles' | 'chooseDataset'
>;

const READY: DatasetStatus = { state: 'ready', progress: null, message: null };

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

function checked(draft: SweepSpec): Pick<AppState, 'draftError' | 'draftRuns'> {
  try {
    const spec = parseSweepSpec(draft);
    return { draftError: null, draftRuns: runCount(spec, spec.dataset.trainCount) };
  } catch (error) {
    return { draftError: messageOf(error), draftRuns: 0 };
  }
}

/** The counts wanted, as far as the files have that many; without test files a fifth is kept back for testing. */
function fittingCounts(
  { trainCount, testCount }: Pick<SweepSpec['dataset'], 'trainCount' | 'testCount'>,
  { train, test }: RawDataset,
) {
  const mostTrain = test ? train.count : Math.ceil(0.8 * train.count);
  const fittingTrain = Math.min(trainCount, mostTrain);
  return { trainCount: fittingTrain, testCount: Math.min(testCount, test?.count ?? train.count - fittingTrain) };
}

const namedBytes = async (file: File): Promise<NamedBytes> => ({
  name: file.name,
  bytes: new Uint8Array(await file.arrayBuffer()),
});

/** The network among files, if they are one; data beside it would be left unread, so that is refused. */
function theNetwork(files: readonly NamedBytes[]): NamedBytes | undefined {
  const networks = files.filter(holdsNetwork);
  if (networks.length > 0 && files.length > 1)
    throw new SpecError(
      `${networks[0].name}: a network must come alone, with its data inside, got ${files.length} files. Drop them one by one.`,
    );
  return networks[0];
}

/** The spec being edited, and its dataset where that has to be fetched or read. Bad input never replaces good. */
export function draftSlice(
  set: SetState,
  get: () => AppState,
  { sources, initialDraft }: StoreSurroundings,
): DraftSlice {
  const setDraft = (draft: SweepSpec) => set({ draft, ...checked(draft) });

  /** Builds the dataset once to see that it can be had (remote sets are then in the cache); only then edits the draft. */
  const adopt = async (dataset: SweepSpec['dataset']) => {
    const onProgress = ({ loadedBytes, totalBytes }: { loadedBytes: number; totalBytes?: number }) =>
      set({ dataset: { state: 'loading', progress: totalBytes ? loadedBytes / totalBytes : null, message: null } });
    await buildDataset(dataset, sources, { onProgress });
    setDraft({ ...get().draft, dataset });
    set({ dataset: READY });
  };
  const reporting = async (task: () => Promise<void>) => {
    set({ dataset: { state: 'loading', progress: null, message: null } });
    try {
      await task();
    } catch (error) {
      set({ dataset: { state: 'failed', progress: null, message: messageOf(error) } });
    }
  };

  return {
    draft: initialDraft,
    ...checked(initialDraft),
    editDraft: (change) => setDraft(change(get().draft)),
    dataset: READY,
    chooseDataset: (dataset) => reporting(() => adopt(dataset)),
    async openFiles(files) {
      let network: NamedBytes | undefined;
      await reporting(async () => {
        const read = await Promise.all(files.map(namedBytes));
        network = theNetwork(read);
        if (network) return set({ dataset: READY });
        const { source, raw } = await sources.addFiles(read);
        await adopt({ ...get().draft.dataset, ...fittingCounts(get().draft.dataset, raw), source });
      });
      if (!network) return 'data';
      void get().openNetwork(network);
      return 'network';
    },
  };
}
