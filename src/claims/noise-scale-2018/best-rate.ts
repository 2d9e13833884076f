import { exp } from '../../math/elementary.ts';

/** A learning rate and the mean decrease of the loss in one step with it. */
export interface BestStep {
  readonly learningRate: number;
  readonly decrease: number;
}

/** Octaves searched in each direction before giving up. */
const FURTHEST = 40;
/** Halvings of the spacing after the search by octaves: to 2^⅛. */
const REFINEMENTS = 3;

const NONE: BestStep = { learningRate: Number.NaN, decrease: Number.NaN };
const power = (exponent: number) => exp(Math.LN2 * exponent);

/**
 * The η > 0 with the largest decrease: by octaves from 2^start until both neighbours are lower, then by halving the
 * spacing, then the vertex of the parabola in log₂ η through the last three. Assumes a single maximum, no functional form.
 * NaN if there is none within 40 octaves, or none that lowers the loss.
 */
export async function findBestStep(decreaseAt: (rate: number) => Promise<number>, start: number): Promise<BestStep> {
  const known = new Map<number, number>();
  const at = async (exponent: number) => {
    const value = known.get(exponent) ?? (await decreaseAt(power(exponent)));
    known.set(exponent, value);
    return Number.isNaN(value) ? Number.NEGATIVE_INFINITY : value; // the step is so long that the loss overflows
  };
  let middle = start;
  for (let spacing = 1, refined = 0; ; ) {
    const [lower, here, upper] = [await at(middle - spacing), await at(middle), await at(middle + spacing)];
    if (lower > here || upper > here) {
      middle += upper > lower ? spacing : -spacing;
      if (Math.abs(middle - start) > FURTHEST) return NONE;
    } else if (refined < REFINEMENTS) {
      spacing /= 2;
      refined++;
    } else if (here > 0) {
      const bend = lower - 2 * here + upper;
      const shift = bend < 0 ? (lower - upper) / (2 * bend) : 0; // in spacings, within ±½
      return {
        learningRate: power(middle + shift * spacing),
        decrease: here - ((lower - upper) * shift) / 4,
      };
    } else return NONE;
  }
}
