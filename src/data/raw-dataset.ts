import type { Dataset, Examples } from './dataset.ts';
import type { FileSource, RemoteId } from './spec.ts';

/** Examples as in their source. Bytes represent value/255 and stay bytes until examples are chosen, to save memory. */
export interface RawExamples extends Omit<Examples, 'inputs'> {
  readonly inputs: Float32Array | Uint8Array;
}

/** A column of a table with missing values. There its inputs are NaN: one, or several if it is a column of words. */
export interface MissingColumn {
  readonly name: string;
  /** Indices of its inputs in an example. */
  readonly inputs: readonly number[];
}

/** A data set before preparation. Without `test`, test examples are taken from `train`. */
export interface RawDataset extends Pick<Dataset, 'name' | 'inputShape' | 'classes' | 'classNames'> {
  readonly train: RawExamples;
  readonly test?: RawExamples;
  /** Columns to impute; see `impute.ts`. Absent if no input is missing. */
  readonly missing?: readonly MissingColumn[];
}

export interface Progress {
  readonly file: string;
  readonly loadedBytes: number;
  /** Absent if unknown. */
  readonly totalBytes?: number;
}
export type OnProgress = (progress: Progress) => void;

/** Sources of data that are not generated: hosts and files of the user. */
export interface RawSources {
  remote(id: RemoteId, onProgress?: OnProgress, signal?: AbortSignal): Promise<RawDataset>;
  /** Undefined if its files are not in the cache. */
  file(source: FileSource, signal?: AbortSignal): Promise<RawDataset | undefined>;
}
