import { PURPOSE, randomStream } from '../math/rng.ts';
import type { Examples } from './dataset.ts';
import type { Split } from './generator.ts';

/** Adds independent normal noise to every input. The noise of example i does not depend on the number of examples. */
export function addInputNoise(
  examples: Examples,
  deviation: number,
  { seed, split }: { seed: number; split: Split },
): Examples {
  if (deviation === 0) return examples;
  const { count } = examples;
  const inputs = examples.inputs.slice();
  const size = inputs.length / count;
  for (let i = 0; i < count; i++) {
    const stream = randomStream(seed, PURPOSE.inputNoise, 2 * i + (split === 'train' ? 0 : 1));
    for (let at = i * size; at < (i + 1) * size; at++) inputs[at] += deviation * stream.normal();
  }
  return { ...examples, inputs };
}

/**
 * Replaces exactly round(fraction · N) labels by another class, uniform among the K − 1 others. Examples are replaced in
 * the order of random keys, so a larger fraction includes every replacement of a smaller one.
 */
export function replaceLabels(
  examples: Examples,
  fraction: number,
  { seed, classes }: { seed: number; classes: number },
): Examples {
  const { count, inputs } = examples;
  const replaced = Math.round(fraction * count);
  if (replaced === 0) return examples;
  const keys = new Uint32Array(count);
  const shifts = new Uint16Array(count);
  for (let i = 0; i < count; i++) {
    const stream = randomStream(seed, PURPOSE.labelNoise, i);
    keys[i] = stream.uint32();
    shifts[i] = 1 + stream.below(classes - 1);
  }
  const labels = examples.labels.slice();
  const order = Uint32Array.from(keys, (_, i) => i).sort((a, b) => keys[a] - keys[b] || a - b);
  for (const i of order.subarray(0, replaced)) labels[i] = (labels[i] + shifts[i]) % classes;
  return { count, inputs, labels };
}
