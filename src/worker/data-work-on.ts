import { datasetFrom } from '../data/build-dataset.ts';
import type { ReadBack } from '../data/data-work.ts';
import type { Dataset } from '../data/dataset.ts';
import { readFiles } from '../data/formats/read-files.ts';
import type { Calls } from './protocol.ts';

/** Reads files in this thread, and returns their bytes with what is in them. */
export async function readFilesOn(
  { files, reading }: Calls['readFiles']['params'],
  onFraction: (fraction: number) => void,
): Promise<ReadBack> {
  return { contents: await readFiles(files, reading, onFraction), files };
}

/** Builds a data set in this thread. */
export const buildDatasetOn = async ({ spec, raw }: Calls['buildDataset']['params']): Promise<Dataset> =>
  datasetFrom(spec, raw);
