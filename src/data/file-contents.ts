import type { RawDataset } from './raw-dataset.ts';
import type { ReadingReport } from './reading.ts';

/** The examples in files, and how they were read. */
export interface FileContents {
  readonly raw: RawDataset;
  readonly report: ReadingReport;
}
