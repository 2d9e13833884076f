/**
 * Labelled examples: `inputs` is `[count, D]` row-major (images `[height, width, channels]`), `labels` in [0, classes). A
 * regression has real `targets` `[count, K]` instead, with K = classes; its labels are all 0 and unused.
 */
export interface Examples {
  readonly count: number;
  readonly inputs: Float32Array;
  readonly labels: Uint16Array;
  readonly targets?: Float32Array;
}

/** The data that a run trains on, after all preparation. */
export interface Dataset {
  readonly name: string;
  /** `[D]` for vectors, `[height, width, channels]` for images; D is the product. */
  readonly inputShape: readonly number[];
  /** K: number of classes, or of targets per example. Either both splits have targets or neither. */
  readonly classes: number;
  readonly classNames?: readonly string[];
  readonly train: Examples;
  readonly test: Examples;
}

/** Whether examples have real targets instead of classes. */
export const isRegression = ({ train }: Pick<Dataset, 'train'>): boolean => train.targets !== undefined;

/** Numbers per example. */
export function inputSize({ inputShape }: Pick<Dataset, 'inputShape'>): number {
  return inputShape.reduce((product, side) => product * side, 1);
}
