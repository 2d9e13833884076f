import type { OpenChoice } from '../data/choice-error.ts';
import type { Reading, ReadingReport } from '../data/reading.ts';
import type { FileSource } from '../data/spec.ts';

/** How the draft's files were read. */
export interface FileReading {
  readonly source: FileSource;
  readonly report: ReadingReport;
}

/** What files leave open, or a choice with which they could not be read. What was read before stays. */
export interface ReadingQuestion {
  /** Whether these are new files, which are not the draft's before they can be read. */
  readonly isNew: boolean;
  readonly name: string;
  readonly choice: OpenChoice;
  readonly message: string;
  /** The choices with which it was tried. */
  readonly tried: Reading;
}

/** Choices to be made; undefined leaves one to the content again. */
export type ReadingChange = { readonly [K in keyof Reading]?: Reading[K] | undefined };

export interface FilesState {
  /** Null where the draft's data are no files, or have not been read yet. */
  readonly fileReading: FileReading | null;
  readonly readingQuestion: ReadingQuestion | null;
  /**
   * Reads dropped or picked files, told apart by their content: data become the draft's source, a network is measured.
   * Bad ones say what is wrong with them, those that leave a choice ask for it; both change nothing else. Never throws.
   */
  openFiles(files: readonly File[]): Promise<'data' | 'network'>;
  /** Reads the files in question, else the draft's, by other choices. Where that fails it is asked again. Never throws. */
  chooseReading(change: ReadingChange): Promise<void>;
  /** Takes a question back: new files are forgotten, the draft's stay as they were read. */
  dropQuestion(): void;
  /** Finds out how the files of a draft are read that came by a link. Never throws. */
  showReading(): Promise<void>;
}
