import * as tf from '@tensorflow/tfjs-core';

/** One tfjs backend and its life cycle. */
export interface TfjsDevice {
  readonly kind: 'webgl' | 'tfjs-cpu';
  /** Unmasked renderer string, or a substitute. */
  readonly renderer: string;
  /** Runs tensor code on this backend; synchronous, so that two devices may share a thread. */
  run<T>(work: () => T): T;
  /**
   * The values of `parts`, all in one transfer. Blocks until the queue drains: a fence of a lost context never signals.
   * The caller owns `parts`. Throws EngineError, with `lost: 'device'`, where the values are not those that the device
   * was asked to compute: tfjs would return zeros of a lost context.
   */
  read(parts: readonly tf.Tensor[]): Float32Array[];
  /** A scalar that stays on the device: a new one would cost an upload and a draw in every operation. */
  constant(value: number): tf.Scalar;
  dispose(): void;
}

/** Scalars of one device, kept until `dispose`. */
export class ConstantPool {
  private readonly scalars = new Map<number, tf.Scalar>();

  get(value: number): tf.Scalar {
    const known = this.scalars.get(value);
    if (known) return known;
    const made = tf.keep(tf.scalar(value));
    this.scalars.set(value, made);
    return made;
  }

  dispose(): void {
    for (const scalar of this.scalars.values()) scalar.dispose();
    this.scalars.clear();
  }
}

/** Splits a vector of concatenated parts into one copy per part. */
export function cutParts(values: Float32Array, parts: readonly tf.Tensor[]): Float32Array[] {
  let offset = 0;
  return parts.map((part) => values.slice(offset, (offset += part.size)));
}

/**
 * Half the smallest 2⁻ᵏ with fl(1 + 2⁻ᵏ) > 1: 2⁻²⁴ for f32. Sum and difference are separate passes through memory, so
 * that no compiler simplifies them away. Ours: the value that tfjs reports is wrong on WebGL (tfjs#6980).
 */
export function measureUnitRoundoff(device: Pick<TfjsDevice, 'run' | 'read'>): number {
  const powers = Float32Array.from({ length: 32 }, (_, k) => 2 ** -k);
  const [excess] = device.run(() =>
    tf.tidy(() => {
      const ones = tf.tensor1d(new Float32Array(32).fill(1));
      return device.read([tf.sub(tf.add(ones, tf.tensor1d(powers)), ones)]);
    }),
  );
  const last = excess.findLastIndex((value) => value > 0);
  return 2 ** -last / 2;
}
