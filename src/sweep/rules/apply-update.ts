import type { UpdateRule } from '../../engine/contract.ts';
import { rowOf } from '../../probes/run-rows.ts';
import type { LastStep } from './rule.ts';

const { fround } = Math;

/** Of R runs, during a step. The rule owns these arrays and updates them in place. */
export interface Rows {
  /** θ and m, `[R, P]`. */
  readonly theta: Float32Array;
  readonly velocity: Float32Array;
}

/** Rows of θ, m and g of one run, and its η. */
interface RunRows extends Rows {
  readonly gradient: Float32Array;
  readonly rate: number;
}

/** m = g; θ ← θ − ηg. */
function plainUpdate({ theta, velocity, gradient, rate }: RunRows): void {
  velocity.set(gradient);
  for (let i = 0; i < theta.length; i++) theta[i] = fround(theta[i] - fround(rate * gradient[i]));
}

function fullUpdate(
  { theta, velocity, gradient, rate }: RunRows,
  { momentum, nesterov, weightDecay }: UpdateRule,
): void {
  const mu = fround(momentum);
  const decay = fround(weightDecay);
  const ahead = nesterov && mu !== 0;
  for (let i = 0; i < theta.length; i++) {
    const g = fround(gradient[i] + fround(decay * theta[i]));
    const m = fround(fround(mu * velocity[i]) + g);
    velocity[i] = m;
    theta[i] = fround(theta[i] - fround(rate * (ahead ? fround(g + fround(mu * m)) : m)));
  }
}

/**
 * m ← μm + (g + wd·θ), then θ ← θ − ηm, or θ ← θ − η(g + wd·θ + μm) with Nesterov, in place. gradient: `[R, P]`;
 * rates: η, `[R]`. Every operation is rounded to f32 in the order of the `simd` kernels, so that with ∇L_B as the gradient
 * a step equals `Program.advance` there bit for bit.
 */
export function applyUpdate(
  { theta, velocity }: Rows,
  gradient: Float32Array,
  update: UpdateRule,
  rates: Float32Array,
) {
  const P = theta.length / rates.length;
  const plain = update.momentum === 0 && update.weightDecay === 0;
  rates.forEach((rate, run) => {
    const rows = {
      theta: rowOf(theta, run, P),
      velocity: rowOf(velocity, run, P),
      gradient: rowOf(gradient, run, P),
      rate,
    };
    if (plain) plainUpdate(rows);
    else fullUpdate(rows, update);
  });
}

/** Δθ/η of the last step by `applyUpdate` or the engine's own update: −m; null with Nesterov, where m is not the step. */
export const stepOfUpdate = ({ state, update }: LastStep): Float32Array | null =>
  update.nesterov ? null : state.velocity.map((m) => -m);
