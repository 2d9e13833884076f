import type { GPGPUProgram } from '@tensorflow/tfjs-backend-webgl';
import * as tf from '@tensorflow/tfjs-core';
import type { WebglDevice } from '../webgl-device.ts';
import { type Grid, gridUniform, type Tiles, textureShape } from './tiles.ts';

type UniformType = 'int' | 'float' | 'ivec2';

/** One draw over tiles, as GLSL ES 3.00. */
export interface Kernel {
  /** Tiles read by `texelFetch(<name>, …)`; `<name>Grid` is their grid. */
  readonly tiles: readonly string[];
  /** Further inputs: tfjs tensors, packed by tfjs; `<name>TexShape` is their size in cells. */
  readonly tensors?: readonly string[];
  readonly uniforms: Readonly<Record<string, UniformType>>;
  /** Defines `vec4 texel(int tile, ivec2 at)`: the value of texel `at` (column, row) of an output tile. */
  readonly code: string;
}

export interface KernelCall {
  readonly tiles: readonly Tiles[];
  readonly tensors?: readonly tf.Tensor[];
  readonly uniforms: readonly (number | readonly number[])[];
}

const STAND_IN = [2, 2, 2, 2];
/**
 * A sum over k < inner, four terms per iteration: software renderers spend more on the loop than on a term. `term`
 * returns the statement for one k.
 */
export function sumOverInner(term: (k: string) => string): string {
  const four = ['k', 'k + 1', 'k + 2', 'k + 3'].map(term).join('\n');
  return `int k = 0;
    for (; k + 3 < inner; k += 4) { ${four} }
    for (; k < inner; k++) { ${term('k')} }`;
}

/** `PackingScheme.DENSE` of tfjs, with which the caller chooses the texture's shape. */
export const DENSE = 0;

const PRELUDE = `
  ivec2 corner(int tile, ivec3 grid) { return ivec2(tile % grid.z, tile / grid.z) * grid.xy; }
  // Which of the cells (row, column), (row, column + 1), (row + 1, column), (row + 1, column + 1) are inside the matrix.
  bvec4 inside(ivec2 at, ivec2 rowsCols) {
    bvec2 r = lessThan(2 * at.yy + ivec2(0, 1), rowsCols.xx);
    bvec2 c = lessThan(2 * at.xx + ivec2(0, 1), rowsCols.yy);
    return bvec4(r.x && c.x, r.x && c.y, r.y && c.x, r.y && c.y);
  }
  vec4 within(vec4 value, bvec4 cells) { return mix(vec4(0.0), value, cells); }
`;

const MAIN = `
  void main() {
    ivec2 here = ivec2(gl_FragCoord.xy);
    ivec2 cell = here / outGrid.xy;
    int tile = cell.y * outGrid.z + cell.x;
    setOutput(tile < outCount ? texel(tile, here - cell * outGrid.xy) : vec4(0.0));
  }
`;

/**
 * Draws `kernel` into new tiles on `grid`. All sizes are uniforms, so a kernel is compiled once per device. Call inside
 * `tidy`, or own the result.
 */
export function runKernel({ backend }: WebglDevice, kernel: Kernel, grid: Grid, call: KernelCall): Tiles {
  const { tiles, tensors = [], uniforms } = kernel;
  const program: GPGPUProgram = {
    variableNames: [...tiles, ...tensors],
    outputShape: STAND_IN,
    packedInputs: true,
    packedOutput: true,
    outPackingScheme: DENSE,
    enableShapeUniforms: true,
    customUniforms: [
      { name: 'outGrid', type: 'ivec3' },
      { name: 'outCount', type: 'int' },
      ...tiles.map((name) => ({ name: `${name}Grid`, type: 'ivec3' as const })),
      ...Object.entries(uniforms).map(([name, type]) => ({ name, type })),
    ],
    userCode: PRELUDE + kernel.code + MAIN,
  };
  const values = [
    gridUniform(grid),
    [grid.count],
    ...call.tiles.map((input) => gridUniform(input.grid)),
    ...call.uniforms.map((value) => (typeof value === 'number' ? [value] : [...value])),
  ];
  const inputs = [...call.tiles.map(({ tensor }) => tensor), ...(call.tensors ?? [])];
  const output = backend.runWebGLProgram(program, inputs, 'float32', values, true, textureShape(grid));
  return { tensor: tf.engine().makeTensorFromTensorInfo(output, backend), grid };
}
