import { absentFiles } from '../data/build-dataset.ts';
import { ChoiceError } from '../data/choice-error.ts';
import type { NamedBytes } from '../data/formats/named-bytes.ts';
import type { Reading } from '../data/reading.ts';
import type { OpenedFiles } from '../data/sources.ts';
import { holdsNetwork } from '../engine/network-file/holds-network.ts';
import { messageOf, SpecError } from '../errors.ts';
import { adopt, adoptSupplied, type Wiring } from './adopt-files.ts';
import type { AppState } from './app-state.ts';
import type { FilesState } from './files-state.ts';
import { READY } from './loading.ts';
import { changed, questionOf } from './reading-question.ts';
import type { SetState } from './set-state.ts';

const namedBytes = async (file: File): Promise<NamedBytes> => ({
  name: file.name,
  bytes: new Uint8Array(await file.arrayBuffer()),
});

/** The network file, if there is one; other files beside it are refused, since they would be ignored. */
function theNetwork(files: readonly NamedBytes[]): NamedBytes | undefined {
  const network = files.find(holdsNetwork);
  if (network && files.length > 1)
    throw new SpecError(
      `${network.name}: a network must be opened alone, with its data inside, got ${files.length} files. Open them one by one.`,
    );
  return network;
}

/** Reads files with other choices: the new ones that a question is about, otherwise those of the draft. */
async function readAgain({ get, sources }: Wiring, asked: readonly NamedBytes[], tried: Reading): Promise<OpenedFiles> {
  const { draft, readingQuestion } = get();
  if (readingQuestion?.isNew) return sources.addFiles(asked, tried);
  const { source } = draft.dataset;
  if (source.kind !== 'file')
    throw new SpecError('data set: the source must be a file to be read with other choices. Open one.');
  const opened = await sources.reopen(source, tried);
  if (opened) return opened;
  throw absentFiles(source);
}

/** Files of the user, read as the data of the draft, and questions where their content is ambiguous. */
export function filesSlice(
  set: SetState,
  get: () => AppState,
  dependencies: Pick<Wiring, 'sources' | 'loading' | 'setDraft'>,
): FilesState {
  const { sources, loading } = dependencies;
  const wiring = { set, get, ...dependencies };
  /** The new files that the question is about. */
  let asked: readonly NamedBytes[] = [];
  /** Choices of the user for the draft's files; the others follow from their content. */
  let given: Reading = {};

  const openData = async (files: readonly NamedBytes[], isCurrent: () => boolean) => {
    const supplied = await adoptSupplied(wiring, files, isCurrent);
    if (supplied) {
      given = supplied;
      return;
    }
    try {
      await adopt(wiring, await sources.addFiles(files), { isReread: false, isCurrent });
      if (isCurrent()) given = {};
    } catch (error) {
      if (!(error instanceof ChoiceError && isCurrent())) throw error;
      asked = files;
      const name = files.map((file) => file.name).join(', ');
      const question = questionOf(error, { isNew: true, name, tried: {}, field: undefined });
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
          await adopt(wiring, await readAgain(wiring, asked, tried), { isReread: !isNew, isCurrent });
          if (isCurrent()) given = tried;
        } catch (error) {
          const [field] = Object.keys(change) as (keyof Reading)[];
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
        if (get().draft.dataset.source !== source || get().fileReading !== null) return;
        if (!opened) throw absentFiles(source);
        given = opened.report.reading;
        set({ fileReading: { source, report: opened.report } });
      } catch (error) {
        if (get().draft.dataset.source === source)
          set({ dataset: { state: 'failed', progress: null, message: messageOf(error) } });
      }
    },
  };
}
