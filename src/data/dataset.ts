/**
 * Labelled examples: `inputs` is `[count, D]` row-major (images `[height, width, channels]`), `labels` in [0, classes). A
 * regression has real `targets` `[count, K]` instead, with K = classes; its labels are all 0 and mean nothing.
 */
export interface Examples {
  readonly count: number;
  readonly inputs: Float32Array;
  readonly labels: Uint16Array;
  readonly targets?: Float32Array;
}

/** What a run trains on: ready for the engine, every preparation step already applied. */
export interface Dataset {
  readonly name: string;
  /** `[D]` for vectors, `[height, width, channels]` for images; D is the product. */
  readonly inputShape: readonly number[];
  /** K: classes, or numbers of a target. Both splits have targets, or neither. */
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
