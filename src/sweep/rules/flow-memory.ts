/** What a run of gradient flow carries from step to step. */
export interface FlowMemory {
  /** λ₁ at the last refresh; NaN where it could not be measured. */
  sharpness: number;
  /** Factor by which accuracy increased the number of substeps. */
  factor: number;
  /** Eigenvector of λ₁, `[P]`. */
  sharpest: Float32Array | undefined;
  /** θ in f64 minus θ in f32, `[P]`. */
  readonly rest: Float32Array;
}

/** `[λ₁, factor, 1 if there is an eigenvector, eigenvector, rest]`: 3 + 2P numbers. */
export function packMemory({ sharpness, factor, sharpest, rest }: FlowMemory): Float32Array {
  const packed = new Float32Array(3 + 2 * rest.length);
  packed.set([sharpness, factor, sharpest ? 1 : 0]);
  if (sharpest) packed.set(sharpest, 3);
  packed.set(rest, 3 + rest.length);
  return packed;
}

/** The inverse, into new arrays; undefined is the memory before the first step. */
export function unpackMemory(packed: Float32Array | undefined, parameters: number): FlowMemory {
  if (!packed) return { sharpness: Number.NaN, factor: 1, sharpest: undefined, rest: new Float32Array(parameters) };
  const [sharpness, factor, known] = packed;
  return {
    sharpness,
    factor,
    sharpest: known === 1 ? packed.slice(3, 3 + parameters) : undefined,
    rest: packed.slice(3 + parameters),
  };
}
