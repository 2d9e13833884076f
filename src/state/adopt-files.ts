import { filesDataset, rereadDataset } from '../data/files-dataset.ts';
import type { NamedBytes } from '../data/formats/named-bytes.ts';
import type { Reading } from '../data/reading.ts';
import type { OpenedFiles } from '../data/sources.ts';
import { withDataset } from '../sweep/spec/fit-spec.ts';
import type { SweepSpec } from '../sweep/spec/sweep-spec.ts';
import type { AppState } from './app-state.ts';
import type { CurrentTask } from './current-task.ts';
import type { StoreDependencies } from './dependencies.ts';
import { type Loading, READY } from './loading.ts';
import type { SetState } from './set-state.ts';

/** What opening files needs. */
export interface Wiring extends Pick<StoreDependencies, 'sources'> {
  readonly loading: Loading;
  setDraft(draft: SweepSpec): void;
  readonly set: SetState;
  readonly get: () => AppState;
}

/** Makes opened files the source of the draft, after checking that its data set can be built. */
export async function adopt(
  { set, get, sources, setDraft }: Wiring,
  opened: OpenedFiles,
  { isReread, task: { isCurrent, signal } }: { isReread: boolean; task: CurrentTask },
): Promise<void> {
  const { draft, fileReading } = get();
  const { raw, report, source } = opened;
  const dataset =
    isReread && fileReading
      ? rereadDataset(opened, draft.dataset, fileReading.report)
      : filesDataset(opened, draft.dataset);
  const adapted = (spec: SweepSpec) =>
    withDataset(spec, dataset, { inputShape: raw.inputShape, isRegression: report.task === 'regression' });
  await sources.build(adapted(draft).dataset, { signal });
  if (!isCurrent()) return;
  setDraft(adapted(get().draft));
  set({ dataset: READY, fileReading: { source, report }, readingQuestion: null, requestedFile: null });
}

/**
 * Supplies files that the draft names by their hash, which it does if it came from a link; the draft does not change, and a
 * sweep that waits for them starts. Returns
 * how they are read, or undefined if they are other files.
 */
export async function adoptSupplied(
  { set, get, sources, setDraft }: Wiring,
  files: readonly NamedBytes[],
  { isCurrent, signal, showProgress }: CurrentTask,
): Promise<Reading | undefined> {
  const { draft, fileReading, requestedFile } = get();
  const { source } = draft.dataset;
  if (source.kind !== 'file' || fileReading !== null) return undefined;
  const opened = await sources.supply(source, files, { signal, onFraction: showProgress });
  if (!opened) return undefined;
  await sources.build(draft.dataset, { signal });
  if (isCurrent()) {
    setDraft(get().draft); // validates it again
    set({ dataset: READY, fileReading: { source, report: opened.report } });
    if (requestedFile) void get().start(); // the sweep of a link has waited for it
  }
  return opened.report.reading;
}
