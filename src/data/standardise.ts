import type { Examples } from './dataset.ts';
import type { Standardisation } from './spec.ts';

/** x ↦ (x − shift[d]) · scale[d]. */
export interface Affine {
  readonly shift: Float64Array;
  readonly scale: Float64Array;
}

/** Whether a variance is larger than the rounding error of a zero variance. */
const isSpread = (variance: number, meanSquare: number) => variance > 1e-12 * meanSquare;

const meanOf = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0) / values.length;

function moments({ count, inputs }: Examples): { mean: Float64Array; meanSquare: Float64Array } {
  const size = inputs.length / count;
  const mean = new Float64Array(size);
  const meanSquare = new Float64Array(size);
  for (let i = 0; i < inputs.length; i++) {
    mean[i % size] += inputs[i] / count;
    meanSquare[i % size] += (inputs[i] * inputs[i]) / count;
  }
  return { mean, meanSquare };
}

/**
 * The affine map that standardises training inputs [N, D], from sums in f64 in the order of the examples:
 * `global` one mean and one deviation over all N·D numbers; `centred` a mean per feature and one deviation, the root of
 * the mean variance; `perFeature` a mean and a deviation per feature. Deviations divide by N. A feature without spread
 * is only centred, so a pixel that is constant in training keeps its raw scale in the test set.
 */
export function standardisation(train: Examples, kind: Exclude<Standardisation, 'none'>): Affine {
  const { mean, meanSquare } = moments(train);
  const size = mean.length;
  const shift = kind === 'global' ? new Float64Array(size).fill(meanOf(mean)) : mean;
  const spreads = meanSquare.map((square, d) => square - 2 * shift[d] * mean[d] + shift[d] * shift[d]);
  const variances = kind === 'perFeature' ? spreads : new Float64Array(size).fill(meanOf(spreads));
  const levels = kind === 'perFeature' ? meanSquare : new Float64Array(size).fill(meanOf(meanSquare));
  const scale = variances.map((variance, d) => (isSpread(variance, levels[d]) ? 1 / Math.sqrt(variance) : 1));
  return { shift, scale };
}

export function applyAffine(examples: Examples, { shift, scale }: Affine): Examples {
  const size = shift.length;
  return { ...examples, inputs: examples.inputs.map((value, i) => (value - shift[i % size]) * scale[i % size]) };
}

/** Standardises the targets of both splits by their training mean and deviation, per component. */
export function standardiseTargets(train: Examples, test: Examples): [Examples, Examples] {
  const asInputs = ({ targets, ...rest }: Examples): Examples => ({ ...rest, inputs: targets ?? new Float32Array(0) });
  const map = standardisation(asInputs(train), 'perFeature');
  const mapped = (part: Examples): Examples => ({ ...part, targets: applyAffine(asInputs(part), map).inputs });
  return [mapped(train), mapped(test)];
}
