import { exp } from '../math/elementary.ts';

/** A process dx = −L′(x) dt + √(2D(x)) dW in Itô's sense, even in x. */
export interface Diffusion1D {
  readonly slope: (x: number) => number;
  readonly diffusion: (x: number) => number;
}

/**
 * Mean time from x = 0 until |x| ≥ b: τ = ∫₀ᵇ e^Φ(y) ∫₀ʸ e^−Φ(z)/D(z) dz dy, Φ(y) = ∫₀ʸ L′/D. In units of t; b > 0,
 * D > 0 on [0, b]. Composite midpoint rule on `cells` cells: error O((b/cells)²) for smooth or piecewise smooth
 * integrands whose jumps fall on cell borders. No low-noise assumption: this is what Kramers' formula approximates.
 * Source: Gardiner 2009, Stochastic Methods, 4th ed., §5.5; Pontryagin, Andronov, Vitt 1933.
 */
export function meanExitTime({ slope, diffusion }: Diffusion1D, border: number, cells = 20_000): number {
  const width = border / cells;
  let potential = 0; // Φ at the left end of the cell
  let occupied = 0; // ∫₀ʸ e^(Φ(y) − Φ(z))/D dz at the left end: relative to e^Φ(y), so that nothing overflows
  let time = 0;
  for (let i = 0; i < cells; i++) {
    const x = (i + 0.5) * width;
    const d = diffusion(x);
    const rise = (slope(x) / d) * width;
    const half = exp(rise / 2);
    const atMiddle = occupied * half + width / (2 * d);
    time += atMiddle * width;
    occupied = occupied * exp(rise) + (width / d) * half;
    potential += rise;
  }
  return Number.isFinite(potential) ? time : Number.POSITIVE_INFINITY;
}
