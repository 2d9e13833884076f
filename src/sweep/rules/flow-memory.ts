/** What a run that follows gradient flow remembers. */
export interface FlowMemory {
  /** λ₁ at the last refresh; NaN where it could not be measured. */
  sharpness: number;
  /** What accuracy multiplied the number of steps with. */
  factor: number;
  /** Of λ₁, `[P]`. */
  sharpest: Float32Array | undefined;
  /** θ in f64 less θ in f32, `[P]`. */
  readonly rest: Float32Array;
}

/** `[λ₁, factor, whether there is an eigenvector, the eigenvector, the rest]`: 3 + 2P numbers. */
export function packMemory({ sharpness, factor, sharpest, rest }: FlowMemory): Float32Array {
  const packed = new Float32Array(3 + 2 * rest.length);
  packed.set([sharpness, factor, sharpest ? 1 : 0]);
  if (sharpest) packed.set(sharpest, 3);
  packed.set(rest, 3 + rest.length);
  return packed;
}

/** The inverse, with arrays of its own; nothing is remembered at first. */
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
