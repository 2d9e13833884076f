import type { GPGPUProgram } from '@tensorflow/tfjs-backend-webgl';
import * as tf from '@tensorflow/tfjs-core';
import { outputShape, VECTOR_ENTRY } from '../vector.ts';
import type { WebglDevice } from '../webgl-device.ts';
import { DENSE, type Kernel, runKernel } from './kernel.ts';
import { gridOf, gridUniform, type Tiles, texels } from './tiles.ts';

const LOAD: Kernel = {
  tiles: [],
  tensors: ['source'],
  uniforms: { rowsCols: 'ivec2', stride: 'int', offset: 'int' },
  code: `${VECTOR_ENTRY}
    vec4 texel(int tile, ivec2 at) {
      int first = tile * stride + offset + 2 * at.y * rowsCols.y + 2 * at.x;
      ivec4 index = first + ivec4(0, 1, rowsCols.y, rowsCols.y + 1);
      bvec4 cells = inside(at, rowsCols);
      vec4 value = vec4(0.0);
      for (int k = 0; k < 4; k++) if (cells[k]) value[k] = entry(source, sourceTexShape, index[k]);
      return value;
    }`,
};

export interface MatrixBlock {
  readonly rows: number;
  readonly columns: number;
  /** Stride between matrices in the vector, and offset of the first. */
  readonly stride: number;
  readonly offset: number;
}

/** Copies `count` row-major matrices out of a vector on the device into tiles. */
export function loadTiles(device: WebglDevice, source: tf.Tensor2D, count: number, block: MatrixBlock): Tiles {
  const { rows, columns, stride, offset } = block;
  const grid = gridOf(count, { width: texels(columns), height: texels(rows) }, device.textureSide);
  return runKernel(device, LOAD, grid, { tiles: [], tensors: [source], uniforms: [[rows, columns], stride, offset] });
}

const UNLOAD = `
  void main() {
    ivec2 here = ivec2(gl_FragCoord.xy);
    int index = here.y * outTexShape[1] + here.x;
    int size = rowsCols.x * rowsCols.y;
    int row = (index % size) / rowsCols.y;
    int column = firstColumn + index % rowsCols.y;
    int tile = index / size;
    ivec2 at = ivec2(tile % sourceGrid.z, tile / sourceGrid.z) * sourceGrid.xy + ivec2(column / 2, row / 2);
    setOutput(texelFetch(source, at, 0)[2 * (row % 2) + column % 2]);
  }`;

/** Copies cells of all tiles, row-major from `firstColumn` on, into a vector `[count·rows·columns]` that tfjs can read. */
export function unloadTiles(
  { backend }: WebglDevice,
  { tensor, grid }: Tiles,
  { rows, columns, firstColumn = 0 }: { rows: number; columns: number; firstColumn?: number },
): tf.Tensor {
  const size = grid.count * rows * columns;
  const program: GPGPUProgram = {
    variableNames: ['source'],
    outputShape: [size],
    packedInputs: true,
    packedOutput: false,
    outPackingScheme: DENSE,
    enableShapeUniforms: true,
    customUniforms: [
      { name: 'sourceGrid', type: 'ivec3' },
      { name: 'rowsCols', type: 'ivec2' },
      { name: 'firstColumn', type: 'int' },
    ],
    userCode: UNLOAD,
  };
  const values = [gridUniform(grid), [rows, columns], [firstColumn]];
  const output = backend.runWebGLProgram(program, [tensor], 'float32', values, true, outputShape(size));
  return tf.engine().makeTensorFromTensorInfo(output, backend);
}

const GATHER: Kernel = {
  tiles: [],
  tensors: ['inputs', 'labels', 'indices'],
  uniforms: { rowsCols: 'ivec2', first: 'int', last: 'int' },
  code: `${VECTOR_ENTRY}
    vec2 pairOf(int example, int x) {
      int texel = (example / 2) * ((rowsCols.y + 1) / 2) + x;
      int width = (inputsTexShape.y + 1) / 2;
      vec4 block = texelFetch(inputs, ivec2(texel % width, texel / width), 0);
      return example % 2 == 0 ? block.xy : block.zw;
    }
    vec4 texel(int tile, ivec2 at) {
      int place = min((first + tile) * rowsCols.x + 2 * at.y, last);
      int top = int(entry(indices, indicesTexShape, place));
      int bottom = int(entry(indices, indicesTexShape, min(place + 1, last)));
      ivec2 rowsWithOne = rowsCols + ivec2(0, 1);
      bvec4 cells = inside(at, rowsWithOne);
      if (at.x == outGrid.x - 1) { // the labels
        float under = 2 * at.y + 1 < rowsCols.x ? entry(labels, labelsTexShape, bottom) : -1.0;
        return vec4(entry(labels, labelsTexShape, top), 0.0, under, 0.0);
      }
      vec4 value = vec4(0.0);
      if (2 * at.x < rowsCols.y) value = vec4(pairOf(top, at.x), pairOf(bottom, at.x));
      ivec2 columns = 2 * at.xx + ivec2(0, 1);
      bvec2 ones = equal(columns, rowsCols.yy);
      return within(mix(value, vec4(1.0), bvec4(ones, ones)), cells);
    }`,
};

/** Sources of the batches, on the device. */
export interface BatchSource {
  /** `[N, D]`. */
  readonly inputs: tf.Tensor2D;
  /** A vector of N. */
  readonly labels: tf.Tensor2D;
  /** A vector of T·S·B. */
  readonly indices: tf.Tensor2D;
  readonly batchSize: number;
}

/**
 * The batches `first` to `first + count` of T·S, a tile `[B, D + 1]` each: inputs, a column of ones for the bias, and the
 * labels in a last column of texels. Batches after the last repeat its last example.
 */
export function gatherBatches(device: WebglDevice, source: BatchSource, first: number, count: number): Tiles {
  const { inputs, labels, indices, batchSize } = source;
  const columns = inputs.shape[1];
  const grid = gridOf(count, { width: texels(columns + 1) + 1, height: texels(batchSize) }, device.textureSide);
  const uniforms = [[batchSize, columns], first, indices.size - 1];
  return runKernel(device, GATHER, grid, { tiles: [], tensors: [inputs, labels, indices], uniforms });
}
