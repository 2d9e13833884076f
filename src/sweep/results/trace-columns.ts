/** What was measured at a step. */
export interface StepValue {
  readonly step: number;
  readonly value: number;
  /** Half-width within which the exact value lies, in the unit of the value; absent where only rounding is in play. */
  readonly error?: number;
  /** False where an iterative measurement stopped at its cap. */
  readonly converged?: boolean;
}

/**
 * Samples that share a label as columns of numbers, in order of step: 16 to 25 bytes a sample, where an object takes
 * about a hundred. The same object for as long as its store is there, so that what was computed from its first samples can be
 * kept and continued.
 */
export interface ColumnsOf<Label> {
  readonly length: number;
  /** Grows when a sample is put before others; what was computed from the trace then holds no longer. */
  readonly insertions: number;
  /** Of sample `index`, an integer in [0, length). */
  step(index: number): number;
  value(index: number): number;
  sample(index: number): Label & StepValue;
}

const FIRST_CAPACITY = 8;
const NONE = new Float64Array(0);
const HAS_ERROR = 1;
const HAS_CONVERGED = 2;
const CONVERGED = 4;

function grown<A extends Float64Array | Uint8Array>(column: A, capacity: number): A {
  const larger = new (column.constructor as new (length: number) => A)(capacity);
  larger.set(column);
  return larger;
}

export class GrowingColumns<Run, Probe> implements ColumnsOf<{ readonly run: Run; readonly probe: Probe }> {
  length = 0;
  insertions = 0;
  #steps = NONE;
  #values = NONE;
  /** Absent until a sample has an error, or says whether it converged: losses never do. */
  #errors: Float64Array | null = null;
  #flags: Uint8Array | null = null;

  constructor(
    private readonly run: Run,
    private readonly probe: Probe,
  ) {}

  step(index: number): number {
    return this.#steps[index];
  }

  value(index: number): number {
    return this.#values[index];
  }

  /** Written out: objects made by spreading others take twenty times as long, and a fingerprint makes all of them. */
  sample(index: number): { readonly run: Run; readonly probe: Probe } & StepValue {
    const { run, probe } = this;
    const step = this.#steps[index];
    const value = this.#values[index];
    const flags = this.#flags === null ? 0 : this.#flags[index];
    if (flags === 0) return { run, probe, step, value };
    const converged = (flags & CONVERGED) !== 0;
    if ((flags & HAS_ERROR) === 0) return { run, probe, step, value, converged };
    const error = this.#errors![index];
    return flags & HAS_CONVERGED ? { run, probe, step, value, error, converged } : { run, probe, step, value, error };
  }

  /** Adds a sample after all whose step is not larger. */
  add({ step, value, error, converged }: StepValue): void {
    const capacity = this.#steps.length;
    if (this.length === capacity) this.#grow(capacity + Math.max(FIRST_CAPACITY, capacity >> 1));
    let at = this.length;
    while (at > 0 && this.#steps[at - 1] > step) at--;
    if (at < this.length) this.#shift(at);
    this.#steps[at] = step;
    this.#values[at] = value;
    if (error !== undefined) {
      this.#errors ??= new Float64Array(this.#steps.length);
      this.#errors[at] = error;
    }
    if (error !== undefined || converged !== undefined) this.#flags ??= new Uint8Array(this.#steps.length);
    if (this.#flags)
      this.#flags[at] =
        (error === undefined ? 0 : HAS_ERROR) |
        (converged === undefined ? 0 : HAS_CONVERGED) |
        (converged === true ? CONVERGED : 0);
    this.length++;
  }

  #grow(capacity: number): void {
    this.#steps = grown(this.#steps, capacity);
    this.#values = grown(this.#values, capacity);
    this.#errors &&= grown(this.#errors, capacity);
    this.#flags &&= grown(this.#flags, capacity);
  }

  #shift(from: number): void {
    this.insertions++;
    for (const column of [this.#steps, this.#values, this.#errors, this.#flags])
      column?.copyWithin(from + 1, from, this.length);
  }
}
