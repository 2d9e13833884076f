import type { UpdateRule } from '../../contract.ts';
import type { WebglDevice } from '../webgl-device.ts';
import { type Kernel, runKernel, sumOverInner } from './kernel.ts';
import { type RunTable, type StageInput, TILE_OF_RUN } from './pass-kernels.ts';
import { type Tiles, texels } from './tiles.ts';

/** (1/B) Aᵀδ + wd·θ at one texel: A `[B, fanIn + 1]`, δ `[B, out]` → `[fanIn + 1, out]`. */
const GRADIENT = `${TILE_OF_RUN}
  vec4 gradient(int run, ivec2 at) {
    ivec2 left = corner(tileOf(run), aGrid) + ivec2(at.y, 0);
    ivec2 right = corner(run, dGrid) + ivec2(at.x, 0);
    vec4 sum = vec4(0.0);
    ${sumOverInner(
      (k) => `{
      vec4 x = texelFetch(a, left + ivec2(0, ${k}), 0);
      vec4 y = texelFetch(d, right + ivec2(0, ${k}), 0);
      sum += x.xxyy * y.xyxy + x.zzww * y.zwzw;
    }`,
    )}
    return share * sum + weightDecay * texelFetch(theta, corner(run, thetaGrid) + at, 0);
  }`;

const GRADIENT_UNIFORMS = { inner: 'int', batch: 'int', share: 'float', weightDecay: 'float' } as const;

/** m ← μm + g. */
const VELOCITY: Kernel = {
  tiles: ['a', 'd', 'runs', 'theta', 'velocity'],
  uniforms: { ...GRADIENT_UNIFORMS, momentum: 'float' },
  code: `${GRADIENT}
    vec4 texel(int run, ivec2 at) {
      return momentum * texelFetch(velocity, corner(run, velocityGrid) + at, 0) + gradient(run, at);
    }`,
};

/** θ ← θ − ηg: the whole update when μ = 0. */
const DESCENT: Kernel = {
  tiles: ['a', 'd', 'runs', 'theta'],
  uniforms: GRADIENT_UNIFORMS,
  code: `${GRADIENT}
    vec4 texel(int run, ivec2 at) {
      float rate = texelFetch(runs, corner(run, runsGrid), 0).x;
      return texelFetch(theta, corner(run, thetaGrid) + at, 0) - rate * gradient(run, at);
    }`,
};

/** θ ← θ − ηm, or θ ← θ − η(g + μm) with g = m − μ m_before. */
const MOVE: Kernel = {
  tiles: ['theta', 'velocity', 'before', 'runs'],
  uniforms: { lookAhead: 'float' },
  code: `
    vec4 texel(int run, ivec2 at) {
      float rate = texelFetch(runs, corner(run, runsGrid), 0).x;
      vec4 m = texelFetch(velocity, corner(run, velocityGrid) + at, 0);
      vec4 change = m - texelFetch(before, corner(run, beforeGrid) + at, 0);
      return texelFetch(theta, corner(run, thetaGrid) + at, 0) - rate * (m + lookAhead * change);
    }`,
};

/** θ and m of one stage, `[fanIn + 1, out]` per run. */
export interface StageState {
  readonly theta: Tiles;
  readonly velocity: Tiles;
}

export interface Gradient {
  readonly input: StageInput;
  readonly delta: Tiles;
  readonly batchSize: number;
}

/**
 * One update of a stage: two draws, or one when μ = 0 and m is not read (`last`: m is read).
 * Nesterov: g + μm = m + μ(m − m_before).
 */
export function updateStage(
  device: WebglDevice,
  { theta, velocity }: StageState,
  { input, delta, batchSize }: Gradient,
  { runs, rule, last }: { runs: RunTable; rule: UpdateRule; last: boolean },
): StageState {
  const uniforms = [texels(batchSize), input.batch ?? -1, 1 / batchSize, rule.weightDecay];
  const operands = [input.tiles, delta, runs, theta];
  if (rule.momentum === 0 && !last) {
    return { theta: runKernel(device, DESCENT, theta.grid, { tiles: operands, uniforms }), velocity };
  }
  const next = runKernel(device, VELOCITY, theta.grid, {
    tiles: [...operands, velocity],
    uniforms: [...uniforms, rule.momentum],
  });
  const moved = runKernel(device, MOVE, theta.grid, {
    tiles: [theta, next, velocity, runs],
    uniforms: [rule.nesterov ? rule.momentum : 0],
  });
  return { theta: moved, velocity: next };
}
