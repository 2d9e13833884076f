import { SpecError } from '../../errors.ts';
import type { RandomStream } from '../../math/rng.ts';
import type { Examples } from '../dataset.ts';
import { drawEach, drawTargets, type Split } from '../generator.ts';
import { compileFormula, type FormulaFunction } from './compile-formula.ts';
import { parseFormula } from './parse-formula.ts';

export interface FormulaParameters {
  readonly formula: string;
  readonly thresholds: readonly number[];
  readonly inputs: 'uniform' | 'normal';
  readonly noise: number;
}

/** f(x₁, x₂) of a text. Throws SpecError with the place of what is wrong in it. */
export function formulaFunction(text: string): FormulaFunction {
  const read = parseFormula(text);
  if ('fault' in read) throw new SpecError(`formula, character ${read.at + 1}: ${read.fault}. Correct the formula.`);
  return compileFormula(read);
}

/** The class of a value: the number of thresholds ≤ y. */
export const classOfValue = (y: number, thresholds: readonly number[]) =>
  thresholds.filter((threshold) => threshold <= y).length;

/** Examples of a formula; see `generators/formula.ts`. Throws SpecError where f has no finite value at an example. */
export function drawFormula(source: FormulaParameters, split: Split, count: number, seed: number): Examples {
  const { formula, thresholds, inputs, noise } = source;
  const f = formulaFunction(formula);
  const noisy = (_index: number, stream: RandomStream, row: Float32Array) => {
    for (let d = 0; d < 2; d++) row[d] = inputs === 'uniform' ? 2 * stream.uniform() - 1 : stream.normal();
    const y = f(row[0], row[1]);
    if (!Number.isFinite(Math.fround(y)))
      throw new SpecError(
        `formula: f must be finite at every example, got ${y} at x1 = ${row[0]}, x2 = ${row[1]}. ` +
          'Change the formula so that it has a value there.',
      );
    return split === 'train' ? y + noise * stream.normal() : y;
  };
  const request = { split, count, seed, size: 2 };
  if (thresholds.length === 0) return drawTargets(request, noisy);
  return drawEach(request, (...example) => classOfValue(noisy(...example), thresholds));
}
