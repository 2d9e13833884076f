import { absentFiles } from '../data/build-dataset.ts';
import { ChoiceError } from '../data/choice-error.ts';
import { checkOpened } from '../data/formats/check-opened.ts';
import type { NamedBytes } from '../data/formats/named-bytes.ts';
import { readBeginning, readWhole, type UnreadFile, unreadFile } from '../data/formats/unread-file.ts';
import type { Reading } from '../data/reading.ts';
import type { OpenedFiles } from '../data/sources.ts';
import { cutShort, messageOf, SpecError } from '../errors.ts';
import type { RequestedFile } from './address-state.ts';
import { adopt, adoptSupplied, type Wiring } from './adopt-files.ts';
import type { AppState } from './app-state.ts';
import type { CurrentTask } from './current-task.ts';
import type { StoreDependencies } from './dependencies.ts';
import type { FilesState } from './files-state.ts';
import { beginsAsLecture } from './lecture/lecture-mark.ts';
import { READY } from './loading.ts';
import { changed, questionOf } from './reading-question.ts';
import type { SetState } from './set-state.ts';

const bytesOf = (files: readonly File[]): Promise<NamedBytes[]> => Promise.all(files.map(unreadFile).map(readWhole));

/** The network file, if there is one; other files beside it are refused, since they would be ignored. */
async function theNetwork(
  files: readonly File[],
  { fileWork }: Pick<StoreDependencies, 'fileWork'>,
  { signal }: CurrentTask,
): Promise<UnreadFile | undefined> {
  const { beginsAsNetwork } = await import('../engine/network-file/holds-network.ts');
  const hold = await Promise.all(
    files.map(unreadFile).map(async (file) => {
      if (!beginsAsNetwork(await readBeginning(file), file.content.size)) return undefined;
      return (await fileWork.holdsNetwork(file, signal)) ? file : undefined;
    }),
  );
  signal.throwIfAborted();
  const network = hold.find((file) => file !== undefined);
  if (network && files.length > 1)
    throw new SpecError(
      `${network.name}: a network must be opened alone, with its data inside, got ${files.length} files. Open them one by one.`,
    );
  return network;
}

/** Opens the lecture among files; false where there is none. */
async function openLecture(files: readonly File[], { get }: Pick<Wiring, 'get'>): Promise<boolean> {
  const beginnings = await Promise.all(files.map((file) => readBeginning(unreadFile(file))));
  const lecture = files.find((_, i) => beginsAsLecture(new TextDecoder().decode(beginnings[i])));
  if (lecture) await get().openLectureFile(lecture);
  return lecture !== undefined;
}

/** Reads files with other choices: the new ones that a question is about, otherwise those of the draft. */
async function readAgain(
  { get, sources }: Wiring,
  { asked, tried }: { asked: readonly File[]; tried: Reading },
  { signal, showProgress }: CurrentTask,
): Promise<OpenedFiles> {
  const { draft, readingQuestion } = get();
  const options = { signal, onFraction: showProgress };
  if (readingQuestion?.isNew) return sources.addFiles(await bytesOf(asked), tried, options);
  const { source } = draft.dataset;
  if (source.kind !== 'file')
    throw new SpecError('data set: the source must be a file to be read with other choices. Open one.');
  const opened = await sources.reopen(source, tried, options);
  if (opened) return opened;
  throw absentFiles(source);
}

const namesOf = (files: readonly File[]) => files.map(({ name }) => name).join(', ');

/** Says that files which have become the draft's are not those which a link asked for. */
function sayOther({ get }: Wiring, files: readonly File[], asked: RequestedFile): void {
  const { source } = get().draft.dataset;
  if (source.kind !== 'file') return;
  get().notify({
    id: 'other-file',
    kind: 'warning',
    text:
      `${cutShort(namesOf(files))} is not the file that the link asks for: its SHA-256 begins with ${source.sha256.slice(0, 8)}, that of ` +
      `“${cutShort(asked.name)}” with ${asked.sha256.slice(0, 8)}. It has become the data of the settings; to give the other one, open the link again.`,
  });
}

/** Reads the draft's files again for their report, if it is missing. Returns how they are read; a failure is shown. */
async function showReadingOfDraft({ set, get, sources }: Wiring): Promise<Reading | undefined> {
  const { draft, fileReading } = get();
  const { source } = draft.dataset;
  if (source.kind !== 'file' || fileReading !== null) return undefined;
  try {
    const opened = await sources.reopen(source);
    if (get().draft.dataset.source !== source || get().fileReading !== null) return undefined;
    if (!opened) throw absentFiles(source);
    set({ fileReading: { source, report: opened.report } });
    return opened.report.reading;
  } catch (error) {
    if (get().draft.dataset.source === source)
      set({ dataset: { state: 'failed', progress: null, message: messageOf(error) } });
    return undefined;
  }
}

/** Files of the user, read as the data of the draft, and questions where their content is ambiguous. */
export function filesSlice(
  set: SetState,
  get: () => AppState,
  dependencies: Pick<Wiring, 'sources' | 'loading' | 'setDraft'> & Pick<StoreDependencies, 'fileWork'>,
): Omit<FilesState, 'openLectureFile'> {
  const { sources, loading } = dependencies;
  const wiring = { set, get, ...dependencies };
  /** The new files that the question is about. Their bytes are moved away when they are read, so they are read again. */
  let asked: readonly File[] = [];
  /** Choices of the user for the draft's files; the others follow from their content. */
  let given: Reading = {};

  const openData = async (files: readonly File[], task: CurrentTask) => {
    const { isCurrent, signal, showProgress } = task;
    const read = await bytesOf(files);
    signal.throwIfAborted();
    const { requestedFile } = get();
    const supplied = await adoptSupplied(wiring, read, task);
    if (supplied) {
      given = supplied;
      return;
    }
    try {
      const opened = await sources.addFiles(read, {}, { signal, onFraction: showProgress });
      await adopt(wiring, opened, { isReread: false, task });
      if (isCurrent()) given = {};
      if (requestedFile && isCurrent()) sayOther(wiring, files, requestedFile);
    } catch (error) {
      if (!(error instanceof ChoiceError && isCurrent())) throw error;
      asked = files;
      const question = questionOf(error, { isNew: true, name: namesOf(files), tried: {}, field: undefined });
      set({ dataset: READY, readingQuestion: question });
    }
  };

  return {
    fileReading: null,
    readingQuestion: null,
    async openFiles(files) {
      let network: UnreadFile | undefined;
      let isSweep = false;
      let isLecture = false;
      set({ readingQuestion: null });
      await loading.run(async (task) => {
        checkOpened(files);
        isLecture = await openLecture(files, wiring);
        if (isLecture) return set({ dataset: READY });
        isSweep = await get().openSweepFiles(files, task);
        network = isSweep ? undefined : await theNetwork(files, wiring, task);
        if (!network && !isSweep) await openData(files, task);
        else if (task.isCurrent()) set({ dataset: READY });
      });
      if (isLecture) return 'lecture';
      if (isSweep) return 'sweep';
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
      await loading.run(async (task) => {
        try {
          await adopt(wiring, await readAgain(wiring, { asked, tried }, task), { isReread: !isNew, task });
          if (task.isCurrent()) given = tried;
        } catch (error) {
          const [field] = Object.keys(change) as (keyof Reading)[];
          if (task.isCurrent())
            set({ dataset: READY, readingQuestion: questionOf(error, { isNew, name, tried, field }) });
        }
      });
    },
    dropQuestion: () => set({ readingQuestion: null }),
    async showReading() {
      given = (await showReadingOfDraft(wiring)) ?? given;
    },
  };
}
