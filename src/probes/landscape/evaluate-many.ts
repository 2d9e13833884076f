import type { Program } from '../../engine/contract.ts';

export interface ManyOptions {
  /** How many parameter vectors, and P. */
  readonly count: number;
  readonly parameters: number;
  /** Writes parameter vector `index` to `out`, whose previous content is arbitrary. */
  write(index: number, out: Float32Array): void;
  readonly split?: 'train' | 'test';
}

export interface ManyEvaluations {
  /** `[count]` each. */
  readonly loss: Float64Array;
  readonly accuracy: Float64Array;
}

/** Vectors evaluated at once: the size that the WebGL engine's chunks are made for; 64 copies of θ in memory. */
const AT_ONCE = 64;

/**
 * Mean loss and accuracy at any number of parameter vectors, as runs of the batched program, chunk by chunk. Work of one
 * forward pass over the split each. Error of a loss: rounding, about 2⁻²⁰(1 + L).
 */
export async function evaluateMany(program: Program, options: ManyOptions): Promise<ManyEvaluations> {
  const { count, parameters, write, split = 'train' } = options;
  const loss = new Float64Array(count);
  const accuracy = new Float64Array(count);
  for (let start = 0; start < count; start += AT_ONCE) {
    const runs = Math.min(AT_ONCE, count - start);
    const theta = new Float32Array(runs * parameters);
    for (let run = 0; run < runs; run++) write(start + run, theta.subarray(run * parameters, (run + 1) * parameters));
    const point = await program.at(theta);
    try {
      const evaluated = await point.evaluate(split);
      loss.set(evaluated.loss, start);
      accuracy.set(evaluated.accuracy, start);
    } finally {
      point.dispose();
    }
  }
  return { loss, accuracy };
}
