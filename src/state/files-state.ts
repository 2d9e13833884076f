import type { OpenChoice } from '../data/choice-error.ts';
import type { Reading, ReadingReport } from '../data/reading.ts';
import type { FileSource } from '../data/spec.ts';

/** How the files of the draft were read. */
export interface FileReading {
  readonly source: FileSource;
  readonly report: ReadingReport;
}

/** Choices that files leave open, or that made reading fail. Data read earlier stay. */
export interface ReadingQuestion {
  /** Whether these are new files, which become the draft's once they can be read. */
  readonly isNew: boolean;
  readonly name: string;
  readonly choice: OpenChoice;
  readonly message: string;
  /** The choices that were tried. */
  readonly tried: Reading;
}

/** Changes of choices; undefined removes one, so that it follows from the content. */
export type ReadingChange = { readonly [K in keyof Reading]?: Reading[K] | undefined };

export interface FilesState {
  /** Null if the draft's source is not a file or has not been read yet. */
  readonly fileReading: FileReading | null;
  readonly readingQuestion: ReadingQuestion | null;
  /**
   * Reads dropped or picked files. By their content, data become the source of the draft, a network is measured, a saved sweep
   * is put on the board, a spec becomes the draft and a lecture the open one. Invalid files set an error, ambiguous ones a question; neither changes anything else. Never throws.
   */
  openFiles(files: readonly File[]): Promise<'data' | 'network' | 'sweep' | 'lecture'>;
  /** Opens the lecture in a file for changes. Rejects with SpecError where it is damaged. */
  openLectureFile(file: File): Promise<void>;
  /** Reads the files in question, or else the draft's, with other choices. A failure sets a new question. Never throws. */
  chooseReading(change: ReadingChange): Promise<void>;
  /** Dismisses the question: new files are dropped, those of the draft stay as they were read. */
  dropQuestion(): void;
  /** Sets `fileReading` for a draft from a link. Never throws. */
  showReading(): Promise<void>;
}
