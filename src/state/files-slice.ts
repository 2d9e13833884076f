import { buildDataset } from '../data/build-dataset.ts';
import { ChoiceError } from '../data/choice-error.ts';
import { filesDataset, rereadDataset } from '../data/files-dataset.ts';
import type { NamedBytes } from '../data/formats/named-bytes.ts';
import type { Reading } from '../data/reading.ts';
import type { OpenedFiles } from '../data/sources.ts';
import { holdsNetwork } from '../engine/network-file/holds-network.ts';
import { SpecError } from '../errors.ts';
import { withDataset } from '../sweep/fit-spec.ts';
import type { SweepSpec } from '../sweep/spec.ts';
import type { AppState } from './app-state.ts';
import type { FilesState, ReadingChange, ReadingQuestion } from './files-state.ts';
import { type Loading, messageOf, READY } from './loading.ts';
import type { SetState } from './set-state.ts';
import type { StoreSurroundings } from './store.ts';

interface Draft {
  readonly loading: Loading;
  setDraft(draft: SweepSpec): void;
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
      `${networks[0].name}: a network must come alone, with its data inside, got ${files.length} files. Open them one by one.`,
    );
  return networks[0];
}

/** Choices with some changed. What was said of one label column is not known of another. */
function changed({ task, ...choices }: Reading, change: ReadingChange): Reading {
  const isOtherLabel = 'label' in change && change.label !== choices.label;
  const merged = { ...choices, ...(!isOtherLabel && task && { task }), ...change };
  const ignore = isOtherLabel ? merged.ignore?.filter((column) => column !== merged.label) : merged.ignore;
  return Object.fromEntries(
    Object.entries({ ...merged, ignore }).filter(([, value]) => value !== undefined),
  ) as Reading;
}

interface Wiring extends Draft, Pick<StoreSurroundings, 'sources'> {
  readonly set: SetState;
  readonly get: () => AppState;
}

/** Makes opened files the draft's, once the data set has been built to see that it can be had. */
async function adopt(
  { set, get, sources, setDraft }: Wiring,
  opened: OpenedFiles,
  { isReread, isCurrent }: { isReread: boolean; isCurrent: () => boolean },
): Promise<void> {
  const { draft, fileReading } = get();
  const { raw, report, source } = opened;
  const dataset =
    isReread && fileReading
      ? rereadDataset(opened, draft.dataset, fileReading.report)
      : filesDataset(opened, draft.dataset);
  const adapted = (spec: SweepSpec) =>
    withDataset(spec, dataset, { inputShape: raw.inputShape, isRegression: report.task === 'regression' });
  await buildDataset(adapted(draft).dataset, sources);
  if (!isCurrent()) return;
  setDraft(adapted(get().draft));
  set({ dataset: READY, fileReading: { source, report }, readingQuestion: null });
}

/** What a failure asks for; one that names no choice is about the one that was made last. */
function questionOf(
  error: unknown,
  { field, ...question }: Pick<ReadingQuestion, 'isNew' | 'name' | 'tried'> & { field: keyof Reading },
): ReadingQuestion {
  const choice = error instanceof ChoiceError ? error.choice : { fields: [field] };
  return { ...question, choice, message: messageOf(error) };
}

/** Files of the user: read as the draft's data, with the choices that they leave open. */
export function filesSlice(
  set: SetState,
  get: () => AppState,
  surroundings: Pick<StoreSurroundings, 'sources'> & Draft,
): FilesState {
  const { sources, loading } = surroundings;
  const wiring = { set, get, ...surroundings };
  /** New files that a question is about. */
  let asked: readonly NamedBytes[] = [];
  /** What the user has said of the draft's files; the rest is decided from their content. */
  let given: Reading = {};

  /** The draft's files by other choices; those that are asked about, where there are new ones. */
  const readAgain = async (tried: Reading): Promise<OpenedFiles> => {
    const { draft, readingQuestion } = get();
    if (readingQuestion?.isNew) return sources.addFiles(asked, tried);
    const { source } = draft.dataset;
    const opened = source.kind === 'file' ? await sources.reopen(source, tried) : undefined;
    if (opened) return opened;
    throw new SpecError('data set: its files must be at hand to be read again, got none. Open them once more.');
  };

  const openData = async (files: readonly NamedBytes[], isCurrent: () => boolean) => {
    try {
      await adopt(wiring, await sources.addFiles(files), { isReread: false, isCurrent });
      if (isCurrent()) given = {};
    } catch (error) {
      if (!(error instanceof ChoiceError && isCurrent())) throw error;
      asked = files;
      const name = files.map((file) => file.name).join(', ');
      const question = questionOf(error, { isNew: true, name, tried: {}, field: 'label' });
      set({ dataset: READY, readingQuestion: question });
    }
  };

  return {
    fileReading: null,
    readingQuestion: null,
    async openFiles(files) {
      let network: NamedBytes | undefined;
      set({ readingQuestion: null });
      await loading.run(async (isCurrent) => {
        const read = await Promise.all(files.map(namedBytes));
        network = theNetwork(read);
        if (!network) await openData(read, isCurrent);
        else if (isCurrent()) set({ dataset: READY });
      });
      if (!network) return 'data';
      void get().openNetwork(network);
      return 'network';
    },
    async chooseReading(change) {
      const { readingQuestion, draft } = get();
      const tried = changed(readingQuestion?.tried ?? given, change);
      const isNew = readingQuestion?.isNew ?? false;
      const { source } = draft.dataset;
      const name = readingQuestion?.name ?? (source.kind === 'file' ? source.name : '');
      await loading.run(async (isCurrent) => {
        try {
          await adopt(wiring, await readAgain(tried), { isReread: !isNew, isCurrent });
          if (isCurrent()) given = tried;
        } catch (error) {
          const [field = 'label'] = Object.keys(change) as (keyof Reading)[];
          if (isCurrent()) set({ dataset: READY, readingQuestion: questionOf(error, { isNew, name, tried, field }) });
        }
      });
    },
    dropQuestion: () => set({ readingQuestion: null }),
    async showReading() {
      const { draft, fileReading } = get();
      const { source } = draft.dataset;
      if (source.kind !== 'file' || fileReading !== null) return;
      try {
        const opened = await sources.reopen(source);
        if (!opened || get().draft.dataset.source !== source) return;
        given = opened.report.reading;
        set({ fileReading: { source, report: opened.report } });
      } catch {
        // What is wrong with the files is said when a run needs them; there is no reading to show until then.
      }
    },
  };
}
