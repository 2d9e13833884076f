import { z } from 'zod';
import { type Control, registerControl } from '../control.ts';

/** Longer formulas are refused: links hold them, and every example evaluates them. */
export const MOST_FORMULA_CHARACTERS = 300;

const FORMULA_RULE = `must be a formula in x1 and x2 of at most ${MOST_FORMULA_CHARACTERS} characters`;

/** A text that may be a formula; whether it is one, `draw-formula.ts` says, which loads later. A form shows a field for it. */
export const formulaControl = (control: Omit<Extract<Control, { type: 'formula' }>, 'type'>) =>
  registerControl(
    z.string(FORMULA_RULE).min(1, FORMULA_RULE).max(MOST_FORMULA_CHARACTERS, FORMULA_RULE).default(control.initial),
    { type: 'formula', ...control },
  );

/** Classes beyond four would need more shapes and colours than the page has for points. */
export const MOST_THRESHOLDS = 3;

const RULE = `must be a list of at most ${MOST_THRESHOLDS} numbers in ascending order`;

/** Ascending thresholds; none for a regression. */
export const thresholdsControl = (control: Omit<Extract<Control, { type: 'thresholds' }>, 'type'>) =>
  registerControl(
    z
      .array(z.number(RULE), RULE)
      .max(MOST_THRESHOLDS, RULE)
      .refine((values) => values.every((value, i) => i === 0 || value > (values[i - 1] ?? value)), RULE)
      .default([...control.initial]),
    { type: 'thresholds', ...control },
  );
