/** What a run of the central flow carries from step to step. */
export interface CentralFlowMemory {
  /** Factor by which accuracy increased the number of substeps. */
  factor: number;
  /** h of the differences of Hessian products; 0 before the first. */
  differenceStep: number;
  /** Mean of tr Σ over the last step, in units of θ². */
  variance: number;
  /** Eigenvalues at the edge in the last substep; one more than the rule allows once it has given up. */
  atEdge: number;
  /** Eigenvectors of the largest eigenvalues of H at the last substep, `[P]` each, at most `directions` + 2. */
  vectors: readonly Float32Array[];
  /** θ in f64 minus θ in f32, `[P]`. */
  readonly rest: Float32Array;
}

const HEAD = 5;

/** `[factor, h, tr Σ, number at the edge, number of vectors, vectors, zeros, rest]`: 5 + (`directions` + 3)P numbers. */
export function packCentralFlow(memory: CentralFlowMemory, directions: number): Float32Array {
  const { factor, differenceStep, variance, atEdge, vectors, rest } = memory;
  const P = rest.length;
  const packed = new Float32Array(HEAD + (directions + 3) * P);
  packed.set([factor, differenceStep, variance, atEdge, vectors.length]);
  vectors.forEach((vector, k) => void packed.set(vector, HEAD + k * P));
  packed.set(rest, packed.length - P);
  return packed;
}

/** The inverse, into new arrays; undefined is the memory before the first step. */
export function unpackCentralFlow(packed: Float32Array | undefined, parameters: number): CentralFlowMemory {
  if (!packed)
    return { factor: 1, differenceStep: 0, variance: 0, atEdge: 0, vectors: [], rest: new Float32Array(parameters) };
  const [factor, differenceStep, variance, atEdge, count] = packed;
  const vectors = Array.from({ length: count }, (_, k) =>
    packed.slice(HEAD + k * parameters, HEAD + (k + 1) * parameters),
  );
  return { factor, differenceStep, variance, atEdge, vectors, rest: packed.slice(packed.length - parameters) };
}

/** tr Σ of each row of a state of the central flow; its predicted loss is L + ½⟨H, Σ⟩ = L + tr Σ/η. 0 before the first step. */
export const varianceOf = (packed: Float32Array | undefined): number => packed?.[2] ?? 0;

/** Eigenvalues at the edge of a row of a state of the central flow. */
export const atEdgeOf = (packed: Float32Array | undefined): number => packed?.[3] ?? 0;
