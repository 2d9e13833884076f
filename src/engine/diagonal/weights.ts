/**
 * Maps of R runs between θ = (u, v), `[R, 2d]`, and the parameters of a linear network with a bias, `[R, d + 1]`. All
 * arithmetic is f64, rounded once to f32. The bias is 0, and its derivatives are dropped.
 */

/** Fills `[R, d + 1]` from the pairs at (u_j, v_j) of one or two arrays `[R, 2d]`. */
function perWeight(
  inputs: number,
  a: Float32Array,
  b: Float32Array,
  value: (ua: number, va: number, ub: number, vb: number) => number,
): Float32Array {
  const runs = a.length / (2 * inputs);
  const result = new Float32Array(runs * (inputs + 1));
  for (let run = 0; run < runs; run++)
    for (let j = 0; j < inputs; j++) {
      const u = 2 * run * inputs + j;
      const v = u + inputs;
      result[run * (inputs + 1) + j] = value(a[u], a[v], b[u], b[v]);
    }
  return result;
}

/** β = u² − v². */
export const linearWeights = (inputs: number, theta: Float32Array) =>
  perWeight(inputs, theta, theta, (u, v) => u * u - v * v);

/** J z = 2u a − 2v b for z = (a, b). */
export const pushed = (inputs: number, theta: Float32Array, z: Float32Array) =>
  perWeight(inputs, theta, z, (u, v, a, b) => 2 * (u * a - v * b));

/** 4(u a + v b): change of β along D z at δx² = 1, where D = diag(2, −2); for z = θ the squared norm of a row of J. */
export const bent = (inputs: number, theta: Float32Array, z: Float32Array) =>
  perWeight(inputs, theta, z, (u, v, a, b) => 4 * (u * a + v * b));

/** One term of a sum `[R, 2d]`: g `[R, d + 1]` times z `[R, 2d]`, with `sign` applied to the part of v. */
export interface PulledTerm {
  readonly g: Float32Array;
  readonly z: Float32Array;
  readonly factor: number;
  readonly sign: 1 | -1;
}

/** Σ factor · (g a, ±g b) over terms: Jᵀg is the term z = θ, factor 2, sign −1. */
export function pulled(inputs: number, terms: readonly PulledTerm[]): Float32Array {
  return Float32Array.from(terms[0].z, (_, p) => {
    const run = Math.floor(p / (2 * inputs));
    const place = p % (2 * inputs);
    const weight = run * (inputs + 1) + (place % inputs);
    return terms.reduce((sum, { g, z, factor, sign }) => {
      return sum + factor * (place < inputs ? 1 : sign) * g[weight] * z[p];
    }, 0);
  });
}
