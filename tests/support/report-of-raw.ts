import type { RawDataset } from '../../src/data/raw-dataset.ts';
import type { Reading, ReadingReport } from '../../src/data/reading.ts';

interface Found {
  /** The column or array of labels. */
  readonly label: string;
  readonly reading?: Reading;
}

/** How often each class comes up, in training and test examples together. */
function countsOf({ classes, train, test }: RawDataset): readonly number[] {
  const counts = new Array<number>(classes).fill(0);
  for (const part of [train, ...(test ? [test] : [])]) for (const label of part.labels) counts[label]++;
  return counts;
}

/** A report of made-up examples: what they tell of themselves. */
export function reportOfRaw(raw: RawDataset, { label, reading = {} }: Found): ReadingReport {
  const { inputShape, train, test, classNames } = raw;
  const isRegression = train.targets !== undefined;
  return {
    rows: train.count + (test?.count ?? 0),
    inputs: inputShape.length > 1 ? [] : Array.from({ length: inputShape[0] }, (_, i) => String(i + 1)),
    label,
    classes: isRegression ? [] : countsOf(raw).map((count, k) => ({ name: classNames?.[k] ?? String(k), count })),
    ignored: [],
    shape: inputShape,
    task: isRegression ? 'regression' : 'classification',
    ownTest: test?.count ?? null,
    reading,
    warnings: [],
  };
}
