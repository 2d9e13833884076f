import { messageOf } from '../errors.ts';
import { boundedCost } from '../sweep/cost/bounds.ts';
import { runCount } from '../sweep/plan.ts';
import { nameWith } from '../sweep/spec/fit-spec.ts';
import { parseSweepSpec, type SweepSpec } from '../sweep/spec/sweep-spec.ts';
import type { AppState } from './app-state.ts';
import type { CurrentTask } from './current-task.ts';
import type { StoreDependencies } from './dependencies.ts';
import { filesSlice } from './files-slice.ts';
import type { FilesState } from './files-state.ts';
import { createLoading, READY } from './loading.ts';
import type { SetState } from './set-state.ts';

type DraftSlice = Omit<FilesState, 'openLectureFile'> &
  Pick<AppState, 'draft' | 'draftError' | 'draftRuns' | 'editDraft' | 'dataset' | 'chooseDataset' | 'cancelLoading'>;

function checked(draft: SweepSpec): Pick<AppState, 'draftError' | 'draftRuns'> {
  try {
    const spec = parseSweepSpec(draft);
    boundedCost(spec);
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
  { sources, fileWork, initialDraft }: StoreDependencies,
): DraftSlice {
  const loading = createLoading(set);
  const setDraft = (draft: SweepSpec) => set({ draft, ...checked(draft) });

  /** Edits the draft once the data set has been built, which checks it and caches remote files. */
  const adopt = async (dataset: SweepSpec['dataset'], { isCurrent, signal, showProgress }: CurrentTask) => {
    const onProgress = ({ loadedBytes, totalBytes }: { loadedBytes: number; totalBytes?: number }) =>
      showProgress(totalBytes ? loadedBytes / totalBytes : null);
    await sources.build(dataset, { onProgress, signal });
    if (!isCurrent()) return;
    const { draft } = get();
    setDraft({ ...draft, dataset, name: nameWith(draft, dataset) });
    set({ dataset: READY, fileReading: null, readingQuestion: null, requestedFile: null });
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
      set({ dataset: READY, fileReading: null, readingQuestion: null, requestedFile: null });
    },
    dataset: READY,
    chooseDataset: (dataset) => loading.run((task) => adopt(dataset, task)),
    cancelLoading() {
      if (get().dataset.state !== 'loading') return;
      loading.abandon();
      set({ dataset: READY });
    },
    ...filesSlice(set, get, { sources, fileWork, loading, setDraft }),
  };
}
