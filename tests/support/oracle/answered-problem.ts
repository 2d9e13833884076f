import type { BatchAnswers } from '../../../src/engine/contract.ts';
import { onExamples, type Problem } from './problem.ts';

/** A problem on the examples of a batch alone, one after the other, with other labels or targets. */
export function answeredProblem<P extends Problem>(problem: P, indices: Int32Array, answers: BatchAnswers): P {
  const { dataset } = onExamples(problem, indices);
  const { targets: _own, ...train } = dataset.train;
  const given = 'targets' in answers ? { targets: answers.targets } : { labels: Uint16Array.from(answers.labels) };
  return { ...problem, dataset: { ...dataset, train: { ...train, ...given } } };
}
