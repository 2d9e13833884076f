/** Labelled examples: `inputs` is `[count, D]` row-major (images `[height, width, channels]`), `labels` in [0, classes). */
export interface Examples {
  readonly count: number;
  readonly inputs: Float32Array;
  readonly labels: Uint16Array;
}

/** What a run trains on: ready for the engine, every preparation step already applied. */
export interface Dataset {
  readonly name: string;
  /** `[D]` for vectors, `[height, width, channels]` for images; D is the product. */
  readonly inputShape: readonly number[];
  readonly classes: number;
  readonly classNames?: readonly string[];
  readonly train: Examples;
  readonly test: Examples;
}

/** Numbers per example. */
export function inputSize({ inputShape }: Pick<Dataset, 'inputShape'>): number {
  return inputShape.reduce((product, side) => product * side, 1);
}
