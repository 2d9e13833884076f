import { z } from 'zod';
import { PURPOSE, randomStream } from '../../math/rng.ts';
import { numberControl } from '../control.ts';
import { defineGenerator, drawEach } from '../generator.ts';

/** Class means [K, D]: normal, then centred on 0 and scaled until their pairwise distances have root mean square 2. */
function classMeans(classes: number, dimension: number, seed: number): Float64Array {
  const means = new Float64Array(classes * dimension);
  for (let k = 0; k < classes; k++) {
    const stream = randomStream(seed, PURPOSE.teacher, k);
    for (let d = 0; d < dimension; d++) means[k * dimension + d] = stream.normal();
  }
  let squares = 0;
  for (let d = 0; d < dimension; d++) {
    let sum = 0;
    for (let k = 0; k < classes; k++) sum += means[k * dimension + d];
    for (let k = 0; k < classes; k++) {
      const centred = (means[k * dimension + d] -= sum / classes);
      squares += centred * centred;
    }
  }
  // Σ over ordered pairs of ‖mᵢ − mⱼ‖² = 2K Σ‖mₖ‖² for centred means, over K(K − 1) pairs.
  const scale = 2 / Math.sqrt((2 * squares) / (classes - 1));
  return means.map((value) => value * scale);
}

/**
 * Isotropic normal classes of standard deviation `overlap` around random means, whose distances have root mean square 2.
 * The Bayes error for two classes is Φ(−1/overlap): 0.023 at overlap 0.5, 0.16 at 1.
 */
export const gaussians = defineGenerator({
  kind: 'gaussians',
  title: 'Gaussian mixture',
  parameters: z.strictObject({
    kind: z.literal('gaussians'),
    dimension: numberControl({ label: 'Dimension', min: 1, max: 1024, step: 1, initial: 10 }),
    classes: numberControl({ label: 'Classes', min: 2, max: 100, step: 1, initial: 3 }),
    overlap: numberControl({ label: 'Overlap', min: 0.01, max: 5, step: 0.01, unit: 'sd', initial: 0.5 }),
  }),
  inputShape: ({ dimension }) => [dimension],
  classes: ({ classes }) => classes,
  draw: ({ dimension, classes, overlap }, split, count, seed) => {
    const means = classMeans(classes, dimension, seed);
    return drawEach({ split, count, seed, size: dimension }, (i, stream, row) => {
      const label = i % classes;
      for (let d = 0; d < dimension; d++) row[d] = means[label * dimension + d] + overlap * stream.normal();
      return label;
    });
  },
});
