import type { UpdateRule } from '../../engine/contract.ts';

const { fround } = Math;

/** R runs in the middle of a step: arrays that the rule owns and changes. */
export interface Rows {
  /** θ and m, `[R, P]`. */
  readonly theta: Float32Array;
  readonly velocity: Float32Array;
}

/**
 * m ← μm + (g + λθ), then θ ← θ − ηm, or θ ← θ − η(g + λθ + μm) with Nesterov, in place. gradient: `[R, P]`; rates: η,
 * `[R]`. Every operation is rounded to f32 in the order of the `simd` kernels, so that with ∇L_B as the gradient a step
 * has the bits of `Program.advance` there.
 */
export function applyUpdate(
  { theta, velocity }: Rows,
  gradient: Float32Array,
  { momentum, nesterov, weightDecay }: UpdateRule,
  rates: Float32Array,
): void {
  const count = theta.length / rates.length;
  const mu = fround(momentum);
  const lambda = fround(weightDecay);
  const plain = mu === 0 && lambda === 0;
  for (let run = 0; run < rates.length; run++) {
    const rate = rates[run];
    const end = (run + 1) * count;
    for (let i = run * count; i < end; i++) {
      const g = plain ? gradient[i] : fround(gradient[i] + fround(lambda * theta[i]));
      const m = mu === 0 ? g : fround(fround(mu * velocity[i]) + g);
      velocity[i] = m;
      const direction = nesterov && mu !== 0 ? fround(g + fround(mu * m)) : m;
      theta[i] = fround(theta[i] - fround(rate * direction));
    }
  }
}
