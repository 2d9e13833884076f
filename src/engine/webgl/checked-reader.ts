import * as tf from '@tensorflow/tfjs-core';
import { type ContextHealth, deviceLost } from './context-health.ts';
import { cutParts, type TfjsDevice } from './device.ts';
import type { ExactKeyBackend } from './exact-key-backend.ts';
import { joinVectors } from './join-vectors.ts';

/** The canary: an arbitrary number that exists on the device only. */
const CANARY = 0.75;
/** Marks are the integers in [1, MARKS]; times the canary they are exact in f32. */
const MARKS = 1 << 16;

/**
 * Reads tensors together with a canary, which the device multiplies by another number, the mark, at each read. A device
 * that returns zeros or NaN, that draws nothing, or returns what it returned before, gets that product wrong. A run that
 * has diverged does not: its NaN are beside a product that is right. Call within `run` of the device.
 */
export function createCheckedReader(
  backend: ExactKeyBackend,
  health: ContextHealth,
): Pick<TfjsDevice, 'read' | 'dispose'> {
  const canary = tf.keep(tf.fill([8], CANARY)); // filled by a draw
  let mark = 0;
  return {
    read(parts) {
      mark = (mark % MARKS) + 1;
      const joined = joinVectors(backend, [...parts, canary], mark);
      const values = joined.dataSync<'float32'>();
      const { size } = joined;
      joined.dispose();
      health.require();
      const returned = values.length === size ? values[size - 1] : undefined;
      if (returned !== CANARY * mark) throw deviceLost(`${returned} instead of ${CANARY * mark} for a known product`);
      return cutParts(values, parts);
    },
    dispose: () => tf.dispose(canary),
  };
}
