import type * as tf from '@tensorflow/tfjs-core';
import { EngineError } from '../../../errors.ts';

/**
 * Arrangement of the matrices of a cohort in one texture: one tile of 2×2-cell texels per matrix, tiles in rows. A
 * fragment finds its tile by two divisions; inner loops need none.
 */
export interface Grid {
  /** Number of matrices, usually R. */
  readonly count: number;
  /** Texels of a tile: ⌈columns/2⌉ and ⌈rows/2⌉. */
  readonly width: number;
  readonly height: number;
  /** Tiles in a row of the texture. */
  readonly perRow: number;
}

/**
 * Matrices on the device; cells outside a matrix are 0. The tensor is opaque: its shape is a placeholder (shapes
 * enter tfjs's program key, and must not cause a recompilation); only our kernels can read it.
 */
export interface Tiles {
  readonly tensor: tf.Tensor;
  readonly grid: Grid;
}

/** The grid of `count` tiles of width × height texels; throws EngineError if it exceeds the device's texture size. */
export function gridOf(count: number, { width, height }: Pick<Grid, 'width' | 'height'>, textureSide: number): Grid {
  const perRow = Math.max(1, Math.min(count, Math.floor(textureSide / width)));
  const side = Math.max(perRow * width, Math.ceil(count / perRow) * height);
  if (side <= textureSide) return { count, width, height, perRow };
  throw new EngineError(
    `advance: a cohort must fit textures of ${textureSide} texels a side, got ${count} matrices of ` +
      `${2 * height}×${2 * width}. Train fewer runs at once.`,
  );
}

/** Texels of the whole texture, `[height, width]`. */
export function textureShape({ count, width, height, perRow }: Grid): [number, number] {
  return [Math.ceil(count / perRow) * height, perRow * width];
}

/** The grid of an input as a uniform: width, height, tiles per row. */
export const gridUniform = ({ width, height, perRow }: Grid) => [width, height, perRow];

/** Texels that hold `cells` cells. */
export const texels = (cells: number) => Math.ceil(cells / 2);
