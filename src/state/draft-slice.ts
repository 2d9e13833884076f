import { buildDataset } from '../data/build-dataset.ts';
import { messageOf } from '../errors.ts';
import { runCount } from '../sweep/plan.ts';
import { parseSweepSpec, type SweepSpec } from '../sweep/spec/sweep-spec.ts';
import type { AppState } from './app-state.ts';
import type { StoreDependencies } from './dependencies.ts';
import { filesSlice } from './files-slice.ts';
import type { FilesState } from './files-state.ts';
import { createLoading, READY } from './loading.ts';
import type { SetState } from './set-state.ts';

type DraftSlice = FilesState &
  Pick<AppState, 'draft' | 'draftError' | 'draftRuns' | 'editDraft' | 'dataset' | 'chooseDataset'>;

function checked(draft: SweepSpec): Pick<AppState, 'draftError' | 'draftRuns'> {
  try {
    const spec = parseSweepSpec(draft);
    return { draftError: null, draftRuns: runCount(spec, spec.dataset.trainCount) };
  } catch (error) {
    return { draftError: messageOf(error), draftRuns: 0 };
  }
}

const sameSource = (a: SweepSpec, b: SweepSpec) =>
  JSON.stringify(a.dataset.source) === JSON.stringify(b.dataset.source);

/** The spec being edited, and loading its data set. Invalid data never replace valid data. */
export function draftSlice(
  set: SetState,
  get: () => AppState,
  { sources, initialDraft }: StoreDependencies,
): DraftSlice {
  const loading = createLoading(set);
  const setDraft = (draft: SweepSpec) => set({ draft, ...checked(draft) });

  /** Edits the draft once the data set has been built, which checks it and caches remote files. */
  const adopt = async (dataset: SweepSpec['dataset'], isCurrent: () => boolean) => {
    const onProgress = ({ loadedBytes, totalBytes }: { loadedBytes: number; totalBytes?: number }) => {
      if (isCurrent())
        set({ dataset: { state: 'loading', progress: totalBytes ? loadedBytes / totalBytes : null, message: null } });
    };
    await buildDataset(dataset, sources, { onProgress });
    if (!isCurrent()) return;
    setDraft({ ...get().draft, dataset });
    set({ dataset: READY, fileReading: null, readingQuestion: null });
  };

  return {
    draft: initialDraft,
    ...checked(initialDraft),
    editDraft(change) {
      const { draft } = get();
      const next = change(draft);
      setDraft(next);
      if (sameSource(draft, next)) return;
      // Loading, questions and messages concern the previous source.
      loading.abandon();
      set({ dataset: READY, fileReading: null, readingQuestion: null });
    },
    dataset: READY,
    chooseDataset: (dataset) => loading.run((isCurrent) => adopt(dataset, isCurrent)),
    ...filesSlice(set, get, { sources, loading, setDraft }),
  };
}
