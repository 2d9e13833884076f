import type { Program } from '../../engine/contract.ts';
import { norm, rowOf } from '../run-rows.ts';

/** Roundoff of one Hessian–vector product relative to ‖H‖: four unit roundoffs of f32, as in `lanczos`. */
const PRODUCT_ROUNDOFF = 2 ** -22;
/** h of the pilot difference and the range of h, for unit directions. */
const PILOT = 2 ** -5;
const [LEAST, MOST] = [2 ** -12, 2 ** -3];

export interface HessianDerivativeOptions {
  /** θ, `[P]`; rounded to f32 by the engine. */
  readonly theta: Float32Array;
  /** v, `[P]`, a unit vector. */
  readonly direction: Float32Array;
  /** u, `[P]` each. */
  readonly vectors: readonly Float32Array[];
  /** h > 0. */
  readonly step: number;
}

/** D³L[u, v, ·] for each u, `[P]`, with what the rounding of θ ± hv made of v. */
export interface HessianDerivative {
  readonly derivatives: readonly Float64Array[];
  /** ‖(θ₊ − θ₋)/2h − v‖ of the points as they are in f32. */
  readonly misdirection: number;
}

/**
 * D³L[u, v, ·] = (H(θ + hv)u − H(θ − hv)u)/2h + O(h²): two points and two products for each u. Rounding: ε‖H‖/h for
 * products with the relative error ε.
 */
export async function differenceHessian(
  program: Pick<Program, 'at'>,
  { theta, direction, vectors, step }: HessianDerivativeOptions,
): Promise<HessianDerivative> {
  const P = theta.length;
  const ends = new Float32Array(2 * P);
  let misdirection = 0;
  for (let p = 0; p < P; p++) {
    ends[p] = theta[p] + step * direction[p];
    ends[P + p] = theta[p] - step * direction[p];
    misdirection += ((ends[p] - ends[P + p]) / (2 * step) - direction[p]) ** 2;
  }
  const point = await program.at(ends);
  try {
    const derivatives: Float64Array[] = [];
    const both = new Float32Array(2 * P);
    for (const vector of vectors) {
      both.set(vector);
      both.set(vector, P);
      const product = await point.hessianVector(both);
      const [ahead, behind] = [rowOf(product, 0, P), rowOf(product, 1, P)];
      derivatives.push(Float64Array.from(ahead, (x, p) => (x - behind[p]) / (2 * step)));
    }
    return { derivatives, misdirection: Math.sqrt(misdirection) };
  } finally {
    point.dispose();
  }
}

/** h with the error of D³L[u, u, ·] that it leaves, both parts bounded by what was measured. */
export interface DifferenceStep {
  readonly step: number;
  /** ‖remainder of order h²‖ + ε‖H‖/h. */
  readonly error: number;
}

/**
 * The h that minimises h²T + ελ₁/h, h = (ελ₁/2T)^{1/3}, within [2⁻¹², 2⁻³]; T = ‖D(2h₀) − D(h₀)‖/3h₀² of the differences D along
 * u at h₀ = 2⁻⁵ estimates ‖D⁵L[u, u, u, u, ·]‖/6 from above where rounding adds to it. `scale`: ‖H‖; `roundoff`: relative
 * error of products for the error, four unit roundoffs being taken for h.
 */
export async function chooseDifferenceStep(
  program: Pick<Program, 'at'>,
  {
    theta,
    vector,
    scale,
    roundoff = PRODUCT_ROUNDOFF,
  }: { theta: Float32Array; vector: Float32Array; scale: number; roundoff?: number },
): Promise<DifferenceStep> {
  const at = (step: number) => differenceHessian(program, { theta, direction: vector, vectors: [vector], step });
  const [near, far] = [(await at(PILOT)).derivatives[0], (await at(2 * PILOT)).derivatives[0]];
  const remainder = norm(far.map((x, p) => x - near[p])) / (3 * PILOT * PILOT);
  const best = Math.cbrt((PRODUCT_ROUNDOFF * scale) / (2 * remainder));
  const step = Math.fround(best > LEAST ? Math.min(MOST, best) : LEAST);
  return { step, error: step * step * remainder + (roundoff * scale) / step };
}
