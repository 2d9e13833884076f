import type { NumericArray } from '../../data/formats/numeric-array.ts';

/** Named arrays of a file, and notes about them. Names are in lower case. */
export interface TensorFile {
  /** Name of the file, for messages. */
  readonly name: string;
  readonly names: readonly string[];
  /** Whether `names` are in the order in which they were saved; safetensors sorts them. */
  readonly isInSavedOrder: boolean;
  /** A name in the letter case of the file. */
  spelling(name: string): string;
  /** Shape of one array, without reading it. */
  shape(name: string): readonly number[] | undefined;
  /** Reads one array, or undefined if there is none of that name. Throws SpecError if it is damaged. */
  array(name: string): NumericArray | undefined;
  readonly metadata: ReadonlyMap<string, string>;
}

/** One array to be written; floats as 32-bit floats, integers as 32-bit integers. */
export interface NamedTensor {
  readonly name: string;
  readonly shape: readonly number[];
  readonly values: Float32Array | Int32Array;
}
