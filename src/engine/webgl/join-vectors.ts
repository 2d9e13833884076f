import type { GPGPUProgram, MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl';
import * as tf from '@tensorflow/tfjs-core';
import { outputShape } from './vector.ts';

/** `PackingScheme.DENSE` of tfjs, with which the caller chooses the texture's shape. */
const DENSE = 0;
/** Samplers guaranteed to a fragment shader by WebGL 2. */
const MAX_PARTS = 16;

const codeFor = (names: readonly string[]) => `
  float entry(sampler2D part, ivec2 shape, int i) { return texelFetch(part, ivec2(i % shape.y, i / shape.y), 0).r; }
  void main() {
    int i = int(gl_FragCoord.y) * outTexShape.y + int(gl_FragCoord.x);
    ${names
      .map(
        (name) => `if (i < ${name}Size) { setOutput(entry(${name}, ${name}TexShape, i)); return; } i -= ${name}Size;`,
      )
      .join('\n    ')}
    setOutput(0.0);
  }`;

/**
 * Concatenation of all `parts`, `[Σ size]`, in one draw per 15 parts. Sizes are uniforms: tfjs's concat recompiles for
 * every set of shapes. The caller owns parts and result.
 */
export function joinVectors(backend: MathBackendWebGL, parts: readonly tf.Tensor[]): tf.Tensor {
  return tf.tidy(() => {
    const flat = parts.map((part) => tf.reshape<tf.Rank>(part, [part.size]));
    let joined = join(backend, flat.slice(0, MAX_PARTS));
    for (let from = MAX_PARTS; from < flat.length; from += MAX_PARTS - 1) {
      joined = join(backend, [joined, ...flat.slice(from, from + MAX_PARTS - 1)]);
    }
    return joined;
  });
}

function join(backend: MathBackendWebGL, parts: readonly tf.Tensor[]): tf.Tensor {
  const size = parts.reduce((sum, part) => sum + part.size, 0);
  const names = parts.map((_, index) => `part${index}`);
  const program: GPGPUProgram = {
    variableNames: names,
    outputShape: [size],
    outPackingScheme: DENSE,
    enableShapeUniforms: true,
    customUniforms: names.map((name) => ({ name: `${name}Size`, type: 'int' })),
    userCode: codeFor(names),
  };
  const sizes = parts.map((part) => [part.size]);
  const output = backend.runWebGLProgram(program, [...parts], 'float32', sizes, true, outputShape(size, true));
  return tf.engine().makeTensorFromTensorInfo(output, backend);
}
