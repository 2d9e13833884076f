import { isRegression } from '../../data/dataset.ts';
import type { PlannedData } from '../plan.ts';

/** On what the plan of a sweep depends beside its spec, as plain data. */
export interface DataSummary {
  readonly inputShape: readonly number[];
  readonly classes: number;
  readonly trainCount: number;
  readonly testCount: number;
  readonly isRegression: boolean;
}

export const dataSummary = (data: PlannedData): DataSummary => ({
  inputShape: data.inputShape,
  classes: data.classes,
  trainCount: data.train.count,
  testCount: data.test.count,
  isRegression: isRegression(data),
});

/** A data set without examples of which the same plan is made. */
export function dataOfSummary({ inputShape, classes, trainCount, testCount, ...summary }: DataSummary): PlannedData {
  const targets = summary.isRegression ? { targets: new Float32Array(0) } : {};
  const empty = (count: number) => ({ count, inputs: new Float32Array(0), labels: new Uint16Array(0), ...targets });
  return { inputShape, classes, train: empty(trainCount), test: empty(testCount) };
}
