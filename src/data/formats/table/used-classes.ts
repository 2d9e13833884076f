import type { RawExamples } from '../../raw-dataset.ts';
import type { ReadingReport } from '../../reading.ts';
import { cleanName } from '../clean-name.ts';
import { fileFault } from '../named-bytes.ts';
import type { Labels } from './read-labels.ts';
import type { Table } from './table.ts';

export interface UsedClasses {
  /** With counts; empty for a regression. */
  readonly classes: ReadingReport['classes'];
  readonly labels: Uint16Array;
}

function countClasses(labels: Labels, examples: RawExamples): UsedClasses {
  if (labels.task === 'regression') return { classes: [], labels: examples.labels };
  const counts = new Array<number>(labels.names.length).fill(0);
  for (const label of examples.labels) counts[label]++;
  const place = new Uint16Array(counts.length);
  let used = 0;
  counts.forEach((count, k) => {
    place[k] = count > 0 ? used++ : 0;
  });
  return {
    classes: labels.names
      .map((name, k) => ({ name: cleanName(name), count: counts[k] }))
      .filter(({ count }) => count > 0),
    labels: used === counts.length ? examples.labels : examples.labels.map((label) => place[label]),
  };
}

/**
 * The classes of the examples after dropping rows. Classes without examples are removed and labels renumbered. Throws
 * SpecError if too few examples or classes remain.
 */
export function usedClasses(table: Table, labels: Labels, examples: RawExamples): UsedClasses {
  const used = countClasses(labels, examples);
  if (examples.count > 0 && (labels.task === 'regression' || used.classes.length >= 2)) return used;
  throw fileFault(table.name, `${examples.count} complete rows`, {
    what: 'labels',
    rule: labels.task === 'regression' ? 'numbers' : 'of two classes at least',
    got: used.classes.map(({ name, count }) => `${count} of class ${name}`).join(', ') || 'none',
    fix: 'Choose to fill in missing inputs instead of dropping rows, or ignore columns with many missing values.',
    choice: { fields: ['missing'], values: ['impute'] },
  });
}
