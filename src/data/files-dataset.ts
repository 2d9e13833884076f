import type { FileContents } from './file-contents.ts';
import type { ReadingReport } from './reading.ts';
import type { OpenedFiles } from './sources.ts';
import { type DatasetSpec, datasetSpec, type Standardisation } from './spec.ts';

/** This part of the rows is kept back for testing where files have no test set of their own. */
export const KEPT_BACK = 0.2;

export interface FileSplit {
  readonly train: number;
  readonly test: number;
  /** Whether the files say which examples are for testing. */
  readonly own: boolean;
}

/** All examples of files, divided as the files say, else with a fifth kept back. */
export function fileSplitOf({ rows, ownTest }: Pick<ReadingReport, 'rows' | 'ownTest'>): FileSplit {
  const train = ownTest === null ? Math.ceil((1 - KEPT_BACK) * rows) : rows - ownTest;
  return { train, test: rows - train, own: ownTest !== null };
}

type Counts = Pick<DatasetSpec, 'trainCount' | 'testCount'>;

/** The counts wanted, as far as the files have that many. */
export function fittingCounts({ trainCount, testCount }: Counts, report: ReadingReport): Counts {
  const { train, own, test } = fileSplitOf(report);
  const fitting = Math.min(trainCount, train);
  return { trainCount: fitting, testCount: Math.min(testCount, own ? test : report.rows - fitting) };
}

/**
 * Columns of a table have units of their own, so each is standardised on its own; so are vectors of real numbers from arrays.
 * Pixels and other bytes share a scale, and a pixel that is nearly constant would be blown up.
 */
export function usualStandardisation({ raw }: FileContents, otherwise: Standardisation = 'global'): Standardisation {
  const isVector = raw.inputShape.length === 1 && !(raw.train.inputs instanceof Uint8Array);
  if (isVector) return 'perFeature';
  return otherwise === 'perFeature' ? 'global' : otherwise;
}

/** A data set spec with a source that is no file in place of one that may be: what was written when that was opened goes. */
export function withSource(
  { standardiseTargets: _of, ...dataset }: DatasetSpec,
  source: DatasetSpec['source'],
): DatasetSpec {
  const isOfFile = dataset.source.kind === 'file' && source.kind !== 'file' && dataset.standardise === 'perFeature';
  return { ...dataset, source, ...(isOfFile && { standardise: 'global' as const }) };
}

/** What a spec says of files that were opened, with as many of the examples wanted as there are. */
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
 * What a spec says of files that are read another way: what was set beside the reading stays where it still means the same. If
 * all examples were in use, all are.
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
