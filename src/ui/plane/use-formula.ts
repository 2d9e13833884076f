import type { Examples } from '../../data/dataset.ts';
import { drawFormula } from '../../data/formula/draw-formula.ts';
import { parseFormula } from '../../data/formula/parse-formula.ts';
import { formula } from '../../data/generators/formula.ts';
import { dataSeedsOf } from '../../data/seeds.ts';
import type { DatasetSpec } from '../../data/spec.ts';
import { messageOf } from '../../errors.ts';
import type { ReadText } from '../controls/use-field-text.ts';

export type FormulaSource = Extract<DatasetSpec['source'], { kind: 'formula' }>;

/** Examples of each split that are tried while typing; the sweep itself tries all. */
const MOST_TRIED = 5000;

/** Reads a formula that has a value at the examples of a data set. */
export function formulaReader(source: FormulaSource, dataset: DatasetSpec): ReadText<string> {
  const [seed] = dataSeedsOf(dataset);
  return (text) => {
    const value = text.trim();
    const parsed = formula.parameters.shape.formula.safeParse(value);
    if (!parsed.success && value !== '') return { fault: parsed.error.issues[0]?.message ?? '' };
    try {
      drawFormula({ ...source, formula: value }, 'train', Math.min(dataset.trainCount, MOST_TRIED), seed);
      drawFormula({ ...source, formula: value }, 'test', Math.min(dataset.testCount, MOST_TRIED), seed);
    } catch (error) {
      return { fault: messageOf(error) };
    }
    return { value };
  };
}

/** Where a formula breaks the grammar; null: nowhere. */
export function faultAt(text: string): number | null {
  const read = parseFormula(text);
  return 'fault' in read ? read.at : null;
}

/** The first examples that a sweep trains on; null where the formula has no value at one, as a spec from elsewhere may have it. */
export function formulaExamples(source: FormulaSource, dataset: DatasetSpec, most: number): Examples | null {
  const [seed] = dataSeedsOf(dataset);
  try {
    return drawFormula(source, 'train', Math.min(dataset.trainCount, most), seed);
  } catch {
    return null;
  }
}
