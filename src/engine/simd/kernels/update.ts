/** Coefficients of an update: m ← μm + g′, g′ = g + wd·θ; θ ← θ − ηm, or θ ← θ − η(g′ + μm) with Nesterov. */
@unmanaged
export class Update {
  /** Momentum buffers, laid out like the parameter block. */
  velocity: usize;
  /** η of the current step. */
  rate: f32;
  momentum: f32;
  weightDecay: f32;
  nesterov: i32;
  /** 1 when μ = wd = 0: then θ ← θ − ηg and m = g, which is written only when `keep` is 1. */
  plain: i32;
  keep: i32;
  /** Address of η of the first step, and its stride in bytes per step: 0 where all steps share one. */
  rates: usize;
  rateStride: usize;
}

/** The four parameters at `w` after an update with gradient g; `offset` is their offset in the parameter block. */
@inline
export function updated4(u: Update, w: v128, offset: usize, g: v128): v128 {
  const m = u.velocity + offset;
  const rate = f32x4.splat(u.rate);
  if (u.plain) {
    if (u.keep) v128.store(m, g);
    return f32x4.sub(w, f32x4.mul(rate, g));
  }
  const decayed = f32x4.add(g, f32x4.mul(f32x4.splat(u.weightDecay), w));
  const momentum = f32x4.splat(u.momentum);
  const velocity = f32x4.add(f32x4.mul(momentum, v128.load(m)), decayed);
  v128.store(m, velocity);
  const direction = u.nesterov ? f32x4.add(decayed, f32x4.mul(momentum, velocity)) : velocity;
  return f32x4.sub(w, f32x4.mul(rate, direction));
}

/** Updates all weights and biases from a stored gradient (used when a batch exceeds one block). */
export function updateAll(u: Update, params: usize, gradient: usize, bytes: usize): void {
  for (let i: usize = 0; i < bytes; i += 16) {
    v128.store(params + i, updated4(u, v128.load(params + i), i, v128.load(gradient + i)));
  }
}
