import type { FileContents } from './file-contents.ts';
import type { ReadingReport } from './reading.ts';
import type { OpenedFiles } from './sources.ts';
import { type DatasetSpec, datasetSpec, type Standardisation } from './spec.ts';

/** Fraction of the rows used for testing if the files define no test set. */
export const KEPT_BACK = 0.2;

export interface FileSplit {
  readonly train: number;
  readonly test: number;
  /** Whether the files define the test set. */
  readonly own: boolean;
}

/** All examples of files, split as the files define, or else by `KEPT_BACK`. */
export function fileSplitOf({ rows, ownTest }: Pick<ReadingReport, 'rows' | 'ownTest'>): FileSplit {
  const train = ownTest === null ? Math.ceil((1 - KEPT_BACK) * rows) : rows - ownTest;
  return { train, test: rows - train, own: ownTest !== null };
}

type Counts = Pick<DatasetSpec, 'trainCount' | 'testCount'>;

/** The wanted counts, limited by the number of examples. */
function fittingCounts({ trainCount, testCount }: Counts, report: ReadingReport): Counts {
  const { train, own, test } = fileSplitOf(report);
  const fitting = Math.min(trainCount, train);
  return { trainCount: fitting, testCount: Math.min(testCount, own ? test : report.rows - fitting) };
}

/**
 * The default standardisation. Columns of a table differ in units, so each is standardised separately, as are vectors of real
 * numbers from arrays. Pixels and other bytes share a scale; separately, nearly constant pixels would be amplified.
 */
function usualStandardisation({ raw }: FileContents, otherwise: Standardisation = 'global'): Standardisation {
  const isVector = raw.inputShape.length === 1 && !(raw.train.inputs instanceof Uint8Array);
  if (isVector) return 'perFeature';
  return otherwise === 'perFeature' ? 'global' : otherwise;
}

/** Replaces the source of a spec; settings that were added when a file was opened are removed. */
export function withSource(
  { standardiseTargets: _of, ...dataset }: DatasetSpec,
  source: DatasetSpec['source'],
): DatasetSpec {
  const isOfFile = dataset.source.kind === 'file' && source.kind !== 'file' && dataset.standardise === 'perFeature';
  return { ...dataset, source, ...(isOfFile && { standardise: 'global' as const }) };
}

/** The data set spec of opened files, with the wanted counts limited by the number of examples. */
export function filesDataset(opened: OpenedFiles, wanted: Partial<DatasetSpec> = {}): DatasetSpec {
  const { standardiseTargets: _ofOthers, ...before } = datasetSpec.parse({ ...wanted, source: opened.source });
  return {
    ...before,
    ...fittingCounts(before, opened.report),
    standardise: usualStandardisation(opened, wanted.standardise),
    ...(opened.report.task === 'regression' && { standardiseTargets: true as const }),
  };
}

/**
 * The data set spec of files that are read with other choices. Settings stay where they keep their meaning; if all examples
 * were in use, all are again.
 */
export function rereadDataset(opened: OpenedFiles, before: DatasetSpec, reportBefore: ReadingReport): DatasetSpec {
  const usual = filesDataset(opened, before);
  const { report } = opened;
  const usedAll = before.trainCount + before.testCount === reportBefore.rows && reportBefore.ownTest === null;
  const { train, test } = fileSplitOf(report);
  const { standardiseTargets: _usual, ...rest } = usual;
  return {
    ...(report.task === reportBefore.task ? rest : usual),
    ...(report.task === reportBefore.task && before.standardiseTargets && { standardiseTargets: true as const }),
    ...(usedAll && report.ownTest === null && { trainCount: train, testCount: test }),
    ...(report.shape.length === reportBefore.shape.length && { standardise: before.standardise }),
  };
}
