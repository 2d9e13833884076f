import { ACTIVATIONS, type Activation } from '../../activations.ts';
import { activationGlsl } from '../activations.ts';
import type { WebglDevice } from '../webgl-device.ts';
import { type Kernel, runKernel, sumOverInner } from './kernel.ts';
import { gridOf, type Tiles, texels } from './tiles.ts';

/**
 * The input of a stage: activations of the stage below, one tile per run, or gathered batches, one tile per order. Each
 * ends with a column of ones, so that the bias is the last row of the weights, `[fanIn + 1, out]`.
 */
export interface StageInput {
  readonly tiles: Tiles;
  /** For gathered batches: the tile of order 0 at this step. */
  readonly batch: number | null;
}

/** Per run: learning rate and order, in the first two cells of a tile of one texel. */
export type RunTable = Tiles;

/** The tile of a run's batch; `batch` < 0 where every run has its own. */
export const TILE_OF_RUN = `
  int tileOf(int run) {
    return batch < 0 ? run : batch + int(texelFetch(runs, corner(run, runsGrid), 0).y);
  }`;

/** φ(AW), A: `[B, fanIn + 1]`, W: `[fanIn + 1, out]` → `[B, out + 1]` with its column of ones. */
const product = (activation: Activation): Kernel => ({
  tiles: ['a', 'w', 'runs'],
  uniforms: { rowsCols: 'ivec2', inner: 'int', batch: 'int' },
  code: `${TILE_OF_RUN}
    ${activationGlsl(activation).value}
    vec4 texel(int run, ivec2 at) {
      ivec2 left = corner(tileOf(run), aGrid) + ivec2(0, at.y);
      ivec2 right = corner(run, wGrid) + ivec2(at.x, 0);
      vec4 sum = vec4(0.0);
      ${sumOverInner(
        (k) => `{
        vec4 x = texelFetch(a, left + ivec2(${k}, 0), 0);
        vec4 y = texelFetch(w, right + ivec2(0, ${k}), 0);
        sum += x.xxzz * y.xyxy + x.yyww * y.zwzw;
      }`,
      )}
      bvec2 ones = equal(2 * at.xx + ivec2(0, 1), rowsCols.yy);
      return within(mix(activate(sum), vec4(1.0), bvec4(ones, ones)), inside(at, rowsCols + ivec2(0, 1)));
    }`,
});

/** φ(z) of `[B, out + 1]` where the product kept z. */
const activation = (kind: Activation): Kernel => ({
  tiles: ['z'],
  uniforms: { rowsCols: 'ivec2' },
  code: `${activationGlsl(kind).value}
    vec4 texel(int run, ivec2 at) {
      bvec2 ones = equal(2 * at.xx + ivec2(0, 1), rowsCols.yy);
      vec4 value = activate(texelFetch(z, corner(run, zGrid) + at, 0));
      return within(mix(value, vec4(1.0), bvec4(ones, ones)), inside(at, rowsCols + ivec2(0, 1)));
    }`,
});

/** δW⁺ᵀ ∘ φ′: δ of the stage above `[B, out⁺]`, W⁺: `[out + 1, out⁺]` → `[B, out]`. */
const backward = (kind: Activation): Kernel => ({
  tiles: ['d', 'w', 'kept'],
  uniforms: { rowsCols: 'ivec2', inner: 'int' },
  code: `${activationGlsl(kind).slope}
    vec4 texel(int run, ivec2 at) {
      ivec2 left = corner(run, dGrid) + ivec2(0, at.y);
      ivec2 right = corner(run, wGrid) + ivec2(0, at.x);
      vec4 sum = vec4(0.0);
      ${sumOverInner(
        (k) => `{
        vec4 x = texelFetch(d, left + ivec2(${k}, 0), 0);
        vec4 y = texelFetch(w, right + ivec2(${k}, 0), 0);
        sum += x.xxzz * y.xzxz + x.yyww * y.ywyw;
      }`,
      )}
      return within(sum * slope(texelFetch(kept, corner(run, keptGrid) + at, 0)), inside(at, rowsCols));
    }`,
});

const PRODUCT = perActivation(product);
const ACTIVATE = perActivation(activation);
const BACKWARD = perActivation(backward);

function perActivation(make: (activation: Activation) => Kernel): Record<Activation, Kernel> {
  return Object.fromEntries(ACTIVATIONS.map((name) => [name, make(name)])) as Record<Activation, Kernel>;
}

export interface StageShape {
  readonly batchSize: number;
  readonly fanIn: number;
  readonly out: number;
  readonly activation: Activation;
}

/** Results of the forward pass of a stage: its output and the input of its slope. */
export interface Activated {
  readonly output: Tiles;
  readonly kept: Tiles;
}

/** a′ = φ(aW + b) of all runs. One draw, or two where the backward pass needs z. */
export function forwardStage(
  device: WebglDevice,
  { batchSize, fanIn, out, activation: kind }: StageShape,
  { input, weights, runs }: { input: StageInput; weights: Tiles; runs: RunTable },
): Activated {
  const shape = { width: texels(out + 1), height: texels(batchSize) };
  const grid = gridOf(weights.grid.count, shape, device.textureSide);
  const rowsCols = [batchSize, out];
  const { keepsInput } = activationGlsl(kind);
  const first = runKernel(device, PRODUCT[keepsInput ? 'linear' : kind], grid, {
    tiles: [input.tiles, weights, runs],
    uniforms: [rowsCols, texels(fanIn + 1), input.batch ?? -1],
  });
  if (!keepsInput) return { output: first, kept: first };
  return { output: runKernel(device, ACTIVATE[kind], grid, { tiles: [first], uniforms: [rowsCols] }), kept: first };
}

/** δ of a stage from δ and weights of the one above, whose `out` is `above`. */
export function backwardStage(
  device: WebglDevice,
  { batchSize, out, activation: kind }: StageShape,
  { delta, weights, kept, above }: { delta: Tiles; weights: Tiles; kept: Tiles; above: number },
): Tiles {
  const shape = { width: texels(out), height: texels(batchSize) };
  const grid = gridOf(weights.grid.count, shape, device.textureSide);
  return runKernel(device, BACKWARD[kind], grid, {
    tiles: [delta, weights, kept],
    uniforms: [[batchSize, out], texels(above)],
  });
}
