import { mean } from '../../math/statistics.ts';

/** P(X < x)² E[x − X | X < x] √(1 + E[X | X < x]²) over `left`, the inputs below x, of n. */
function side(x: number, inputs: readonly number[], n: number): number {
  if (inputs.length === 0) return 0;
  const centre = mean(inputs);
  return (inputs.length / n) ** 2 * Math.abs(x - centre) * Math.sqrt(1 + centre ** 2);
}

/**
 * Weight g(x) = min(g⁻, g⁺) of a kink at x: g⁻(x) = P(X < x)² E[x − X | X < x] √(1 + E[X | X < x]²) over the training inputs, g⁺ the
 * same of the inputs above. ≥ 0; 0 outside their range.
 * Source: Mulayoff, Michaeli, Soudry 2021 (NeurIPS), recalled; Qiao et al. 2024, arXiv:2406.06838, use it.
 */
export function kinkWeight(x: number, inputs: readonly number[]): number {
  const below = side(
    x,
    inputs.filter((value) => value < x),
    inputs.length,
  );
  const above = side(
    x,
    inputs.filter((value) => value > x),
    inputs.length,
  );
  return Math.min(below, above);
}

/**
 * ∫|f″|g of f(x) = Σ aₖ max(0, wₖx + bₖ) + c: Σ |aₖwₖ| g(−bₖ/wₖ), each kink of its own. theta: `[3K + 1]` in the order w, b, a, c.
 */
export function weightedVariation(theta: ArrayLike<number>, inputs: readonly number[]): number {
  const width = (theta.length - 1) / 3;
  let sum = 0;
  for (let k = 0; k < width; k++) {
    const [w, b, a] = [theta[k], theta[width + k], theta[2 * width + k]];
    if (w !== 0) sum += Math.abs(a * w) * kinkWeight(-b / w, inputs);
  }
  return sum;
}
