import type { Dataset, Examples } from './dataset.ts';
import type { FileSource, RemoteId } from './spec.ts';

/** Examples as a source holds them. Bytes stand for value/255 and stay bytes until examples are chosen, to save memory. */
export interface RawExamples extends Omit<Examples, 'inputs'> {
  readonly inputs: Float32Array | Uint8Array;
}

/** A column of a table in which values are missing: its inputs are NaN there, all of them where it is words. */
export interface MissingColumn {
  readonly name: string;
  /** Indices in an example. */
  readonly inputs: readonly number[];
}

/** A data set before any preparation. Without `test`, test examples are split off the training ones. */
export interface RawDataset extends Pick<Dataset, 'name' | 'inputShape' | 'classes' | 'classNames'> {
  readonly train: RawExamples;
  readonly test?: RawExamples;
  /** Columns to fill in and to add a 0/1 input for; see `impute.ts`. Absent where no input is missing. */
  readonly missing?: readonly MissingColumn[];
}

export interface Progress {
  readonly file: string;
  readonly loadedBytes: number;
  /** Missing where the server does not say. */
  readonly totalBytes?: number;
}
export type OnProgress = (progress: Progress) => void;

/** Where examples come from that are not generated: hosts and the user's own files. */
export interface RawSources {
  remote(id: RemoteId, onProgress?: OnProgress, signal?: AbortSignal): Promise<RawDataset>;
  /** Undefined when its files are not in the cache. */
  file(source: FileSource): Promise<RawDataset | undefined>;
}
