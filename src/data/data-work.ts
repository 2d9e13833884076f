import { datasetFrom } from './build-dataset.ts';
import type { Dataset } from './dataset.ts';
import type { FileContents } from './file-contents.ts';
import type { NamedBytes } from './formats/named-bytes.ts';
import { sha256Of } from './hash.ts';
import type { RawDataset } from './raw-dataset.ts';
import type { Reading } from './reading.ts';
import type { DatasetSpec } from './spec.ts';

/** Progress and cancellation of work on data. */
export interface WorkOptions {
  /** Completed fraction, in [0, 1]. */
  readonly onFraction?: (fraction: number) => void;
  /** The promise rejects with its reason once it is aborted, where the work can be interrupted. */
  readonly signal?: AbortSignal;
}

export interface ReadBack {
  readonly contents: FileContents;
  /** The files that were given, whose own bytes may have been moved to another thread. */
  readonly files: readonly NamedBytes[];
}

/** The long work on data: the page does it in a worker, the command line in its thread. */
export interface DataWork {
  /** Reads files, as `readFiles`. The bytes of `files` must not be used afterwards, but those of the result. */
  read(files: readonly NamedBytes[], reading: Reading, options: WorkOptions): Promise<ReadBack>;
  /** Builds the data set of a spec, as `datasetFrom`. */
  build(spec: DatasetSpec, raw: RawDataset | null, options: WorkOptions): Promise<Dataset>;
  /** SHA-256 of bytes in hexadecimal, as `sha256Of`. */
  sha256(bytes: Uint8Array, options: WorkOptions): Promise<string>;
}

/** Work in this thread, which cannot be interrupted. The readers of formats load when a file is read. */
export const WORK_HERE: DataWork = {
  async read(files, reading, { onFraction }) {
    const { readFiles } = await import('./formats/read-files.ts');
    return { contents: await readFiles(files, reading, onFraction), files };
  },
  build: datasetFrom,
  sha256: sha256Of,
};
