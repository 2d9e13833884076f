import type { Loss } from '../../network.ts';
import type { WebglDevice } from '../webgl-device.ts';
import { type Kernel, runKernel } from './kernel.ts';
import { type RunTable, type StageInput, TILE_OF_RUN } from './pass-kernels.ts';
import { gridOf, type Tiles, texels } from './tiles.ts';

/** The targets of a texel's cells, from the labels or targets of its two rows. */
const ONE_HOT = `
  // 1 in the cells whose column is the row's label.
  vec4 target(vec2 label, int k) { return vec4(equal(label.xxyy, vec4(2 * k) + vec4(0.0, 1.0, 0.0, 1.0))); }`;
const REAL = 'vec4 target(vec2 value, int k) { return value.xxyy; }';

/** Outputs and targets that a fragment needs, for its two rows at once. */
const rows = (target: string) => `${TILE_OF_RUN}
  vec4 outputs(int run, int k, int row) { return texelFetch(z, corner(run, zGrid) + ivec2(k, row), 0); }
  vec2 labelsOf(int run, int row) {
    return texelFetch(batches, corner(tileOf(run), batchesGrid) + ivec2(batchesGrid.x - 1, row), 0).xz;
  }
  ${target}`;

/** Sum over the cells of one row, without columns beyond the last class. */
const frame = (parts: {
  readonly before: string;
  readonly term: string;
  readonly loss: string;
  readonly delta: string;
  readonly target?: string;
}) => `
  ${rows(parts.target ?? ONE_HOT)}
  vec4 texel(int run, ivec2 at) {
    vec2 label = labelsOf(run, at.y);
    ${parts.before}
    vec2 total = vec2(0.0);
    vec2 chosen = vec2(0.0);
    for (int k = 0; k < texelsOfRow; k++) {
      vec4 v = outputs(run, k, at.y);
      vec4 t = target(label, k);
      bvec4 cells = inside(ivec2(k, at.y), rowsCols);
      vec4 term = within(${parts.term}, cells);
      total += term.xz + term.yw;
      vec4 picked = within(v, bvec4(t));
      chosen += picked.xz + picked.yw;
    }
    if (at.x == outGrid.x - 1) {
      vec4 loss = vec4(${parts.loss}, 0.0, 0.0).xzyw;
      if (continued > 0) loss += texelFetch(previous, corner(run, previousGrid) + at, 0);
      return within(loss, inside(ivec2(0, at.y), rowsCols));
    }
    vec4 v = outputs(run, at.x, at.y);
    vec4 t = target(label, at.x);
    return within(${parts.delta}, inside(at, rowsCols));
  }`;

const CROSS_ENTROPY = frame({
  before: `
    vec2 top = outputs(run, 0, at.y).xz;
    for (int k = 0; k < texelsOfRow; k++) {
      vec4 v = outputs(run, k, at.y);
      top = max(top, 2 * k + 1 < rowsCols.y ? max(v.xz, v.yw) : v.xz);
    }`,
  term: 'exp(v - top.xxyy)',
  loss: 'log(total) - (chosen - top)',
  delta: 'exp(v - top.xxyy) / total.xxyy - t',
});

const SQUARES = { before: '', term: '(v - t) * (v - t)', loss: '0.5 * total', delta: 'v - t' };

const kernel = (code: string): Kernel => ({
  tiles: ['z', 'batches', 'runs', 'previous'],
  uniforms: { rowsCols: 'ivec2', texelsOfRow: 'int', batch: 'int', continued: 'int' },
  code,
});

const KERNELS: Record<Loss, Kernel> = {
  crossEntropy: kernel(CROSS_ENTROPY),
  squaredError: kernel(frame(SQUARES)),
};
const FROM_TARGETS = kernel(frame({ ...SQUARES, target: REAL }));

/** Column of the tiles of `outputDelta` that holds the losses. */
export const lossColumn = (classes: number) => 2 * texels(classes);

/**
 * ∂ℓ/∂z of every example, `[B, K]`, and in a column after it Σ ℓ over the steps so far: `previous` is this kernel's
 * result of the previous step, or null. So the loss costs no extra draw.
 */
export function outputDelta(
  device: WebglDevice,
  { loss, classes, batchSize, regression }: { loss: Loss; classes: number; batchSize: number; regression: boolean },
  { outputs, input, runs, previous }: { outputs: Tiles; input: StageInput; runs: RunTable; previous: Tiles | null },
): Tiles {
  const shape = { width: texels(classes) + 1, height: texels(batchSize) };
  const grid = gridOf(outputs.grid.count, shape, device.textureSide);
  return runKernel(device, regression ? FROM_TARGETS : KERNELS[loss], grid, {
    tiles: [outputs, input.tiles, runs, previous ?? outputs],
    uniforms: [[batchSize, classes], texels(classes), input.batch ?? -1, previous ? 1 : 0],
  });
}
